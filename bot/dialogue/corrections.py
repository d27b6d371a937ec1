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
MISTAKEN = frozenset(
    {"je me suis trompe", "je me suis trompee", "i made a mistake", "mauvais", "mauvaise", "wrong"}
)
"""Beginnings after which the name of an answer alone asks for it again."""
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
    opening, said = _opening(flow, words)
    if not opening and not begun:
        return None
    names = fixable(flow, head)
    found = _parted(flow, names, text, words, opening, alone=bool(MISTAKEN & said))
    if found:
        return _named(flow, *found, facts)
    if MEANT & said and opening < len(words):
        return _newest(flow, head, names, text[words[opening - 1].end :], facts)
    return None


def own_words(flow: "Flow", field: Field, text: str) -> str:
    """Of "my account number is 12345", where that is asked, the number."""
    text = unicodedata.normalize("NFC", text.strip())
    if field.type is not AskType.TEXT or len(text) > LONGEST:
        return text
    found = _parted(flow, (field.name,), text, tokens(text), 0, alone=False)
    return (found[1].strip(AROUND) if found else "") or text


def _opening(flow: "Flow", words: list[Token]) -> tuple[int, set[str]]:
    """How many words begin a correction, and the beginnings they are."""
    line, taken, said = " ".join(word.plain for word in words) + " ", 0, set[str]()
    found = True
    while found:
        found = False
        for start in flow.ears.corrections:
            if line.startswith(f"{start} "):
                line, found = line[len(start) + 1 :], True
                said.add(start)
                taken += start.count(" ") + 1
                break
    return taken, said


def _newest(flow: "Flow", head: Head, names: tuple[str, ...], rest: str, facts: Facts) -> Correction | None:
    """The newest answer that can be it; where a long text is asked, no answer before the newest."""
    here = flow.question_at(head.position.state)
    account = here is not None and here.field.type is AskType.LONG_TEXT
    for name in reversed(head.position.asked[:-1]):
        ask = flow.question_at(name)
        if ask and ask.field.name in names and ("@" in rest) <= (ask.field.type is AskType.EMAIL):
            value = _value(flow, ask.field, rest, facts)
            if value or (account and "@" not in rest):
                return Correction(ask.field.name, value) if value else None
    return None


def _named(flow: "Flow", name: str, rest: str, facts: Facts) -> Correction | None:
    value = _value(flow, flow.fields[name], rest, facts)
    return Correction(name, value) if value or not tokens(rest) else None


def _parted(
    flow: "Flow", names: tuple[str, ...], text: str, words: list[Token], opening: int, *, alone: bool
) -> tuple[str, str] | None:
    """The field that is named and the text behind the link; without a link it may be anything.

    `alone`: the name may be all there is.
    """
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
    if linked == at and not sign and not (alone and at == len(words)):
        return None
    return name, text[words[linked - 1].end :]


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
