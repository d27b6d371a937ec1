"""Canned replies: `flows/replies.yaml`, texts in both languages with blanks that the conversation fills."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

from pydantic import StringConstraints

from bot.errors import BadRequest
from bot.firm.policy import Both, Part
from bot.firm.problems import Problem, Problems
from bot.firm.yaml_places import Placed, read

FILE = "replies.yaml"
BLANK = re.compile(r"\{\{ ?([a-z_]{1,40}) ?\}\}")
FILLED = frozenset(
    {"name", "agent", "firm", "inquiry", "reply_by", "reference", "support_address", "complaints_address"}
)
"""Blanks that a conversation may fill; any other is for the agent to fill by hand."""

Id = Annotated[str, StringConstraints(pattern=r"^[a-z0-9_]{1,40}$")]


class CannedReply(Part):
    id: Id
    title: Both
    text: Both


class Replies(Part):
    replies: tuple[CannedReply, ...]


@dataclass(frozen=True, slots=True)
class Filled:
    """`missing`: blanks that still stand in `text`."""

    text: str
    missing: tuple[str, ...]


def load_replies(folder: Path) -> tuple[CannedReply, ...]:
    """Raises Problems with every fault. No file: no canned replies."""
    path = folder / FILE
    if not path.exists():
        return ()
    placed = read(path)
    found = placed.shaped(Replies).replies
    problems = [fault for place, reply in enumerate(found) for fault in _faults(placed, place, reply, found)]
    if problems:
        raise Problems(problems)
    return found


def fill(text: str, known: Mapping[str, str | None]) -> Filled:
    def known_or_blank(blank: re.Match[str]) -> str:
        return known.get(blank.group(1)) or blank.group()

    filled = BLANK.sub(known_or_blank, text)
    return Filled(filled, tuple(dict.fromkeys(blanks_of(text, known))))


def blanks_of(text: str, known: Mapping[str, str | None]) -> list[str]:
    return [name for name in BLANK.findall(text) if not known.get(name)]


def must_be_filled(text: str) -> None:
    """Raises BadRequest while a blank stands in what is about to be sent."""
    blank = BLANK.search(text)
    if blank is not None:
        raise BadRequest(details={"text": f"Fill in {blank.group()} before sending."})


def _faults(placed: Placed, place: int, reply: CannedReply, all_: tuple[CannedReply, ...]) -> list[Problem]:
    faults = []
    if sum(other.id == reply.id for other in all_) > 1:
        faults.append(placed.problem(("replies", place, "id"), f"{reply.id} stands here twice"))
    french, english = set(BLANK.findall(reply.text.fr)), set(BLANK.findall(reply.text.en))
    if french != english:
        only = ", ".join(sorted(french ^ english))
        faults.append(placed.problem(("replies", place, "text"), f"blanks of one language only: {only}"))
    return faults
