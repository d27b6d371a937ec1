"""How a lead, an officer or an agent finds conversations and reads one whole."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from bot.actions import trail
from bot.actions.desk import Desk
from bot.actions.reading import permitted
from bot.errors import BadRequest
from bot.model.conversation import Head
from bot.model.entry import Entry
from bot.model.ids import ConversationId
from bot.model.mode import Mode
from bot.model.people import Customer, Staff
from bot.model.permission import authorize, of_conversation, reach
from bot.model.roles import Whose
from bot.store.ports import ComplaintQuery, Found, LineQuery

PAGE = 50
SHEET_PAGE = 1_000
SHEET_PAGES = 10
LIVE = {"mode": Mode.BOT.value}
"""What each live page asks for every few seconds: it searches for nobody."""
HANDLED = 500
"""Complaints of one officer whose conversations are looked through."""


async def find(desk: Desk, staff: Staff, query: LineQuery, page: int) -> Found:
    """One page of 50 lines, newest first; only of what `staff` may read."""
    authorize(staff, "conversations.find")
    asked = query.told()
    if asked == LIVE:
        await trail.watched(desk, staff, "live")
    else:
        await trail.listed(desk, staff, "search", asked=asked)
    return await found(desk, staff, query, page)


async def found(desk: Desk, staff: Staff, query: LineQuery, page: int) -> Found:
    """The same for an action that writes its own line into the trail."""
    return await desk.store.lines.find(await _narrowed(desk, staff, query), page=page, size=PAGE)


async def kept_searches(desk: Desk, staff: Staff) -> list[Mapping[str, Any]]:
    authorize(staff, "conversations.find")
    return await desk.store.searches.of(staff.id)


async def keep_searches(desk: Desk, staff: Staff, searches: Sequence[Mapping[str, Any]]) -> None:
    """These and no others, for this person alone."""
    authorize(staff, "conversations.find")
    await desk.store.searches.put(staff.id, searches)


async def find_all(desk: Desk, staff: Staff, query: LineQuery) -> list[Mapping[str, Any]]:
    """Every line that `find` would page through, to take along. Raises BadRequest above 10,000."""
    authorize(staff, "conversations.find")
    narrowed, found = await _narrowed(desk, staff, replace(query, whole=True)), list[Mapping[str, Any]]()
    for page in range(1, SHEET_PAGES + 1):
        lines, total, _ = await desk.store.lines.find(narrowed, page=page, size=SHEET_PAGE)
        if total > SHEET_PAGES * SHEET_PAGE:
            raise BadRequest(f"These are {total} conversations; a sheet takes {SHEET_PAGES * SHEET_PAGE}.")
        found += lines
        if len(found) >= total or not lines:
            break
    return found


async def read(desk: Desk, staff: Staff, conversation: ConversationId) -> tuple[Head, list[Entry]]:
    """The whole transcript with its notes. Raises NotFound."""
    head = await permitted(desk, staff, "conversations.read", conversation)
    await trail.looked_at(desk, staff, head, "read")
    return head, await _whole(desk, conversation, staff=True)


async def export(desk: Desk, staff: Staff, conversation: ConversationId) -> tuple[Head, list[Entry]]:
    """The same, to take along."""
    head = await permitted(desk, staff, "conversations.export", conversation)
    return head, await _whole(desk, conversation, staff=True)


async def customers_own(desk: Desk, customer: Customer) -> tuple[Head, list[Entry]]:
    """What the customer has seen of it."""
    head = await desk.head(customer.conversation)
    authorize(customer, "chat.transcript", of_conversation(head))
    return head, await _whole(desk, customer.conversation, staff=False)


async def _narrowed(desk: Desk, staff: Staff, query: LineQuery) -> LineQuery:
    if query.late_on is not None:
        query = replace(query, late_complaints=await desk.store.register.missed(desk.now()))
    objects = reach(staff, "conversations.read")
    if Whose.ANY in objects:
        return query
    if Whose.LINKED not in objects:
        return replace(query, visible_to=staff.id)
    mine = ComplaintQuery(officer=staff.id, not_for=staff.id)
    handled, _ = await desk.store.register.complaints(mine, size=HANDLED)
    also = [ConversationId(row["conversation"]) for row in handled if row.get("conversation")]
    return replace(query, visible_to=staff.id, also=also)


async def _whole(desk: Desk, conversation: ConversationId, *, staff: bool) -> list[Entry]:
    entries, more = await desk.store.turns.entries(conversation, staff=staff)
    while more:
        last = entries[-1]
        after = last.no if staff else last.seq or 0
        page, more = await desk.store.turns.entries(conversation, after=after, staff=staff)
        entries += page
    return entries
