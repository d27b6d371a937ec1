"""Reads a stretch of a conversation at a cost that does not grow with its length.

Turns are numbered without gaps and hold the numbers of their entries, so the turn where a stretch begins is
found by point reads: backwards from the newest in growing steps (most readers are near the end), then by
halving.
"""

from dataclasses import dataclass
from typing import Literal

from pymongo import ASCENDING, DESCENDING

from bot.model.entry import Entry
from bot.model.ids import ConversationId
from bot.store.driver import Document
from bot.store.table import Table
from bot.store.turn_codec import entries_of, of_conversation, turn_id


@dataclass(frozen=True, slots=True)
class Page:
    """`by`: count by `no` (staff) or by `seq` (customers, who never get a line without one)."""

    conversation: ConversationId
    after: int
    before: int | None
    limit: int
    by: Literal["no", "seq"]

    def holds(self, entry: Entry) -> bool:
        number = entry.no if self.by == "no" else entry.seq
        return number is not None and number > self.after and (self.before is None or number < self.before)


async def read_page(table: Table, page: Page) -> tuple[list[Entry], bool]:
    """At most `limit` entries, ascending, and whether more lie in the direction read."""
    order = [("_id", DESCENDING)]
    last = await table.one(of_conversation(page.conversation), fields={f"last_{page.by}": 1}, order=order)
    if last is None:
        return [], False
    newest = last["_id"]["n"]
    if page.before is not None:
        # The turn that holds the last entry below `before` is the first one that reaches it.
        start = min(newest, await _first_reaching(table, page, last, page.before - 1))
        found = await _collect(table, page, start, 1, DESCENDING)
    else:
        start = await _first_reaching(table, page, last, page.after + 1)
        found = await _collect(table, page, start, newest, ASCENDING)
    return sorted(found[: page.limit], key=lambda entry: entry.no), len(found) > page.limit


async def _first_reaching(table: Table, page: Page, last: Document, number: int) -> int:
    """The first turn whose last entry has at least this number; one past the newest when none has."""
    key = f"last_{page.by}"

    async def reaches(n: int) -> bool:
        stored = await table.one({"_id": turn_id(page.conversation, n)}, fields={key: 1})
        return stored is not None and bool(stored[key] >= number)

    newest: int = last["_id"]["n"]
    if last[key] < number:
        return newest + 1
    below, reaching, step = 0, newest, 1
    while reaching - step > 0:
        if not await reaches(reaching - step):
            below = reaching - step
            break
        reaching, step = reaching - step, step * 2
    while reaching - below > 1:
        middle = (below + reaching) // 2
        if await reaches(middle):
            reaching = middle
        else:
            below = middle
    return reaching


async def _collect(table: Table, page: Page, start: int, end: int, direction: int) -> list[Entry]:
    """One entry more than the page's limit, where there is one, in the direction of reading."""
    found: list[Entry] = []
    size = page.limit + 1
    while len(found) < size and (end - start) * direction >= 0:
        last = max(end, start - size + 1) if direction == DESCENDING else min(end, start + size - 1)
        low, high = sorted((start, last))
        query = {"_id": {"$gte": turn_id(page.conversation, low), "$lte": turn_id(page.conversation, high)}}
        turns = await table.gather(query, fields={"entries": 1}, order=[("_id", direction)], batch=size + 1)
        for turn in turns:
            found += [entry for entry in entries_of(turn)[::direction] if page.holds(entry)]
        start = last + direction
    return found[:size]
