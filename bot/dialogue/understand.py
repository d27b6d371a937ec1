"""What the customer's act means while a question is open: an answer, a global word, or neither."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from bot.dialogue.answers import read_answer
from bot.dialogue.checking import Unusable
from bot.dialogue.matching import exactly, nearly
from bot.dialogue.plan import Question
from bot.errors import BadRequest
from bot.model.conversation import Head
from bot.model.entry import AskType, Choice
from bot.model.step import Attached, Chose, Facts, Typed

if TYPE_CHECKING:
    from bot.dialogue.flow import Flow

SKIP, DONE, TEXT = "skip", "done", "text"


@dataclass(frozen=True, slots=True)
class Answer:
    """`choice`, `label`: what was chosen and its words, where there was something to choose."""

    value: Any
    choice: str | None = None
    label: str | None = None


@dataclass(frozen=True, slots=True)
class GlobalChoice:
    name: str


@dataclass(frozen=True, slots=True)
class Ambiguous:
    """A global word typed where a long text is asked: it may be the text."""

    word: str
    text: str


@dataclass(frozen=True, slots=True)
class MoreFiles:
    files: tuple[Any, ...]


Meaning = Answer | GlobalChoice | Ambiguous | MoreFiles | Unusable


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
            return _typed(flow, head, ask, text, facts)


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
    if head.position.aside and value == TEXT:
        return Answer(head.position.aside["text"], TEXT, flow.answers[TEXT].label.of(head.language))
    for choice in offered(flow, head, ask, head.language):
        if choice.value == value != SKIP:
            return Answer(value, value, choice.label)
    if value in flow.globals:
        return GlobalChoice(value)
    if value == SKIP and ask.optional:
        return _skipped(flow, head, ask)
    if value == DONE and ask.field.type is AskType.FILES:
        return _done(flow, head, ask)
    sentence = flow.phrases["unknown_choice"].of(head.language).text
    raise BadRequest(sentence, details={"choice": sentence})


def _typed(flow: "Flow", head: Head, ask: Question, text: str, facts: Facts) -> Meaning:
    """An exact choice, then a global word, then what the question's type makes of it."""
    if head.position.aside and exactly(text, flow.answer_lexicon) == TEXT:
        return _chosen(flow, head, ask, TEXT)
    choices = offered(flow, head, ask, head.language)
    chosen = nearly(text, {word: o.value for o in ask.field.options for word in o.words})
    word = None if chosen else nearly(text, flow.lexicon)
    if word:
        long_text = ask.field.type is AskType.LONG_TEXT and not head.position.aside
        return Ambiguous(word, text.strip()) if long_text else GlobalChoice(word)
    said = exactly(text, flow.answer_lexicon)
    if said == SKIP and ask.optional:
        return _skipped(flow, head, ask)
    if said == DONE and ask.field.type is AskType.FILES:
        return _done(flow, head, ask)
    try:
        answer = read_answer(ask.field, choices, text, facts)
    except Unusable as reason:
        return reason
    return _labelled(answer, choices)


def _labelled(value: str, choices: tuple[Choice, ...]) -> Answer:
    for choice in choices:
        if choice.value == value:
            return Answer(value, value, choice.label)
    return Answer(value)


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
