"""What the customer's act means while a question is open: an answer, a global word, or neither."""

import re
from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from bot.dialogue.answers import address_in, read_answer
from bot.dialogue.checking import Unusable
from bot.dialogue.corrections import AROUND, Correction, fixable, own_words, read_correction
from bot.dialogue.doubts import doubtful
from bot.dialogue.earlier import EARLIER, on_offer
from bot.dialogue.ears import FEWEST_WORDS
from bot.dialogue.lexicon import Lexicon
from bot.dialogue.matching import plain, plain_words
from bot.dialogue.meanings import (
    Address,
    Ambiguous,
    Anew,
    Answer,
    Aside,
    GlobalChoice,
    Meaning,
    MoreFiles,
    Talk,
)
from bot.dialogue.plan import Question
from bot.errors import BadRequest
from bot.model.conversation import Head
from bot.model.entry import AskType, Choice
from bot.model.step import Attached, Chose, Facts, Typed

if TYPE_CHECKING:
    from bot.dialogue.flow import Flow

COMPLAINT = "complaint"
HARMLESS = ("human", "back", "repeat", "fix")
ADDRESS = "email"
AN_ADDRESS = re.compile(r"\S*@\S*")
FAREWELL = "farewell"
"""Meant by a no where the bot has asked whether there is anything else."""
NO_QUESTION = ("human", "complaint", "status")
"""Words that are no text of their own, but in a draft, where they may be part of what is told."""
SKIP, DONE, TEXT, FIX = "skip", "done", "text", "fix"
FIX_FIELD = "fix-"
"""`fix-email`: a choice, at any ask, to give the answer `email` again."""


def understand(
    flow: "Flow", head: Head, ask: Question, event: Typed | Chose | Attached, facts: Facts
) -> Meaning:
    """Raises BadRequest for a choice that is not on offer."""
    match event:
        case Attached(files):
            return MoreFiles(files) if ask.field.type is AskType.FILES else Unusable("file_not_asked")
        case Chose(choice):
            return _chosen(flow, head, ask, choice)
        case Typed(text):
            meaning = _typed(flow, head, ask, text, facts)
            wish = _wish(flow, head, facts)
            if wish and doubtful(ask, text, meaning):
                return _global(head, ask, wish, text)
            return meaning


def offered(flow: "Flow", head: Head, ask: Question, language: str) -> tuple[Choice, ...]:
    """What may be chosen at the open question."""
    field = ask.field
    if field.dynamic:
        return head.ask.choices if head.ask and head.ask.field == field.name else ()
    choices = tuple(Choice(o.value, o.label.of(language)) for o in field.options)
    if ask.optional and field.type is AskType.CHOICE:
        choices += (Choice(SKIP, flow.answers[SKIP].label.of(language)),)
    return choices


def _chosen(flow: "Flow", head: Head, ask: Question, value: str) -> Meaning:
    if head.position.aside and value == TEXT and head.position.aside["text"]:
        return Answer(head.position.aside["text"], TEXT, flow.answers[TEXT].label.of(head.language))
    if value == EARLIER and (kept := on_offer(head)):
        return Answer(kept, EARLIER, flow.answers[EARLIER].label.of(head.language))
    for choice in offered(flow, head, ask, head.language):
        if choice.value == value != SKIP:
            return Answer(value, value, choice.label)
    if value in flow.globals:
        return GlobalChoice(value)
    field = value.removeprefix(FIX_FIELD)
    if value.startswith(FIX_FIELD) and field in fixable(flow, head):
        return Correction(field)
    if value == SKIP and ask.optional:
        return _skipped(flow, head, ask)
    if value == DONE and ask.field.type is AskType.FILES:
        return _done(flow, head, ask)
    sentence = flow.phrases["unknown_choice"].of(head.language).text
    raise BadRequest(sentence, details={"choice": sentence})


def _typed(flow: "Flow", head: Head, ask: Question, text: str, facts: Facts) -> Meaning:
    """A choice, then a global word, a correction, talk; then what the question's type makes of it."""
    ears, aside = flow.ears, head.position.aside
    named = _aside(flow, head, text) if aside else None
    if named:
        return named
    kept = _kept(flow, head, ask, text) if on_offer(head) else None
    if kept:
        return kept
    choices = offered(flow, head, ask, head.language)
    chosen = _choice(ask, choices, text)
    if chosen:
        return _labelled(chosen, choices)
    word = ears.globals.means(text)
    if word:
        state = flow.standing(head)
        plain_wish = word in NO_QUESTION and state is not None and not state.draft
        return GlobalChoice(word) if plain_wish else _global(head, ask, word, text)
    said = ears.answers.means(text)
    if said == SKIP and ask.optional:
        return _skipped(flow, head, ask)
    if said == DONE and ask.field.type is AskType.FILES:
        return _done(flow, head, ask)
    correction = read_correction(flow, head, text, facts)
    if correction:
        return correction
    volunteered = _with_address(flow, head, ask, text, facts) if "@" in text else None
    if volunteered:
        return volunteered
    talk = ears.talk.means(text)
    if not talk and head.position.at_ease and ask.field.type is AskType.LONG_TEXT:
        talk = FAREWELL if said == DONE or ears.agreed.means(text) == "no" else None
    if not talk and ask.field.type is AskType.TEXT and _is_a_foreign_sentence(flow, text):
        return Unusable()
    return Talk(talk) if talk else _answer(flow, head, ask, text, facts)


