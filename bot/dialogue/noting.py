"""What is said beside the answers: a story told early, an address, the day that was understood."""

from bot.dialogue.checking import Unusable
from bot.dialogue.earlier import STORY, noted
from bot.dialogue.flow import COMPLAINT
from bot.dialogue.meanings import Address, Answer, Aside, GlobalChoice, Meaning
from bot.dialogue.plan import Question, State
from bot.dialogue.showing import shown
from bot.dialogue.understand import ADDRESS
from bot.dialogue.walk import Walk
from bot.model.entry import AskType
from bot.model.step import Event, Typed


def note(walk: Walk, state: State, event: Event, heard: Meaning) -> bool:
    """Keep what was written where it answers nothing; whether it was kept."""
    if not isinstance(event, Typed):
        return False
    story, ears = len(event.text.split()) >= STORY, walk.flow.ears
    match heard:
        case Aside():
            place = state
        case Unusable() | Address() if story:
            place = state
        case Answer(str(value), None) if story and _is_in_a_story(state, value, event.text):
            place = state
        case GlobalChoice("human" | "complaint" as name) if story and not ears.globals.means(event.text):
            place = walk.flow.states[COMPLAINT] if name == COMPLAINT else state
        case _:
            return False
    text = noted(place, walk.cursor.fields, walk.earlier, event.text)
    walk.earlier = text or walk.earlier
    return text is not None


def _is_in_a_story(state: State, value: str, text: str) -> bool:
    """Of "I am Ana and I cannot log in" the name was taken, and most is left.

    Words around a day or an address belong to it.
    """
    return state.ask is not None and state.ask.field.type is AskType.TEXT and len(text) > 2 * len(value)


def say_which_day(walk: Walk, ask: Question, text: str, value: str) -> None:
    """What was written in words may have been read otherwise than meant. A correction says it anyway."""
    if ask.field.type is AskType.DATE and value and text.strip() != value and not walk.fixing:
        walk.tell("date_noted", value=shown(ask.field, value, walk.cursor.language, walk.flow))


def keep_address(walk: Walk, value: str) -> None:
    walk.keep(ADDRESS, value)
    walk.tell("address_noted", value=value)
