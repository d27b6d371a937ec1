"""An earlier answer corrected in words: "non, mon e-mail est a@b.fr", "I meant Anna"."""

import re
import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from bot.dialogue.answers import read_answer
from bot.dialogue.checking import Unusable
from bot.dialogue.matching import Token, plain, tokens
from bot.dialogue.plan import Field
from bot.model.conversation import Head
from bot.model.entry import AskType
from bot.model.step import Facts

if TYPE_CHECKING:
    from bot.dialogue.flow import Flow

LONGEST = 200
"""Characters; a longer text is an account of something."""
AROUND = " \t\n:=,.;–—-«»\"“”'’"
MEANT = frozenset({"je voulais dire", "je veux dire", "i meant", "i mean", "i meant to say"})
"""Beginnings that correct the newest answer, whatever its name."""
FOR_NOBODY = frozenset({AskType.CONFIRM, AskType.FILES})
"""A declaration is made anew, and files are added where they are asked."""


@dataclass(frozen=True, slots=True)
class Correction:
    """`value`: the new answer; None when the question has to be asked again."""

    field: str
    value: Any = None


def fixable(flow: "Flow", head: Head) -> tuple[str, ...]:
    """The answers that may be corrected now: inside a draft its own, elsewhere all that were given."""
    state = flow.states.get(head.position.state)
    part = state.part if state and state.draft else None
    names = flow.drafted(part) if part else tuple(flow.fields)
    return tuple(name for name in names if head.fields.get(name) and flow.fixed_at(name, part))


def read_correction(
    flow: "Flow", head: Head, text: str, facts: Facts, *, begun: bool = False
) -> Correction | None:
    """`begun`: the open question cannot use the text, so that "mon e-mail est…" needs no "non" before it."""
    text = unicodedata.normalize("NFC", text.strip())
    if len(text) > LONGEST:
        return None
    words = tokens(text)
    opening, meant = _opening(flow, words)
    if not opening and not begun:
        return None
    names = fixable(flow, head)
    if meant and opening < len(words):
        return _newest(flow, head, names, text[words[opening - 1].end :], facts)
    return _named(flow, names, text, words, opening, facts)


def _opening(flow: "Flow", words: list[Token]) -> tuple[int, bool]:
    """How many words begin a correction, and whether they correct the newest answer."""
    line, taken, meant = " ".join(word.plain for word in words) + " ", 0, False
    found = True
    while found:
        found = False
        for start in flow.ears.corrections:
            if line.startswith(f"{start} "):
                line, found, meant = line[len(start) + 1 :], True, meant or start in MEANT
                taken += start.count(" ") + 1
                break
    return taken, meant


def _newest(flow: "Flow", head: Head, names: tuple[str, ...], rest: str, facts: Facts) -> Correction | None:
    for name in reversed(head.position.asked[:-1]):
        ask = flow.question_at(name)
        if ask and ask.field.name in names:
            value = _value(flow, ask.field, rest, facts)
            return Correction(ask.field.name, value) if value else None
    return None


def _named(
    flow: "Flow", names: tuple[str, ...], text: str, words: list[Token], opening: int, facts: Facts
) -> Correction | None:
    """The name of an answer, the word between, the new answer; without a link it may be anything."""
    at = opening
    while at < len(words) and words[at].plain in flow.ears.fillers and not _name_at(flow, names, words, at):
        at += 1
    found = _name_at(flow, names, words, at)
    if found is None:
        return None
    name, at = found
    linked = at
    while linked < len(words) and words[linked].plain in flow.ears.links:
        linked += 1
    sign = re.match(r"\s*[:=]", text[words[at - 1].end :])
    if linked == at and not sign:
        return None
    value = _value(flow, flow.fields[name], text[words[linked - 1].end :], facts)
    return Correction(name, value) if value or linked == len(words) else None


def _name_at(flow: "Flow", names: tuple[str, ...], words: list[Token], at: int) -> tuple[str, int] | None:
    """The field whose longest name stands there, and the place behind it."""
    line = " ".join(word.plain for word in words[at:]) + " "
    called = [(plain(called), name) for name in names for called in flow.fields[name].names]
    fits = [(len(said), said, name) for said, name in called if line.startswith(f"{said} ")]
    if not fits:
        return None
    _, said, name = max(fits)
    return name, at + said.count(" ") + 1


def _value(flow: "Flow", field: Field, rest: str, facts: Facts) -> Any:
    rest = rest.strip(AROUND)
    if not rest or field.type in FOR_NOBODY:
        return None
    try:
        return read_answer(field, rest, facts, flow.ears)
    except Unusable:
        return None
