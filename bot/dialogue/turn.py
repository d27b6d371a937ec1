"""The dialogue's one act: from where a conversation stands and what the customer did to what comes next."""

from collections.abc import Mapping
from typing import Any, assert_never

from bot.dialogue.checking import RETRY, Unusable
from bot.dialogue.flow import FILED, PERSON, START, Flow
from bot.dialogue.global_words import follow
from bot.dialogue.plan import Question, State
from bot.dialogue.understand import SKIP, Ambiguous, Answer, GlobalChoice, MoreFiles, understand
from bot.dialogue.walk import Walk
from bot.model.conversation import Head
from bot.model.step import Attached, Chose, Event, Facts, Filed, Resumed, Started, Step, Typed


def take_turn(flow: Flow, head: Head, event: Event, facts: Facts) -> Step:
    """What the bot does next. Pure: the same arguments always give the same step.

    `facts.inquiry` and `reply_by` must be set when `flow.opens_inquiry(head)`, `found` when
    `flow.searches(head, event)` gives a question, `status` when `flow.wants_status(head)` and the code is
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
            walk.enter(FILED)
        case Typed() | Chose() | Attached():
            return _answer(walk, event)
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


def _resume(walk: Walk, name: str) -> None:
    walk.asked = []
    walk.cursor.resume = None
    if walk.flow.has_state(name):
        walk.enter(name, ask_even_if_known=True)
    else:
        _lose(walk)


def _lose(walk: Walk) -> None:
    """The state is gone from the flow: a person goes on, with everything that was told."""
    walk.asked = []
    walk.cursor.resume = None
    walk.tell("lost")
    walk.enter(PERSON)


def _answer(walk: Walk, event: Typed | Chose | Attached) -> Step:
    flow, head = walk.flow, walk.cursor.head
    state = flow.standing(head)
    if state is None or state.ask is None:
        _lose(walk)
        return walk.step()
    if state.name != head.position.state:
        walk.stand_at(state)
    match understand(flow, head, state.ask, event, walk.cursor.facts):
        case Answer() as answer:
            _take(walk, state, state.ask, answer)
            return walk.step(state.ask.field.name, answer.choice, answer.label)
        case GlobalChoice(name):
            follow(walk, name)
            return walk.step(choice=name, label=flow.globals[name].label.of(head.language))
        case Ambiguous(word, text):
            walk.tries = head.position.tries
            walk.ask_back(word, text)
        case MoreFiles(files):
            _add_files(walk, state.ask, files)
        case Unusable() as reason:
            _retry(walk, state.ask, reason)
    return walk.step()


def _take(walk: Walk, state: State, ask: Question, answer: Answer) -> None:
    walk.cursor.answer = SKIP if answer.choice == SKIP else answer.value
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
    walk.tell("files_received", names=", ".join(str(file["name"]) for file in files))


def _retry(walk: Walk, ask: Question, unusable: Unusable) -> None:
    """Say why and ask again; after the last try, give up in the direction of a person."""
    walk.tries = walk.cursor.head.position.tries + 1
    if walk.tries >= ask.tries:
        _give_up(walk, ask)
    elif unusable.reason == RETRY:
        walk.tell_retry(ask.retry)
        walk.repeat()
    else:
        walk.tell(unusable.reason, limit=ask.field.max)
        walk.repeat()


def _give_up(walk: Walk, ask: Question) -> None:
    walk.tries = 0
    if ask.field.keep and not walk.cursor.fields.get(ask.field.name):
        walk.keep(ask.field.name, ask.field.empty)
    if ask.give_up == PERSON:
        walk.tell("too_many_tries")
    walk.enter(ask.give_up)
