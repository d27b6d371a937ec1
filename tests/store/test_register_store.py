import asyncio
from typing import Any

import pytest

from bot.model.ids import DraftId, Reference, StaffId
from bot.model.instants import stamp
from bot.register.chain import digest
from bot.register.readings import plain
from bot.store.mongo import MongoStore, connect
from bot.store.ports import ComplaintQuery
from bot.store.register import BATCH
from tests.hand_clock import HandClock

ONE = Reference("C-2026-000001")


def event(number: int, **more: Any) -> dict[str, Any]:
    return {"_id": number, "event": "filed", "complaint": ONE, **more}


async def test_events_go_in_in_order_and_come_back_as_they_were(store: MongoStore) -> None:
    events = [event(1, filed_from="d1"), event(2, prev="ab"), event(3, complaint="C-2026-000002")]

    assert await store.register.last() is None
    assert await store.register.append(events) == 3

    assert await store.register.last() == events[2]
    assert [stored async for stored in store.register.events()] == events
    assert [stored async for stored in store.register.events(complaint=ONE)] == events[:2]
    assert await store.register.filed_from(DraftId("d1")) == events[0]
    assert await store.register.filed_from(DraftId("d2")) is None


async def test_appending_stops_before_the_first_clash_and_counts_what_went_in(store: MongoStore) -> None:
    await store.register.append([event(3)])

    assert await store.register.append([event(1), event(2), event(3), event(4)]) == 2

    assert [stored["_id"] async for stored in store.register.events()] == [1, 2, 3]


async def test_a_draft_is_filed_once(store: MongoStore) -> None:
    await store.register.append([event(1, filed_from="d1")])

    assert await store.register.append([event(2, filed_from="d1")]) == 0


async def test_of_many_writers_of_one_number_one_wins(store: MongoStore) -> None:
    counts = await asyncio.gather(*(store.register.append([event(1, who=i)]) for i in range(20)))

    assert sum(counts) == 1


async def test_a_payload_stays_as_it_was_first_put(store: MongoStore) -> None:
    await store.register.put_payload("p1", {"salt": "s1", "data": {"name": "Ana"}})
    await store.register.put_payload("p1", {"_id": "p1", "salt": "s2", "data": {}})

    kept = {"_id": "p1", "salt": "s1", "data": {"name": "Ana"}}
    assert await store.register.payload("p1") == kept
    assert [payload async for payload in store.register.payloads()] == [kept]
    assert await store.register.payload("p2") is None


async def test_a_view_never_goes_back(store: MongoStore) -> None:
    for version, state in ((1, "registered"), (3, "closed"), (2, "assessment")):
        await store.register.put_complaint({"_id": ONE, "version": version, "state": state})

    assert await store.register.complaint(ONE) == {"_id": ONE, "version": 3, "state": "closed"}


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ({}, ["b", "a"]),
        ({"state": "closed"}, ["b"]),
        ({"officer": "olga"}, ["a"]),
        ({"service": "fees"}, ["a"]),
        ({"service": "deposits"}, []),
        ({"text": "ELEONORE virem"}, ["a"]),
        ({"text": "closed virement"}, []),
        ({"not_for": StaffId("olga")}, ["a"]),
        ({"served_by": StaffId("olga")}, ["b"]),
        ({"served_by": StaffId("max")}, []),
        ({"late": True}, ["a"]),
    ],
)
async def test_complaints_are_found_by_what_they_hold(
    store: MongoStore, clock: HandClock, query: dict[str, Any], found: list[str]
) -> None:
    due = stamp(clock.now())
    await store.register.put_complaint(
        {
            "_id": "a",
            "version": 1,
            "state": "assessment",
            "people": {"officer": {"id": "olga"}, "excluded": [{"staff": "max", "reason": "named"}]},
            "received_at": clock.now(),
            "service": "fees",
            "complainant": {"name": "Éléonore"},
            "allegations": ["virement perdu"],
            "clocks": [{"clock": "acknowledge", "due_exclusive_utc": due}],
        }
    )
    await store.register.put_complaint(
        {
            "_id": "b",
            "version": 1,
            "state": "closed",
            "received_at": clock.advance(hours=1),
            "people": {"excluded": [{"staff": "olga", "reason": "served_customer"}]},
            "clocks": [{"clock": "acknowledge", "due_exclusive_utc": due, "stopped_at": due}],
        }
    )

    complaints, count = await store.register.complaints(ComplaintQuery(**query, now=clock.now()))

    assert [complaint["_id"] for complaint in complaints] == found
    assert count == len(found)


async def test_a_span_of_receipt_counts_its_start_and_not_its_end(
    store: MongoStore, clock: HandClock
) -> None:
    start = clock.now()
    for name in ("a", "b", "c"):
        received = clock.now()
        await store.register.put_complaint({"_id": name, "version": 1, "received_at": received})
        clock.advance(hours=1)

    query = ComplaintQuery(since=start, until=clock.advance(hours=-1))
    complaints, count = await store.register.complaints(query, page=2, size=1)

    assert [complaint["_id"] for complaint in complaints] == ["a"]
    assert count == 2


async def test_checkpoints_are_kept_in_order(store: MongoStore, clock: HandClock) -> None:
    for number in (7, 3):
        await store.register.put_checkpoint({"number": number, "at": stamp(clock.now())})

    assert [checkpoint["number"] for checkpoint in await store.register.checkpoints()] == [3, 7]


async def test_reads_are_numbered_and_chained_also_from_several_processes(
    store: MongoStore, mongodb_url: str, clock: HandClock
) -> None:
    other = await connect(mongodb_url, store.name)
    row = {"at": clock.now(), "staff": "olga", "act": "read", "what": "complaint:C-2026-000001"}
    await asyncio.gather(*(one.accesses.add(row) for _ in range(20) for one in (store, other)))
    await other.close()

    lines = [plain(line) async for line in store.accesses.all()]
    assert [line["_id"] for line in lines] == list(range(1, 41))
    assert [line["prev"] for line in lines[1:]] == [digest(line) for line in lines[:-1]]
    assert await store.accesses.find(None, size=1) == ([row], 40)


async def test_events_come_with_what_was_told_a_batch_at_a_time(store: MongoStore) -> None:
    count = BATCH * 2 + 1
    await store.register.append([event(n, key=f"k{n}", payload=f"p{n}") for n in range(1, count)])
    await store.register.append([event(count, key="last")])
    for n in range(1, count, 2):
        await store.register.put_payload(f"p{n}", {"data": n})

    pairs = [pair async for pair in store.register.told()]

    assert [told["_id"] for told, _ in pairs] == list(range(1, count + 1))
    assert [payload["data"] for _, payload in pairs if payload] == list(range(1, count, 2))
