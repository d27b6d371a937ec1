import asyncio
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from bot.model.conversation import Filing
from bot.model.draft import Draft
from bot.model.entry import By, Kind
from bot.model.ids import ConversationId, DraftId
from bot.store.driver import Document
from bot.store.mongo import MongoStore
from bot.store.ports import LostRace
from bot.store.table import Query, Table
from bot.store.turns import MongoTurns
from tests.store.making import AT, changed, new_head, noted, said, saved, talk

C1 = ConversationId("c1")


async def test_a_turn_comes_back_as_it_was_saved(store: MongoStore) -> None:
    turn = replace(said(new_head(), "bonjour"), facts={"today": "2026-11-23", "found": [{"score": 0.5}]})

    await store.turns.append(turn)

    assert await store.turns.head(C1) == turn.head
    assert await store.turns.by_key(C1, turn.key) == turn
    assert [stored async for stored in store.turns.all(C1)] == [turn]


async def test_what_was_never_said_is_not_there(store: MongoStore) -> None:
    await talk(store, ["bonjour"], "c2")

    assert await store.turns.head(C1) is None
    assert await store.turns.by_key(C1, "customer:m1") is None
    assert await store.turns.entries(C1) == ([], False)


async def test_of_fifty_writers_of_one_turn_exactly_one_wins(store: MongoStore) -> None:
    turns = [said(new_head(), f"essai {i}", f"customer:m{i}") for i in range(50)]

    outcomes = await asyncio.gather(*map(store.turns.append, turns), return_exceptions=True)

    won = [turn for turn, outcome in zip(turns, outcomes, strict=True) if outcome is None]
    lost = [outcome for outcome in outcomes if isinstance(outcome, LostRace)]
    assert (len(won), len(lost)) == (1, 49)
    assert [stored async for stored in store.turns.all(C1)] == won


async def test_a_clash_fails_only_its_own_turn_of_a_batch(store: MongoStore) -> None:
    await talk(store, ["première"])
    turns = [said(new_head(f"c{i}"), "bonjour") for i in range(1, 40)]

    outcomes = await asyncio.gather(*map(store.turns.append, turns), return_exceptions=True)

    assert [type(outcome) for outcome in outcomes if outcome] == [LostRace]
    assert isinstance(outcomes[0], LostRace)


async def test_the_same_key_at_a_later_turn_loses_the_race(store: MongoStore) -> None:
    head = await talk(store, ["bonjour"])

    with pytest.raises(LostRace):
        await store.turns.append(said(head, "encore", "customer:m1"))

    assert await store.turns.head(C1) == head


async def test_two_conversations_may_use_the_same_key(store: MongoStore) -> None:
    await store.turns.append(said(new_head("c1"), "bonjour", "customer:m1"))
    await store.turns.append(said(new_head("c2"), "hello", "customer:m1"))

    found = await store.turns.by_key(ConversationId("c2"), "customer:m1")

    assert found is not None
    assert found.entries[0].text == "hello"


async def test_a_long_field_is_kept_once_and_comes_back_in_every_head(store: MongoStore) -> None:
    story = "Mon retrait n'est pas arrivé. " * 100

    def tell(draft: Any) -> None:
        line = draft.write(By.CUSTOMER, Kind.SAID, story)
        draft.keep_field("narrative", story, line)
        draft.keep_field("name", "Ana")

    head = await saved(store, changed(new_head(), tell))
    head = await saved(store, said(head, "et alors ?"))

    assert await store.turns.head(C1) == head
    assert [turn.head.fields["narrative"] async for turn in store.turns.all(C1)] == [story, story]
    raw = await store._database["turns"].find_one({"_id": {"c": "c1", "n": 2}})
    assert raw is not None
    assert raw["head"]["fields"] == {"name": "Ana"}


