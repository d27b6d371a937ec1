"""What staff say and note in a conversation, and how they take it."""

from collections.abc import Sequence

from bot.actions import files as files_sent
from bot.actions import room, waits
from bot.actions.desk import Desk
from bot.actions.leading import act, known, must_lead, person
from bot.errors import Busy, Closed, Full, Taken
from bot.firm.replies import must_be_filled
from bot.model.conversation import Head, Turn
from bot.model.draft import Draft
from bot.model.entry import By, Kind
from bot.model.ids import ConversationId, FileId
from bot.model.mode import Mode
from bot.model.people import Staff
from bot.register.masking import mask_cards


async def take(desk: Desk, staff: Staff, conversation: ConversationId, client_id: str) -> int:
    """Lead the conversation, from the queue or from the bot. Returns the `no` of the line that says so.

    Raises Taken with whose it is, Full when the capacity is used up, Busy while a complaint is registered.
    Taking what one leads already changes nothing.
    """

    async def decide(draft: Draft) -> None:
        _may_be_taken(draft.head, staff)
        if draft.head.agent is None:
            draft.move("take", person(staff))
            draft.change(return_to=None)
            draft.write(By.AGENT, Kind.JOINED, name=staff.name, sender=staff.id, client_id=client_id)

    before = await known(desk, staff, "console.take", conversation)
    await _find_room(desk, staff, conversation)
    try:
        turn = await act(desk, staff, "console.take", conversation, client_id, (), decide)
    finally:
        # Refused, or the first answer again to a command that was sent twice: then there is nothing to hold.
        await room.free(desk, staff.id, conversation)
    await waits.record(desk, before, turn)
    if before.return_to is not None:
        await room.free(desk, before.return_to.id, conversation)
    return turn.head.last_no


def _may_be_taken(head: Head, staff: Staff) -> None:
    if head.mode is Mode.CLOSED:
        raise Closed
    if head.filing is not None:
        raise Busy(retry_after=1)
    if head.agent is not None and head.agent.id != staff.id:
        raise Taken(details={"by": {"id": head.agent.id, "name": head.agent.name}})


async def _find_room(desk: Desk, staff: Staff, conversation: ConversationId) -> None:
    try:
        await room.find(desk, staff, conversation)
    except Full:
        # Whose it is matters more than that there is no room for it.
        head = await desk.store.turns.head(conversation)
        if head is not None:
            _may_be_taken(head, staff)
        raise


async def reply(desk: Desk, staff: Staff, conversation: ConversationId, text: str, client_id: str) -> Turn:
    """Say something to the customer. Raises NotYours unless one leads."""

    must_be_filled(text)

    async def decide(draft: Draft) -> None:
        must_lead(draft.head, staff)
        draft.write(
            By.AGENT,
            Kind.SAID,
            mask_cards(text),
            sender=staff.id,
            name=staff.name,
            client_id=client_id,
        )

    return await act(desk, staff, "console.reply", conversation, client_id, (text,), decide)


async def note(desk: Desk, staff: Staff, conversation: ConversationId, text: str, client_id: str) -> Turn:
    """Write for colleagues only. Whoever may know of the conversation may note, also after it closed."""

    async def decide(draft: Draft) -> None:
        draft.write(
            By.AGENT, Kind.NOTE, mask_cards(text), sender=staff.id, name=staff.name, client_id=client_id
        )

    return await act(desk, staff, "console.note", conversation, client_id, (text,), decide)


async def attach(
    desk: Desk, staff: Staff, conversation: ConversationId, files: Sequence[FileId], client_id: str
) -> Turn:
    """Send files that were uploaded to this conversation before."""

    async def decide(draft: Draft) -> None:
        must_lead(draft.head, staff)
        public = await files_sent.found(desk.store, conversation, files)
        draft.write(
            By.AGENT,
            Kind.FILE,
            ", ".join(str(file["name"]) for file in public),
            sender=staff.id,
            name=staff.name,
            client_id=client_id,
            files=[dict(file) for file in public],
        )

    return await act(desk, staff, "console.attach", conversation, client_id, tuple(files), decide)
