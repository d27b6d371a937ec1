"""An earlier answer given again: asked for, corrected in words, and back to the question that was open."""

from typing import Any

from bot.dialogue.corrections import Correction, fixable
from bot.dialogue.plan import Question, State
from bot.dialogue.showing import shown
from bot.dialogue.understand import FIX, FIX_FIELD
from bot.dialogue.walk import Walk
from bot.model.entry import Ask, AskType, Choice, Kind
from bot.model.step import Say


def ask_which(walk: Walk) -> None:
    """Which answer? The open question waits."""
    names = fixable(walk.flow, walk.cursor.head)
    if not names:
        walk.tell("nothing_to_fix")
        walk.repeat()
        return
    walk.aside = {"word": FIX, "text": ""}
    walk.says.append(Say(Kind.ASKED, walk.words("which_to_fix"), _ask(walk, names)))


def correct(walk: Walk, correction: Correction) -> None:
    """With its value at once, else by asking the question again."""
    walk.fixing = walk.fixing or walk.cursor.state
    walk.cursor.state = _asked_at(walk, correction.field)
    if correction.value is None:
        walk.arrive(ask_even_if_known=True)
    else:
        walk.cursor.answer = correction.value
        settle(walk, walk.flow.states[walk.cursor.state], correction.value)


def settle(walk: Walk, state: State, value: Any) -> None:
    """Take the new answer, and go back; by way of what the new answer opens, where it opens something.

    The cursor's answer is already what was given, so that a skipped question leads where `skip` leads.
    """
    ask = _question(state)
    known = bool(walk.cursor.head.fields.get(ask.field.name))
    walk.keep(ask.field.name, value)
    if known:
        text = shown(ask.field, value, walk.cursor.language, walk.flow)
        walk.tell("corrected", label=ask.field.label.of(walk.cursor.language), value=text)
    if known and not state.branches:
        walk.back_to_fixed()
    else:
        walk.proceed()


def _asked_at(walk: Walk, field: str) -> str:
    here = walk.flow.states[walk.cursor.state]
    name = walk.flow.fixed_at(field, here.part if here.draft else None)
    if name is None:
        raise AssertionError(f"{field!r} cannot be corrected at {here.name!r}")
    return name


def _question(state: State) -> Question:
    if state.ask is None:
        raise AssertionError(f"{state.name!r} asks nothing")
    return state.ask


def _ask(walk: Walk, names: tuple[str, ...]) -> Ask:
    language, fields = walk.cursor.language, walk.flow.fields
    choices = tuple(Choice(f"{FIX_FIELD}{name}", fields[name].label.of(language)) for name in names)
    return Ask(field=FIX, type=AskType.CHOICE, choices=choices)
