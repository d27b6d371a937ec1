"""What the flow's one machine moves: everything a guard may look at, thrown away after the turn."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from bot.model.conversation import Head, OpenInquiry
from bot.model.step import Facts

if TYPE_CHECKING:
    from bot.dialogue.flow import Flow

PROMISED = "kept"
"""In `fields`, the number of the inquiry that was kept in writing: a person has promised to answer it."""


class Cursor:
    """`state`: where the machine stands. `answer`: the value of the newest answer.

    `resume`: the state whose question a digression left open. `complaint`: the card of a filed complaint.
    `offer`: what was written before and is offered as the answer to the question being asked.
    """

    __slots__ = (
        "answer",
        "complaint",
        "facts",
        "fields",
        "flow",
        "head",
        "language",
        "offer",
        "resume",
        "state",
    )

    def __init__(self, flow: "Flow", head: Head, facts: Facts) -> None:
        self.flow = flow
        self.head = head
        self.facts = facts
        self.state = head.position.state
        self.language = head.language
        self.fields: dict[str, Any] = dict(head.fields)
        self.answer: Any = None
        self.resume = head.position.resume
        self.complaint: Mapping[str, Any] = {}
        self.offer = ""

    def open_inquiry(self) -> OpenInquiry | None:
        return open_inquiry(self.head)

    def article(self) -> Mapping[str, Any]:
        """The article that was chosen, else the best one, else nothing."""
        rows = self.facts.found.articles if self.facts.found else ()
        for row in rows:
            if row["id"] == self.answer:
                return row
        return rows[0] if rows else {}


def open_inquiry(head: Head) -> OpenInquiry | None:
    """The inquiry that still waits for its answer."""
    return head.inquiry if head.inquiry and head.inquiry.state in ("open", "interim") else None
