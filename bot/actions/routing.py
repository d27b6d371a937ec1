"""The queue by itself: whoever waits for somebody whose line is gone waits in the queue again."""

import logging
from datetime import datetime, timedelta

from bot.actions import room
from bot.actions.desk import Desk, digest
from bot.errors import Stale
from bot.model.draft import Draft
from bot.model.entry import By, Kind
from bot.model.ids import ConversationId, StaffId
from bot.model.mode import Mode

log = logging.getLogger(__name__)

GONE = timedelta(seconds=30)
"""A page that is loaded again, or a train in a tunnel, costs nobody a conversation."""
LINE_LOST = "line_lost"


async def tend(desk: Desk) -> None:
    """Give up on whoever has been away from every console for GONE, as long as this process has watched."""
    missing, now = desk.tools.presence.missing, desk.now()
    for staff in await desk.store.people.holders():
        if desk.tools.presence.get(staff) is not None:
            missing.pop(staff, None)
        elif now - missing.setdefault(staff, now) >= GONE:
            await _requeue_all(desk, staff)
    await room.tidy(desk)


async def _requeue_all(desk: Desk, staff: StaffId) -> None:
    """Those who wait for an answer; all of them when the account is gone. The others lose nothing."""
    account = await desk.store.people.get(staff)
    for line in await desk.store.lines.led_by(staff):
        waits = line.get("last", {}).get("by") == By.CUSTOMER.value
        if waits or account is None or account.disabled:
            await _requeue(desk, staff, ConversationId(line["conversation"]), only_waiting=waits)


async def _requeue(desk: Desk, staff: StaffId, conversation: ConversationId, *, only_waiting: bool) -> None:
    n = (await desk.head(conversation)).n

    async def decide(draft: Draft) -> None:
        head = draft.head
        led = head.mode is Mode.AGENT and head.agent is not None and head.agent.id == staff
        since = _unanswered_since(draft)
        if not led or head.agent is None or head.filing is not None or (only_waiting and since is None):
            raise Stale
        text = desk.tools.flow.phrases[LINE_LOST].of(head.language).text
        draft.write(By.SYSTEM, Kind.LEFT, text, sender=staff, name=head.agent.name, reason=LINE_LOST)
        draft.move("requeue")
        # At the place that the wait has earned, not at the end.
        draft.change(waiting_since=since or draft.at)

    try:
        await desk.act(conversation, f"timer:gone:{n}", digest("gone", n), decide)
    except Stale:
        return  # Answered, handed on or closed since the list was written.
    log.info("conversation %s is in the queue again: the line of %s is gone", conversation, staff)
    await room.free(desk, staff, conversation)


def _unanswered_since(draft: Draft) -> datetime | None:
    last = draft.head.last
    return last.at if last is not None and last.by is By.CUSTOMER else None
