"""What customers write before it is asked is kept, and offered as the answer when its question comes."""

from collections.abc import Mapping
from typing import Any

from bot.dialogue.ears import FEWEST_WORDS
from bot.dialogue.plan import Question, State
from bot.model.conversation import Head

EARLIER = "earlier"
"""The choice, at a question that offers it, to keep what was written before."""
STORY = 6
"""So many words are no failed answer, and say more than that a person or a complaint is wished for."""


def noted(state: State, fields: Mapping[str, Any], before: str | None, text: str) -> str | None:
    """What is kept when `text`, written at `state`, answers nothing there; None where nothing will ask."""
    wanted = state.keeps_for
    asked = state.ask.field.name if state.ask else None
    if wanted is None or asked == wanted or fields.get(wanted):
        return None
    return _together([before or "", text.strip()])


def offered_at(ask: Question, fields: Mapping[str, Any], before: str | None) -> str:
    """What was written before and may be the answer; empty where nothing was, or it is too long."""
    if ask.earlier is None or before == "" or fields.get(ask.field.name):
        return ""
    told = [str(fields.get(name) or "") for name in ask.earlier_from]
    text = _together([*(each for each in told if len(each.split()) >= FEWEST_WORDS), before or ""])
    return text if len(text) <= ask.field.max else ""


def on_offer(head: Head) -> str | None:
    """What the open question offers to keep."""
    return head.ask.earlier if head.ask else None


def _together(texts: list[str]) -> str:
    """One below the other, none twice."""
    return "\n".join(dict.fromkeys(line for text in texts for line in text.split("\n") if line.strip()))
