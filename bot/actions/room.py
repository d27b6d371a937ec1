"""How many conversations a person leads at once: room is found by one conditional update in the store."""

from bot.actions.desk import Desk
from bot.errors import Full
from bot.model.ids import ConversationId, StaffId
from bot.model.people import Staff


async def find(desk: Desk, staff: Staff, conversation: ConversationId) -> None:
    """Raises Full when the capacity is used up, also by another tab or process."""
    if not await desk.store.people.hold(staff.id, conversation, staff.capacity):
        raise Full(details={"capacity": staff.capacity})
    await _tell(desk, staff.id)


async def free(desk: Desk, staff: StaffId, conversation: ConversationId) -> None:
    """Let the conversation go, unless the person leads it or waits for it to come back."""
    head = await desk.head(conversation)
    if any(person is not None and person.id == staff for person in (head.agent, head.return_to)):
        return
    await desk.store.people.let_go(staff, conversation)
    await _tell(desk, staff)


async def _tell(desk: Desk, staff: StaffId) -> None:
    desktop = desk.tools.presence.get(staff)
    if desktop is not None:
        desktop.leads = await desk.store.people.holds(staff)
    await desk.audience.staff_changed(staff)