def _global(head: Head, ask: Question, word: str, text: str) -> Meaning:
    long_text = ask.field.type is AskType.LONG_TEXT and not head.position.aside
    return Ambiguous(word, text.strip()) if long_text else GlobalChoice(word)


def _wish(flow: "Flow", head: Head, facts: Facts) -> str | None:
    """Who tells a complaint speaks of complaints and of giving up without wishing for it, and would lose
    what was told; there, the words themselves are needed.
    """
    state = flow.standing(head)
    return facts.wish if not state or state.part != COMPLAINT or facts.wish in HARMLESS else None


def _is_a_foreign_sentence(flow: "Flow", text: str) -> bool:
    """A name or the like may be in any script; a whole sentence is no name."""
    return len(text.split()) >= FEWEST_WORDS and flow.ears.tongues.of(text) is not None


def _aside(flow: "Flow", head: Head, text: str) -> Meaning | None:
    """What is typed to the bot's own question beside the open one."""
    aside: Mapping[str, str] = head.position.aside or {}
    if aside["word"] == FIX:
        names = fixable(flow, head)
        field = Lexicon({name: flow.fields[name].names for name in names}, flow.ears.fillers).means(text)
        return Correction(field) if field else None
    agreed = flow.ears.agreed.means(text)
    if agreed == "yes":
        return GlobalChoice(aside["word"])
    its_text = agreed == "no" or flow.ears.answers.means(text) == TEXT
    return _chosen(flow, head, _must(flow, head), TEXT) if its_text else None


def _kept(flow: "Flow", head: Head, ask: Question, text: str) -> Meaning | None:
    """What is typed where something written before is offered as the answer."""
    agreed = flow.ears.agreed.means(text)
    if agreed == "yes" or flow.ears.answers.means(text) == EARLIER:
        return _chosen(flow, head, ask, EARLIER)
    return Anew() if agreed == "no" else None


def _must(flow: "Flow", head: Head) -> Question:
    ask = flow.question_at(head.position.state)
    if ask is None:
        raise AssertionError(f"{head.position.state!r} asks nothing")
    return ask


def _choice(ask: Question, choices: tuple[Choice, ...], text: str) -> str | None:
    field = ask.field
    if field.dynamic:
        labels = {choice.value: [choice.label, choice.value] for choice in choices}
        labels |= {option.value: list(option.words) for option in field.options}
        lexicon = Lexicon(labels, frozenset())
    else:
        lexicon = field.lexicon
    value = lexicon.means(text)
    return value if any(choice.value == value != SKIP for choice in choices) else None


def _answer(flow: "Flow", head: Head, ask: Question, text: str, facts: Facts) -> Meaning:
    try:
        return Answer(read_answer(ask.field, own_words(flow, ask.field, text), facts, flow.ears))
    except Unusable as reason:
        if ask.field.name == "language" and (tongue := flow.ears.language_of(text)):
            return _labelled(tongue, offered(flow, head, ask, head.language))
        correction = read_correction(flow, head, text, facts, begun=True)
        if correction:
            return correction
        return Aside(text.strip()) if flow.ears.hears_question(text) else reason


def _with_address(flow: "Flow", head: Head, ask: Question, text: str, facts: Facts) -> Meaning | None:
    """Where a name is asked, people give their e-mail address too, or at once."""
    address = address_in(text)
    if (
        address is None
        or ask.field.type is not AskType.TEXT
        or ADDRESS not in flow.fields
        or head.fields.get(ADDRESS)
    ):
        return None
    rest = AN_ADDRESS.sub(" ", text).strip(AROUND)
    around = flow.ears.unnamed | plain_words(flow.fields[ADDRESS].names)
    said = None if around.intersection(plain(rest).split()) else _answer(flow, head, ask, rest, facts)
    return replace(said, address=address) if isinstance(said, Answer) else Address(address)


def _labelled(value: str, choices: tuple[Choice, ...]) -> Answer:
    label = next((choice.label for choice in choices if choice.value == value), None)
    return Answer(value, value, label)


def _skipped(flow: "Flow", head: Head, ask: Question) -> Meaning:
    if head.fields.get(ask.field.name) and ask.field.type is AskType.FILES:
        return _done(flow, head, ask)  # What was attached is never thrown away by a skip.
    value = ask.field.empty if ask.field.keep else SKIP
    return Answer(value, SKIP, flow.answers[SKIP].label.of(head.language))


def _done(flow: "Flow", head: Head, ask: Question) -> Meaning:
    """What was attached is the answer; without any file only an optional question is done."""
    files = head.fields.get(ask.field.name) or []
    if not files and not ask.optional:
        return Unusable()
    return Answer(list(files), DONE, flow.answers[DONE].label.of(head.language))
