"""What people look for in the lists: conversations and complaints."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, fields
from datetime import datetime

from bot.model.ids import ConversationId, StaffId

WORKED_OUT = frozenset({"late_complaints", "visible_to", "also", "whole"})


@dataclass(frozen=True, slots=True)
class LineQuery:
    """`visible_to`: only what this agent may read (the queue, own, those one served); `None`: everything.

    `also`: conversations that may be read beside those. `email`: of the customer, in small letters.
    `since` and `until` (exclusive) are about `started_at`. `outcome`, `unanswered`, `waited` (at least so
    many seconds) and `late_on` (a reply was promised and is missing on that day, or came late) are about what
    was measured; `late_on` also finds `late_complaints`, whose complaint waited too long. `rated`: at most so
    many stars. `whole`: look at every line with the words of `text`, however many there are.
    """

    text: str = ""
    mode: str | None = None
    agent: str | None = None
    language: str | None = None
    tag: str | None = None
    email: str | None = None
    topic: str | None = None
    outcome: str | None = None
    complaint: bool | None = None
    rated: int | None = None
    unanswered: bool = False
    waited: int | None = None
    late_on: str | None = None
    late_complaints: Collection[ConversationId] = ()
    since: datetime | None = None
    until: datetime | None = None
    visible_to: StaffId | None = None
    also: Sequence[ConversationId] = ()
    whole: bool = False

    def told(self) -> dict[str, str]:
        """What was asked for, by name: for people to read, without what was worked out from it."""
        asked = {field.name: getattr(self, field.name) for field in fields(self)}
        told = asked.keys() - WORKED_OUT
        return {name: str(asked[name]) for name in sorted(told) if asked[name] not in (None, "", False)}


@dataclass(frozen=True, slots=True)
class ComplaintQuery:
    """`open`: neither closed nor purged. `late`: a promised clock runs past its last day at `now` (needs
    `now`). `not_for`: staff excluded from some. `served_by`: only those that a conversation led by
    this person led to.

    `since` and `until` (exclusive) are about `received_at`.
    """

    text: str = ""
    state: str | None = None
    open: bool = False
    late: bool = False
    officer: str | None = None
    service: str | None = None
    since: datetime | None = None
    until: datetime | None = None
    now: datetime | None = None
    not_for: StaffId | None = None
    served_by: StaffId | None = None
