"""The register at its size: how long a whole check takes and how much memory, and how fast it is searched.

`.venv/bin/python -m bench.register`: beside each figure, in the same run, what the bare database takes.
"""

import argparse
import asyncio
import resource
import tempfile
import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from random import Random
from typing import Any

from pymongo import MongoClient

from bot.commands.progress import progress
from bot.commands.register_trail import Check
from bot.firm.policy_file import load_policy
from bot.model.ids import ConversationId, DraftId
from bot.model.instants import stamp
from bot.model.people import Customer
from bot.register import acts
from bot.register.calendars import load_calendars
from bot.register.chain import Act, next_event, seal
from bot.register.clocks import Almanac
from bot.register.intake import Circumstances, from_chat
from bot.register.view import view
from bot.settings import HERE, Settings
from bot.store.bundled import bundled_database
from bot.store.complaint_search import words_of
from bot.store.mongo import connect
from bot.store.ports import ComplaintQuery

EVENTS_EACH = 10
BATCH = 1_000
BEGAN = datetime(2024, 1, 8, 6, 0, tzinfo=UTC)
NAMES = ("Ana Roy", "Bob Payet", "Chloé Hoareau", "David Morel", "Élise Adam", "Farid Labrosse")
TOLD: dict[str, Any] = {
    "account": "",
    "filer": "self",
    "service": "withdrawals",
    "facts_on": "2024-01-02",
    "evidence": [],
    "declaration": "yes",
}
GOALS = {"verify_seconds": 60.0, "search_p95_ms": 200.0}


def complaint_of(almanac: Almanac, n: int, at: datetime) -> tuple[Act, dict[str, Any]]:
    name = f"{NAMES[n % len(NAMES)]} {n}"
    told = {
        "name": name,
        "email": f"client{n}@example.org",
        "narrative": f"Le retrait n° {n} manque.",
        **TOLD,
    }
    around = Circumstances(
        policy=almanac.policy,
        today=almanac.today(at),
        language="fr",
        declared_at=at,
        conversation=ConversationId(f"c{n}"),
        served=(),
    )
    complaint = from_chat({**told, "wanted": "Le virement."}, around)
    payload = seal(f"d{n}", complaint.data())
    who = Customer(ConversationId(f"c{n}"))
    act = acts.filing(complaint, payload, almanac, draft=DraftId(f"d{n}"), received_at=at, at=at, actor=who)
    return act, payload


