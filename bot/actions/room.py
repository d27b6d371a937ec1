"""How many conversations a person leads at once: room is found by one conditional update in the store."""

from datetime import timedelta

from bot.actions.desk import Desk
from bot.errors import Full
from bot.model.ids import ConversationId, StaffId
from bot.model.people import Staff

FORGOTTEN = timedelta(seconds=30)
"""What is being taken fills a room before any list shows it; what still does after this is looked at."""


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


async def tidy(desk: Desk) -> None:
    """Let go of what nobody leads any more: a process that died in the middle of an act may have left it."""
    idle, now, seen = desk.tools.presence.idle, desk.now(), set()
    for staff in await desk.store.people.holders():
        led = {line["conversation"] for line in await desk.store.lines.led_by(staff)}
        for conversation in await desk.store.people.holds(staff) - led:
            seen.add((staff, conversation))
            if now - idle.setdefault((staff, conversation), now) >= FORGOTTEN:
                await free(desk, staff, conversation)
    for gone in idle.keys() - seen:
        del idle[gone]


async def refresh(desk: Desk, staff: StaffId) -> None:
    """Read again what is remembered of somebody at the console: the account, and what they lead."""
    desktop, person = desk.tools.presence.get(staff), await desk.store.people.get(staff)
    if desktop is not None and person is not None:
        desktop.staff, desktop.leads = person, await desk.store.people.holds(staff)


async def _tell(desk: Desk, staff: StaffId) -> None:
    desktop = desk.tools.presence.get(staff)
    if desktop is not None:
        desktop.leads = await desk.store.people.holds(staff)
    await desk.audience.staff_changed(staff)
