"""The dialogue's one act: from where a conversation stands and what the customer did to what comes next."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any, assert_never

from bot.dialogue import fixing
from bot.dialogue.beside import answer_aside, reply_to_talk
from bot.dialogue.checking import RETRY, Unusable
from bot.dialogue.corrections import Correction
from bot.dialogue.flow import FILED, PERSON, START, Flow
from bot.dialogue.global_words import follow
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
from bot.dialogue.noting import keep_address, note, say_which_day
from bot.dialogue.plan import Question, State
from bot.dialogue.trying import give_up_or_ask_again
from bot.dialogue.understand import SKIP, understand
from bot.dialogue.walk import Walk
from bot.model.conversation import Head
from bot.model.entry import AskType, Kind
from bot.model.step import Attached, Chose, Event, Facts, Filed, Request, Resumed, Say, Started, Step, Typed

GONE_QUIET = 2
"""`quiet` of a position when the bot has taken leave."""


def take_turn(flow: Flow, head: Head, event: Event, facts: Facts, meaning: Meaning | None = None) -> Step:
    """What the bot does next. Pure: the same arguments always give the same step.

    `meaning`: what `flow.hear` made of the event, when that was asked before.
    `facts.inquiry` and `reply_by` must be set when `flow.opens_inquiry(head)`, `found` when
    `flow.searches(head, meaning)` gives a question, `status` when `flow.wants_status(head)` and the code is
    right. A step that says no new ask and stays in its state leaves the open ask open (files being added).
    Raises BadRequest for a choice that is not on offer; the customer's other mistakes are answered.
    """
    walk = Walk(flow, head, facts)
    match event:
        case Started():
            walk.enter(START)
        case Resumed(state):
            _resume(walk, state)
        case Filed(complaint):
            walk.cursor.complaint = complaint
            walk.asked.clear()
            walk.earlier = None
            walk.enter(FILED)
        case Typed() | Chose() | Attached():
            return _answer(walk, event, meaning)
        case _:
            assert_never(event)
    return walk.step()


def ask_again(flow: Flow, head: Head, language: str, facts: Facts) -> Step:
    """The open question once more, in `language`: after a change of language, or back from elsewhere."""
    walk = Walk(flow, head, facts)
    walk.keep("language", language)
    walk.tries = head.position.tries
    walk.repeat()
    return walk.step()


def speak_into_silence(flow: Flow, head: Head, facts: Facts) -> Step:
    """Ask whether the customer is still there, and the second time take leave; the question stays open."""
    quiet = head.position.quiet + 1
    text = Walk(flow, head, facts).words("leave" if quiet == GONE_QUIET else "nudge")
    position = replace(head.position, quiet=quiet)
    return Step(position, head.language, dict(head.fields), (Say(Kind.SAID, text),))


def speak_while_waiting(flow: Flow, head: Head, facts: Facts) -> Step:
    """To the first line that is written into a wait: it is kept, and nobody has to wait."""
    text = Walk(flow, head, facts).words("while_waiting")
    position = replace(head.position, reassured=head.waiting_since)
    return Step(position, head.language, dict(head.fields), (Say(Kind.SAID, text),))


def hand_over_broken(flow: Flow, head: Head) -> Step:
    """After an error inside the bot: a person at once; nothing that may fail is tried a second time."""
    position = replace(head.position, state=PERSON, asked=(), aside=None, resume=None, fixing=None)
    text = flow.phrases["broken"].of(head.language).text
    return Step(position, head.language, dict(head.fields), (Say(Kind.SAID, text),), Request.HUMAN)


def _resume(walk: Walk, name: str) -> None:
    walk.asked = []
    walk.cursor.resume = None
    walk.fixing = None
    if walk.flow.has_state(name):
        walk.enter(name, ask_even_if_known=True)
    else:
        _lose(walk)


def _lose(walk: Walk) -> None:
    """The state is gone from the flow: a person goes on, with everything that was told."""
    walk.asked = []
    walk.cursor.resume = None
    walk.fixing = None
    walk.tell("lost")
    walk.enter(PERSON)


def _answer(walk: Walk, event: Typed | Chose | Attached, meaning: Meaning | None) -> Step:
    flow, head = walk.flow, walk.cursor.head
    state = flow.standing(head)
    if state is None or state.ask is None:
        _lose(walk)
        return walk.step()
    if state.name != head.position.state:
        walk.stand_at(state)
    _greet_again(walk, event)
    heard = meaning or understand(flow, head, state.ask, event, walk.cursor.facts)
    kept = note(walk, state, event, heard)
    match heard:
        case Answer() as answer:
            if kept:
                walk.tell("noted")
            if isinstance(event, Typed):
                say_which_day(walk, state.ask, event.text, answer.value)
            _take(walk, state, state.ask, answer)
            return walk.step(state.ask.field.name, answer.choice, answer.label)
        case GlobalChoice(name):
            follow(walk, name)
            return walk.step(choice=name, label=flow.globals[name].label.of(head.language))
        case Correction(field, value) as correction:
            fixing.correct(walk, correction)
            label = flow.fields[field].label.of(head.language)
            return walk.step(field if value is not None else None, label=label)
        case Ambiguous(word, text):
            walk.tries = head.position.tries
            walk.ask_back(word, text)
        case MoreFiles(files):
            _add_files(walk, state.ask, files)
        case Address(value):
            walk.tries = head.position.tries
            keep_address(walk, value)
            if kept:
                walk.tell("noted")
            walk.repeat()
        case Anew():
            walk.earlier = ""
            walk.ask(state)
        case Talk(name):
            reply_to_talk(walk, state.ask, name)
        case Aside():
            answer_aside(walk, state.ask, kept)
        case Unusable() as reason:
            _retry(walk, state.ask, reason, kept)
    return walk.step()


def _greet_again(walk: Walk, event: Event) -> None:
    """Back after a silence; or somebody whose sentence is in another language than the conversation."""
    head = walk.cursor.head
    if head.position.quiet == GONE_QUIET:
        walk.tell("welcome_back")
    language = walk.flow.other_language(head, event)
    if language:
        # Offered, not done: a page may be in one language and a quoted letter in another.
        walk.says.append(Say(Kind.SAID, walk.flow.phrases["language_heard"].of(language).text))
    foreign = walk.flow.foreign_tongue(head, event)
    if foreign:
        walk.tongue_told = True
        walk.says.append(Say(Kind.SAID, foreign))


def _take(walk: Walk, state: State, ask: Question, answer: Answer) -> None:
    walk.cursor.answer = SKIP if answer.choice == SKIP else answer.value
    if answer.address:
        keep_address(walk, answer.address)
    if ask.earlier:
        walk.earlier = None
    if walk.fixing and ask.field.keep:
        fixing.settle(walk, state, answer.value)
        return
    if ask.field.keep:
        walk.keep(ask.field.name, answer.value)
    if state.revisits:
        walk.enter(walk.flow.asking(state.part, str(answer.value)), ask_even_if_known=True)
    else:
        walk.proceed()


def _add_files(walk: Walk, ask: Question, files: tuple[Mapping[str, Any], ...]) -> None:
    """The question stays open: more files may follow."""
    before = list(walk.cursor.fields.get(ask.field.name) or [])
    new = [dict(file) for file in files if file["file"] not in {old["file"] for old in before}]
    walk.keep(ask.field.name, before + new)
    walk.tries = walk.cursor.head.position.tries
    walk.tell("files_received", names=[str(file["name"]) for file in files])


def _retry(walk: Walk, ask: Question, unusable: Unusable, kept: bool) -> None:
    """Say why and ask again; each further try has the next of the question's retry phrases.

    `kept`: what was written is no loss. The first time that is all to say where any few words would do.
    """

    def why() -> None:
        if kept:
            walk.tell("noted")
        if kept and not walk.cursor.head.position.tries and ask.field.type in (AskType.TEXT, AskType.CHOICE):
            return
        if unusable.reason == RETRY:
            walk.tell_phrase(ask.retry, walk.cursor.head.position.tries)
        else:
            walk.tell(unusable.reason, limit=ask.field.max)

    give_up_or_ask_again(walk, ask, why)
