"""A question is asked a few times, never for ever: after the last try it gives up towards a person."""

from collections.abc import Callable

from bot.dialogue.flow import PERSON
from bot.dialogue.plan import Question
from bot.dialogue.walk import Walk


def give_up_or_ask_again(walk: Walk, ask: Question, why: Callable[[], None]) -> None:
    """`why` says what was wrong with the try."""
    walk.tries = walk.cursor.head.position.tries + 1
    if walk.tries >= ask.tries:
        _give_up(walk, ask)
    else:
        why()
        walk.repeat()


def _give_up(walk: Walk, ask: Question) -> None:
    walk.tries = 0
    walk.fixing = None
    if ask.field.keep and not walk.cursor.fields.get(ask.field.name):
        walk.keep(ask.field.name, ask.field.empty)
    if ask.give_up == PERSON:
        walk.tell("too_many_tries")
    walk.enter(ask.give_up)