def chain(almanac: Almanac, events: int) -> Iterator[tuple[dict[str, Any], dict[str, Any] | None]]:
    """Complaints one after the other, each filed and then told more about; events with their payloads."""
    last: dict[str, Any] | None = None
    for n in range(events // EVENTS_EACH):
        at = BEGAN + timedelta(minutes=20 * n)
        act, payload = complaint_of(almanac, n, at)
        last = next_event(last, act)
        yield last, payload
        reference, stands = last["complaint"], last["after"]
        for version in range(2, EVENTS_EACH + 1):
            told = seal(f"p{n}-{version}", {"text": f"Précision {version} du client {n}."})
            more = Act(
                event="provide_information",
                at=at + timedelta(seconds=version),
                actor={"kind": "customer"},
                before=stands,
                after=stands,
                complaint=reference,
                version=version,
                payload=told,
                key=f"k{n}-{version}",
            )
            last = next_event(last, more)
            yield last, told


def fill_chain(database: Any, almanac: Almanac, events: int) -> None:
    rows: list[Any] = []
    with progress("events", events) as tell:
        for row in chain(almanac, events):
            rows.append(row)
            tell("events")
            if len(rows) == BATCH:
                _put(database, rows)
                rows.clear()
    _put(database, rows)


def _put(database: Any, rows: list[Any]) -> None:
    if rows:
        database["register_events"].insert_many([event for event, _ in rows])
        database["register_payloads"].insert_many([payload for _, payload in rows if payload])


def fill_views(database: Any, almanac: Almanac, complaints: int) -> None:
    act, payload = complaint_of(almanac, 0, BEGAN)
    plain = view([next_event(None, act)], {payload["_id"]: payload}.get)
    with progress("complaints", complaints) as tell:
        for first in range(0, complaints, BATCH):
            rows = [_varied(plain, n) for n in range(first, min(first + BATCH, complaints))]
            database["complaints"].insert_many([{**row, "words": words_of(row)} for row in rows])
            for _ in rows:
                tell("complaints")


def _varied(plain: dict[str, Any], n: int) -> dict[str, Any]:
    at = BEGAN + timedelta(minutes=11 * n)
    reference = f"C-{at.year}-{n + 1:06d}"
    person = {"name": f"{NAMES[n % len(NAMES)]} {n}", "email": f"client{n}@example.org"}
    return {
        **plain,
        "_id": reference,
        "reference": reference,
        "state": ("assessment", "investigation", "responded", "closed")[n % 4],
        "received_at": at,
        "complainant": person,
        "narrative": f"Le retrait n° {n} manque.",
        "people": {"excluded": [], "officer": {"id": f"officer{n % 12}"}},
    }


def queries(random: Random, complaints: int, count: int) -> Iterator[ComplaintQuery]:
    """What officers look for: a reference, an address, a name with a number, a stage, a colleague, a week."""
    for _ in range(count):
        n = random.randrange(complaints)
        at = BEGAN + timedelta(minutes=11 * n)
        yield random.choice(
            (
                ComplaintQuery(text=f"C-{at.year}-{n + 1:06d}"),
                ComplaintQuery(text=f"client{n}@example.org"),
                ComplaintQuery(text=f"{NAMES[n % len(NAMES)].split()[1]} {n}"),
                ComplaintQuery(text=f"retrait {n}", state="assessment"),
                ComplaintQuery(officer=f"officer{n % 12}", state="responded"),
                ComplaintQuery(since=at, until=at + timedelta(days=7)),
            )
        )


async def measure(url: str, database: str, options: argparse.Namespace) -> dict[str, float]:
    random, took = Random(1), []
    store = await connect(url, database)
    try:
        for query in queries(random, options.complaints, options.searches):
            began = time.perf_counter()
            await store.register.complaints(query, size=50)
            took.append((time.perf_counter() - began) * 1_000)
        bare = []
        for _ in range(options.searches):
            began = time.perf_counter()
            await store.register.has_version("C-2024-000001", 1)  # type: ignore[arg-type]  # a plain text
            bare.append((time.perf_counter() - began) * 1_000)
    finally:
        await store.close()
    return {
        "search_p50_ms": _part(took, 0.5),
        "search_p95_ms": _part(took, 0.95),
        "bare_read_p95_ms": _part(bare, 0.95),
    }


def _part(values: list[float], part: float) -> float:
    return sorted(values)[int(part * (len(values) - 1))]


def main() -> None:
    asking = argparse.ArgumentParser(prog="python -m bench.register", description=__doc__)
    asking.add_argument("--events", type=int, default=100_000)
    asking.add_argument("--complaints", type=int, default=100_000)
    asking.add_argument("--searches", type=int, default=300)
    options = asking.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        asyncio.run(_run(Path(folder), options))


async def _run(folder: Path, options: argparse.Namespace) -> None:
    almanac = Almanac(
        load_policy(HERE / "flows" / "policy.yaml"), load_calendars(HERE / "flows" / "calendars")
    )
    async with bundled_database(folder) as url:
        settings = Settings(data_dir=folder, mongodb_url=url, database="bench", _env_file=None)
        await (await connect(url, "bench")).close()
        with MongoClient[dict[str, Any]](url) as client:
            await asyncio.to_thread(fill_chain, client["bench"], almanac, options.events)
            began = time.perf_counter()
            read = sum(
                1 for name in ("register_events", "register_payloads") for _ in client["bench"][name].find()
            )
            bare = time.perf_counter() - began
        before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        began, busy = time.perf_counter(), time.process_time()
        report = await Check(settings).of_database()
        seconds, busy = time.perf_counter() - began, time.process_time() - busy
        grown = (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) / 1_024
        with MongoClient[dict[str, Any]](url) as client:
            await asyncio.to_thread(fill_views, client["bench"], almanac, options.complaints)
        found = await measure(url, "bench", options)
    print(f"measured {stamp(datetime.now(UTC))}")
    took = f"{seconds:.1f} s ({busy:.1f} s of processor), {grown:.0f} MB more"
    print(f"verify   {report.events:,} events: {took}; {report.sentence}")
    print(f"         read alone, {read:,} documents: {bare:.1f} s")
    print(
        f"search   {options.complaints:,} complaints: p50 {found['search_p50_ms']:.1f} ms,"
        f" p95 {found['search_p95_ms']:.1f} ms; a bare read p95 {found['bare_read_p95_ms']:.1f} ms"
    )
    met = seconds < GOALS["verify_seconds"] and found["search_p95_ms"] < GOALS["search_p95_ms"]
    print("every goal is met" if met and report.whole else "a goal is missed")


if __name__ == "__main__":
    main()
