"""Files that people send: looked into, stored under their conversation, read by who may."""

import asyncio
import logging
from collections.abc import Mapping
from typing import Any

from bot.actions import custody
from bot.actions.desk import Desk
from bot.actions.reading import permitted
from bot.errors import BadRequest, Closed, Damaged, Forbidden, NotFound
from bot.model.attachment import Attachment
from bot.model.ids import ConversationId, FileId, Reference
from bot.model.mode import Mode
from bot.model.people import Customer, Staff
from bot.model.permission import authorize, may, of_complaint, of_conversation

log = logging.getLogger(__name__)


async def keep_customers(desk: Desk, customer: Customer, name: str, data: bytes) -> Attachment:
    """Store what the customer sent. Raises BadRequest, WrongType, SlowDown or Closed."""
    conversation = customer.conversation
    desk.guards.limits.hit("uploads", conversation)
    head = await desk.head(conversation)
    authorize(customer, "chat.upload", of_conversation(head))
    if head.mode is Mode.CLOSED:
        raise Closed
    return await _keep(desk, customer, conversation, name, data)


async def keep_staffs(
    desk: Desk, staff: Staff, conversation: ConversationId, name: str, data: bytes
) -> Attachment:
    """Store a file that staff sends into a conversation."""
    desk.guards.limits.hit("uploads", staff.id)
    await permitted(desk, staff, "files.upload", conversation)
    return await _keep(desk, staff, conversation, name, data)


async def keep_evidence(desk: Desk, staff: Staff, reference: Reference, name: str, data: bytes) -> Attachment:
    """Store a document that came for a complaint by e-mail, phone or post."""
    desk.guards.limits.hit("uploads", staff.id)
    complaint = await desk.store.register.complaint(reference)
    authorize(staff, "complaints.add_evidence", of_complaint(complaint) if complaint else None)
    if complaint is None:
        raise NotFound
    owner = ConversationId(complaint.get("conversation") or reference)
    return await _keep(desk, staff, owner, name, data)


async def open_customers(desk: Desk, customer: Customer, file: FileId) -> tuple[Attachment, bytes]:
    """Raises NotFound for any file that is not the customer's own."""
    authorize(customer, "chat.download", {"conversation": customer.conversation})
    return await _open(desk, customer, customer.conversation, file)


async def preview_staffs(desk: Desk, staff: Staff, file: FileId) -> bytes:
    """A picture made anew, to be shown; the original stays as it is. Raises WrongType for any other file."""
    _, data = await open_staffs(desk, staff, file, "previewed")
    return await asyncio.to_thread(desk.guards.preview, data)


async def open_staffs(
    desk: Desk, staff: Staff, file: FileId, act: str = "downloaded"
) -> tuple[Attachment, bytes]:
    """A file of a conversation, or of a complaint, that `staff` may read."""
    desk.guards.limits.hit("downloads", staff.id)
    owner = await desk.store.files.owner(file)
    if owner is None:
        authorize(staff, "files.download", None)
        raise NotFound
    complaints = await _complaints(desk, owner)
    if not complaints or await _was_said(desk, owner, file):
        try:
            await permitted(desk, staff, "files.download", owner)
        except (Forbidden, NotFound):
            if not complaints:
                raise
        else:
            return await _open(desk, staff, owner, file, act)
    # Evidence is read by whoever may read a complaint that it belongs to, also without the conversation; what
    # came for it on another way, by nobody else: whoever led the conversation may be excluded from it.
    theirs = [one for one in complaints if _holds(one, file)] or complaints
    if not any(may(staff, "complaints.read_evidence", of_complaint(one)) for one in theirs):
        authorize(staff, "complaints.read_evidence", of_complaint(theirs[-1]))
    return await _open(desk, staff, owner, file, act)


async def _complaints(desk: Desk, owner: ConversationId) -> list[Mapping[str, Any]]:
    """Those whose evidence stands under `owner`: a conversation, or the reference of one without any."""
    alone = await desk.store.register.complaint(Reference(owner))
    return [alone] if alone else await desk.store.register.of_conversation(owner)


def _holds(complaint: Mapping[str, Any], file: FileId) -> bool:
    kept = (*complaint.get("authorisation", ()), *complaint.get("attachments", ()))
    return any(row["file"] == file for row in kept)


async def _was_said(desk: Desk, conversation: ConversationId, file: FileId) -> bool:
    """Whether it was sent in the conversation itself, where whoever may read that has seen it."""
    async for turn in desk.store.turns.all(conversation):
        if any(row["file"] == file for entry in turn.entries for row in entry.more.get("files", ())):
            return True
    return False


async def _keep(
    desk: Desk, who: Customer | Staff, conversation: ConversationId, name: str, data: bytes
) -> Attachment:
    rules = desk.policy.files
    if await desk.store.files.count(conversation) >= rules.per_conversation:
        sentence = f"At most {rules.per_conversation} files can be sent here."
        raise BadRequest(sentence, details={"file": sentence})
    safe_name, found = await asyncio.to_thread(desk.guards.examine, name, data, rules.types)
    scan = await _scanned(desk, data)
    kept = await desk.store.files.put(conversation, safe_name, found, data, desk.now(), scan)
    await custody.passed(desk, who, "received", kept)
    return kept


async def _scanned(desk: Desk, data: bytes) -> str | None:
    """Raises BadRequest for a file with a virus in it, which is not kept."""
    if desk.guards.scan is None:
        return None
    virus = await desk.guards.scan(data)
    if virus is not None:
        log.warning("a file was refused: %s", virus)
        sentence = "This file contains a virus and was not kept."
        raise BadRequest(sentence, details={"file": sentence})
    return "clean"


async def _open(
    desk: Desk, who: Customer | Staff, owner: ConversationId, file: FileId, act: str = "downloaded"
) -> tuple[Attachment, bytes]:
    attachment = await desk.store.files.get(file, owner)
    if attachment is None:
        raise NotFound
    await custody.passed(desk, who, act, attachment)
    try:
        return attachment, await desk.store.files.read(attachment)
    except ValueError:
        log.exception("file %s is not what was received", file)
        raise Damaged from None
