"""Through whose hands a file went: received, looked at, fetched; written before it happens."""

from collections.abc import Mapping
from itertools import count
from typing import Any

from bot.actions.complaints import permitted
from bot.actions.desk import Desk
from bot.model.attachment import Attachment
from bot.model.ids import FileId, Reference
from bot.model.people import Customer, Staff

AT_ONCE = 500


async def passed(desk: Desk, who: Staff | Customer, act: str, attachment: Attachment) -> None:
    """`act`: received, previewed or downloaded."""
    row: dict[str, Any] = {"at": desk.now(), "act": act, "what": _name(attachment.file)}
    row |= {"staff": who.id, "name": who.name} if isinstance(who, Staff) else {"by": "customer"}
    await desk.store.accesses.add(row)


async def of_complaint(desk: Desk, staff: Staff, reference: Reference) -> list[dict[str, Any]]:
    """Each file of the complaint with its digest at receipt and its hands, oldest first."""
    complaint = await permitted(desk, staff, "complaints.read_evidence", reference)
    files = [*complaint.get("authorisation", ()), *complaint.get("attachments", ())]
    return [{**file, "custody": await _hands(desk, FileId(file["file"]))} for file in files]


async def _hands(desk: Desk, file: FileId) -> list[dict[str, Any]]:
    """Of a copy, also the hands that what it was copied from went through."""
    origin = await desk.store.files.origin(file)
    rows = [row for one in filter(None, (origin, file)) for row in await _all(desk, one)]
    return [{name: value for name, value in row.items() if name != "what"} for row in rows]


async def _all(desk: Desk, file: FileId) -> list[Mapping[str, Any]]:
    """Oldest first; a list that leaves hands out would prove nothing."""
    found: list[Mapping[str, Any]] = []
    for page in count(1):
        rows, total = await desk.store.accesses.find(_name(file), page=page, size=AT_ONCE)
        found += rows
        if len(found) >= total or not rows:
            break
    return found[::-1]


def _name(file: FileId) -> str:
    return f"file:{file}"
