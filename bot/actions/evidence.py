"""Files that people send: looked into, stored under their conversation, read by who may."""

import asyncio
import logging

from bot.actions.desk import Desk
from bot.actions.reading import permitted
from bot.errors import BadRequest, Closed, Damaged, Forbidden, NotFound
from bot.model.attachment import Attachment
from bot.model.ids import ConversationId, FileId, Reference
from bot.model.mode import Mode
from bot.model.people import Customer, Staff
from bot.model.permission import authorize, of_complaint, of_conversation

log = logging.getLogger(__name__)


async def keep_customers(desk: Desk, customer: Customer, name: str, data: bytes) -> Attachment:
    """Store what the customer sent. Raises BadRequest, WrongType, SlowDown or Closed."""
    conversation = customer.conversation
    desk.guards.limits.hit("uploads", conversation)
    head = await desk.head(conversation)
    authorize(customer, "chat.upload", of_conversation(head))
    if head.mode is Mode.CLOSED:
        raise Closed
    return await _keep(desk, conversation, name, data)


async def keep_staffs(
    desk: Desk, staff: Staff, conversation: ConversationId, name: str, data: bytes
) -> Attachment:
    """Store a file that staff sends into a conversation."""
    desk.guards.limits.hit("uploads", staff.id)
    await permitted(desk, staff, "files.upload", conversation)
    return await _keep(desk, conversation, name, data)


async def keep_evidence(desk: Desk, staff: Staff, reference: Reference, name: str, data: bytes) -> Attachment:
    """Store a document that came for a complaint by e-mail, phone or post."""
    desk.guards.limits.hit("uploads", staff.id)
    complaint = await desk.store.register.complaint(reference)
    authorize(staff, "complaints.add_evidence", of_complaint(complaint) if complaint else None)
    if complaint is None:
        raise NotFound
    return await _keep(desk, ConversationId(complaint.get("conversation") or reference), name, data)


async def open_customers(desk: Desk, customer: Customer, file: FileId) -> tuple[Attachment, bytes]:
    """Raises NotFound for any file that is not the customer's own."""
    authorize(customer, "chat.download", {"conversation": customer.conversation})
    return await _open(desk, customer.conversation, file)


async def open_staffs(desk: Desk, staff: Staff, file: FileId) -> tuple[Attachment, bytes]:
    """A file of a conversation, or of a complaint, that `staff` may read."""
    desk.guards.limits.hit("downloads", staff.id)
    owner = await desk.store.files.owner(file)
    if owner is None:
        authorize(staff, "files.download", None)
        raise NotFound
    head = await desk.store.turns.head(owner)
    try:
        await permitted(desk, staff, "files.download", owner)
    except (Forbidden, NotFound):
        # Evidence is read by whoever may read the complaint, also without its conversation.
        reference = head.complaint if head else Reference(owner)
        complaint = await desk.store.register.complaint(reference) if reference else None
        if complaint is None:
            raise
        authorize(staff, "complaints.read_evidence", of_complaint(complaint))
    return await _open(desk, owner, file)


async def _keep(desk: Desk, conversation: ConversationId, name: str, data: bytes) -> Attachment:
    rules = desk.policy.files
    if await desk.store.files.count(conversation) >= rules.per_conversation:
        sentence = f"At most {rules.per_conversation} files can be sent here."
        raise BadRequest(sentence, details={"file": sentence})
    safe_name, found = await asyncio.to_thread(desk.guards.examine, name, data, rules.types)
    return await desk.store.files.put(conversation, safe_name, found, data, desk.now())


async def _open(desk: Desk, owner: ConversationId, file: FileId) -> tuple[Attachment, bytes]:
    attachment = await desk.store.files.get(file, owner)
    if attachment is None:
        raise NotFound
    try:
        return attachment, await desk.store.files.read(attachment)
    except ValueError:
        log.exception("file %s is not what was received", file)
        raise Damaged from None
