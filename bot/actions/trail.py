"""Who looked at what, and who took it along: written before it is shown, read by auditors."""

from collections.abc import Mapping
from datetime import timedelta
from hashlib import sha256
from typing import Any

from bot.actions.desk import Desk
from bot.model.conversation import Head
from bot.model.ids import Reference
from bot.model.people import Role, Staff
from bot.model.permission import authorize

PAGE = 50
ONE_LINE_FOR = timedelta(hours=1)
OVERSEE = frozenset({Role.LEAD, Role.OFFICER, Role.AUDITOR})
"""Roles that read what others said."""


async def exported(desk: Desk, staff: Staff, what: str, form: str, body: bytes, **also: Any) -> None:
    """`what`: `conversation:<id>`, `search` or `report:<name>`; with the digest of what left."""
    left = {"form": form, "sha256": sha256(body).hexdigest(), **also}
    await desk.store.accesses.add(_row(desk, staff, "export", what) | left)


async def looked_at(desk: Desk, staff: Staff, head: Head, act: str) -> None:
    """`act`: read or watch. An agent who looks at the queue, or at the own work, leaves no line."""
    if OVERSEE & staff.roles and staff.id not in head.served:
        await desk.store.accesses.add(_row(desk, staff, act, f"conversation:{head.conversation}"))


async def listed(desk: Desk, staff: Staff, what: str, **also: Any) -> None:
    """A list of what many people said was read. `what`: search, inquiries, questions,
    `inquiry:<number>`, `sample:<week>`, or `customer:<conversation>`, whose others were shown.
    """
    if OVERSEE & staff.roles:
        await desk.store.accesses.add(_row(desk, staff, "read", what) | also)


async def watched(desk: Desk, staff: Staff, what: str) -> None:
    """What goes on right now was looked at: `what`: live or board. Their pages ask every few seconds, so one
    line stands for an hour of it.
    """
    last, now = desk.watched.get((staff.id, what)), desk.now()
    if OVERSEE & staff.roles and (last is None or now - last >= ONE_LINE_FOR):
        await desk.store.accesses.add(_row(desk, staff, "watch", what))
        desk.watched[staff.id, what] = now


async def complaint_read(desk: Desk, staff: Staff, reference: Reference) -> None:
    await desk.store.accesses.add(_row(desk, staff, "read", f"complaint:{reference}"))


async def find(desk: Desk, staff: Staff, what: str | None, page: int) -> tuple[list[Mapping[str, Any]], int]:
    """The newest first, and the whole count."""
    authorize(staff, "trail.read")
    return await desk.store.accesses.find(what, page=page, size=PAGE)


def _row(desk: Desk, staff: Staff, act: str, what: str) -> dict[str, Any]:
    return {"at": desk.now(), "staff": staff.id, "name": staff.name, "act": act, "what": what}
