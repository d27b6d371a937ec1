"""How staff look into a conversation, and how far each side has read."""

from bot.actions import trail
from bot.actions.desk import Desk
from bot.actions.leading import handlers
from bot.errors import NotFound
from bot.model.conversation import Head
from bot.model.entry import Entry
from bot.model.ids import ConversationId
from bot.model.mode import Mode
from bot.model.people import Customer, Staff
from bot.model.permission import authorize, of_conversation

PAGE = 200


async def watch(
    desk: Desk, staff: Staff, conversation: ConversationId, after: int | None
) -> tuple[Head, list[Entry], bool]:
    """The head, at most 200 entries (the newest, or those after `no` `after`), and whether there are more."""
    head = await permitted(desk, staff, "console.watch", conversation)
    if after is None:
        # A page that only catches up has been written down already.
        await trail.looked_at(desk, staff, head, "watch")
    if after is None:
        entries, more = await desk.store.turns.entries(
            conversation, before=head.last_no + 1, limit=PAGE, staff=True
        )
    else:
        entries, more = await desk.store.turns.entries(conversation, after=after, limit=PAGE, staff=True)
    return head, entries, more


async def permitted(desk: Desk, staff: Staff, verb: str, conversation: ConversationId) -> Head:
    """The newest head, if `staff` may `verb` it. Raises Forbidden or NotFound."""
    head = await desk.store.turns.head(conversation)
    if head is None:
        # The wall first: whoever lacks the role is told so, whether or not the conversation exists.
        authorize(staff, verb, None)
        raise NotFound
    authorize(staff, verb, of_conversation(head, await handlers(desk, head)))
    return head


async def seen_by_staff(desk: Desk, staff: Staff, conversation: ConversationId, seq: int) -> int:
    """Only whoever leads moves the agent's mark; a lead who watches leaves none."""
    head = await permitted(desk, staff, "console.seen", conversation)
    if head.mode is not Mode.AGENT or head.agent is None or head.agent.id != staff.id:
        return (await desk.store.seen.marks(conversation)).get("agent", 0)
    return await _mark(desk, head, "agent", seq)


async def seen_by_customer(desk: Desk, customer: Customer, seq: int) -> int:
    return await _mark(desk, await _own(desk, customer, "chat.seen"), "customer", seq)


async def typing_by_customer(desk: Desk, customer: Customer, on: bool) -> None:
    head = await _own(desk, customer, "chat.typing")
    await desk.audience.typing(head.conversation, "customer", None, on)


async def page(
    desk: Desk, customer: Customer, after: int | None, before: int | None, limit: int
) -> tuple[list[Entry], bool]:
    """A page of what the customer may see, by `seq`, and whether there is more."""
    head = await _own(desk, customer, "chat.entries")
    return await desk.store.turns.entries(head.conversation, after=after or 0, before=before, limit=limit)


async def _own(desk: Desk, customer: Customer, verb: str) -> Head:
    head = await desk.head(customer.conversation)
    authorize(customer, verb, of_conversation(head))
    return head


async def typing_by_staff(desk: Desk, staff: Staff, conversation: ConversationId, on: bool) -> None:
    head = await permitted(desk, staff, "console.typing", conversation)
    if head.mode is Mode.AGENT and head.agent is not None and head.agent.id == staff.id:
        await desk.audience.typing(conversation, "agent", staff.name, on)


async def _mark(desk: Desk, head: Head, side: str, seq: int) -> int:
    mark = await desk.store.seen.mark(head.conversation, side, min(seq, head.last_seq))
    await desk.audience.seen(head.conversation, side, mark)
    return mark