async def test_a_conversation_that_files_is_found_until_its_next_turn(store: MongoStore) -> None:
    await talk(store, ["bonjour"], "c2")
    filing = Filing(DraftId("d1"), AT)
    head = changed(await talk(store, ["bonjour"]), lambda draft: draft.change(filing=filing))
    # The line is not written: the process died in between.
    await store.turns.append(head)

    assert await store.turns.filing() == [C1]

    await store.turns.append(changed(head.head, lambda draft: draft.change(filing=None)))
    assert await store.turns.filing() == []


@pytest.mark.parametrize("staff", [True, False])
@pytest.mark.parametrize("after", [0, 1, 7, 8, 29, 30, 31])
async def test_pages_forward_meet_every_entry_once(store: MongoStore, after: int, staff: bool) -> None:
    everything = await _mixed(store)
    wanted = [entry for entry in everything if _number(entry, staff) > after]

    found: list[Any] = []
    more = True
    while more:
        start = _number(found[-1], staff) if found else after
        page, more = await store.turns.entries(C1, after=start, limit=4, staff=staff)
        assert len(page) == 4 or not more
        found += page

    assert found == wanted


@pytest.mark.parametrize("staff", [True, False])
@pytest.mark.parametrize("before", [1, 2, 8, 30, 31, 99])
async def test_pages_backward_meet_every_entry_once(store: MongoStore, before: int, staff: bool) -> None:
    everything = await _mixed(store)
    wanted = [entry for entry in everything if 0 < _number(entry, staff) < before]

    found: list[Any] = []
    more = True
    while more:
        end = _number(found[0], staff) if found else before
        page, more = await store.turns.entries(C1, before=end, limit=4, staff=staff)
        found = page + found

    assert found == wanted


async def test_customers_never_get_a_note(store: MongoStore) -> None:
    head = await talk(store, ["bonjour"])
    await saved(store, noted(head, "client difficile"))

    mine, _ = await store.turns.entries(C1)
    theirs, _ = await store.turns.entries(C1, staff=True)

    assert [entry.text for entry in mine] == ["bonjour"]
    assert [entry.text for entry in theirs] == ["bonjour", "client difficile"]


@pytest.mark.parametrize(("after", "most"), [(0, 20), (400, 20), (990, 9), (998, 5), (1_000, 1)])
async def test_a_page_of_a_long_conversation_takes_few_reads(
    store: MongoStore, after: int, most: int
) -> None:
    head = new_head()
    turns = []
    for _ in range(1_000):
        turns.append(said(head, "encore"))
        head = turns[-1].head
    await asyncio.gather(*map(store.turns.append, turns))
    table = CountingTable(store._database["turns"])

    page, more = await MongoTurns(table).entries(C1, after=after, limit=10)

    assert [entry.seq for entry in page] == list(range(after + 1, min(after + 11, 1_001)))
    assert more is (after < 990)
    assert table.asked <= most


def _number(entry: Any, staff: bool) -> int:
    number: int | None = entry.no if staff else entry.seq
    return number or 0


def _several(draft: Draft) -> None:
    draft.write(By.CUSTOMER, Kind.SAID, "oui")
    draft.write(By.BOT, Kind.SAID, "bien")


def _note(draft: Draft) -> None:
    draft.write(By.AGENT, Kind.NOTE, "note")


def _nothing(draft: Draft) -> None:
    """A turn that only changes the head."""


async def _mixed(store: MongoStore) -> list[Any]:
    """Turns with several entries, with none, and notes between; all entries in order."""
    head, turns = new_head(), []
    for i in range(8):
        for make in (_several, _note, _note, _nothing):
            turns.append(changed(head, make, AT + timedelta(minutes=i)))
            head = turns[-1].head
    await asyncio.gather(*map(store.turns.append, turns))
    return [entry for turn in turns for entry in turn.entries]


class CountingTable(Table):
    """Counts what is asked of the database."""

    asked = 0

    async def one(self, query: Query, **how: Any) -> Document | None:
        self.asked += 1
        return await super().one(query, **how)

    async def gather(self, query: Query, **how: Any) -> list[Document]:
        self.asked += 1
        return await super().gather(query, **how)
