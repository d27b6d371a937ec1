"""The queue offers each conversation to one person at a time; anybody may still take it by hand."""

import logging
from collections.abc import Sequence
from datetime import datetime, timedelta

from bot.actions.desk import Desk, digest
from bot.actions.leading import act
from bot.errors import Stale
from bot.model import routing
from bot.model.conversation import Head, Offer, Turn
from bot.model.draft import Draft
from bot.model.entry import By, Kind
from bot.model.ids import ConversationId
from bot.model.mode import Mode
from bot.model.people import Role, Staff
from bot.model.routing import Candidate

log = logging.getLogger(__name__)

UNANSWERED, PASSED = "unanswered", "passed"


async def make(desk: Desk) -> None:
    """Offer whoever waits, oldest first, to somebody who has no other offer open."""
    if not desk.policy.queue.offer_seconds:
        return
    lines = await desk.store.lines.waiting()
    heads = [await desk.head(ConversationId(line["conversation"])) for line in lines]
    now = desk.now()
    asked = {head.offer.staff for head in heads if head.offer is not None and now < head.offer.until}
    free = [one for one in _candidates(desk, now) if one.staff.id not in asked]
    for head in heads:
        open_ = head.offer is not None and now < head.offer.until
        if head.mode is Mode.WAITING and not open_:
            chosen = await _offer(desk, head, [one for one in free if not _had_it(head, one)])
            free = [one for one in free if one is not chosen]


def _candidates(desk: Desk, now: datetime) -> list[Candidate]:
    presence = desk.tools.presence
    return [
        Candidate(desktop.staff, len(desktop.leads), presence.unchanged_for(desktop, now))
        for desktop in presence.desktops()
        if desktop.available and Role.AGENT in desktop.staff.roles
    ]


def _had_it(head: Head, one: Candidate) -> bool:
    return one.staff.id in head.passed or (head.offer is not None and head.offer.staff == one.staff.id)


async def _offer(desk: Desk, head: Head, free: Sequence[Candidate]) -> Candidate | None:
    """End the offer that was not answered, and make the next one; nothing to do is no turn."""
    chosen = routing.choose(head.language, head.skill, free)
    if chosen is None and head.offer is None:
        return None

    async def decide(draft: Draft) -> None:
        if draft.head.n != head.n + 1 or draft.head.mode is not Mode.WAITING:
            raise Stale
        if draft.head.offer is not None:
            _end(draft, draft.head.offer, UNANSWERED)
        if chosen is not None:
            until = draft.at + timedelta(seconds=desk.policy.queue.offer_seconds)
            draft.change(offer=Offer(chosen.staff.id, chosen.staff.name, until))
            reason = routing.why(head.language, head.skill, chosen)
            draft.write(By.SYSTEM, Kind.ROUTED, sender=chosen.staff.id, name=chosen.staff.name, routed=reason)

    try:
        await desk.act(head.conversation, f"timer:offer:{head.n}", digest("offer", head.n), decide)
    except Stale:
        return None  # Taken, left or written in meanwhile; the next round looks again.
    return chosen


async def pass_on(desk: Desk, staff: Staff, conversation: ConversationId, client_id: str) -> Turn:
    """Let somebody else have what is offered to one. Raises Stale when it is not, or not any more."""

    async def decide(draft: Draft) -> None:
        offer = draft.head.offer
        if offer is None or offer.staff != staff.id:
            raise Stale("This conversation is not offered to you any more.")
        _end(draft, offer, PASSED, client_id)

    return await act(desk, staff, "console.pass", conversation, client_id, (), decide)


def _end(draft: Draft, offer: Offer, reason: str, client_id: str | None = None) -> None:
    draft.change(offer=None, passed=(*draft.head.passed, offer.staff))
    draft.write(
        By.SYSTEM, Kind.ROUTED, sender=offer.staff, name=offer.name, reason=reason, client_id=client_id
    )
