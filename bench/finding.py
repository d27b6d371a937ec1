"""How long a search among stored messages takes as they grow: `python -m bench.finding [--full]`.

The collections that a search reads are filled directly, in the shapes that the server writes; the searches go
through the store as the server's do. The reference of the same run is one read of a line by its id.
"""

import asyncio
import statistics
import sys
import tempfile
import time
from collections.abc import Awaitable, Callable, Sequence
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path
from random import Random
from typing import Any

from bot.commands.seeding import sayings
from bot.model.ids import ConversationId
from bot.store.bundled import bundled_database
from bot.store.driver import client_for
from bot.store.mongo import MongoStore, connect
from bot.store.ports import LineQuery
from bot.store.text import words

SIZES = (25_000, 50_000, 100_000, 200_000)
LINES_EACH = 15
"""Messages of one conversation, of which a third are people's words and can be searched."""
SEARCHED_EACH = 5
REPEATS = 40
GOAL_MS = 300.0
BEGUN = datetime(2026, 1, 1, tzinfo=UTC)
TOPICS = ("account", "deposit", "withdrawal", "fees", "platform")
OUTCOMES = ("bot", "person", "written", "complaint", "open")
QUERIES: tuple[LineQuery, ...] = (
    LineQuery(text="retrait"),
    LineQuery(text="withdrawal", language="en"),
    LineQuery(text="frais compte", outcome="person"),
    LineQuery(text="je"),
    LineQuery(text="je", language="fr"),
    LineQuery(text="je", outcome="complaint", topic="fees"),
    LineQuery(text="je", since=BEGUN + timedelta(days=60), until=BEGUN + timedelta(days=75)),
    LineQuery(outcome="complaint", topic="fees"),
    LineQuery(waited=1_500, rated=2),
    LineQuery(unanswered=True, since=BEGUN + timedelta(days=60), until=BEGUN + timedelta(days=90)),
    LineQuery(text="zzzz"),
)


async def main() -> int:
    sizes = SIZES if "--full" in sys.argv[1:] else SIZES[:2]
    with tempfile.TemporaryDirectory(prefix="finding-") as folder:
        async with bundled_database(Path(folder)) as url:
            store = await connect(url, "finding")
            client = client_for(url)
            try:
                await _grow(store, client["finding"], sizes)
            finally:
                client.close()
                await store.close()
    return 0


async def _grow(store: MongoStore, database: Any, sizes: Sequence[int]) -> None:
    draw, stored = Random(1), 0
    print(f"{'messages':>9} {'p50':>8} {'p95':>8} {'slowest query':>28} {'one read':>9}")
    for size in sizes:
        while stored < size:
            await _fill(database, draw, stored // LINES_EACH, 500)
            stored += 500 * LINES_EACH
        times = {query: await _timed(partial(store.lines.find, query)) for query in QUERIES}
        floor = await _timed(partial(store.lines.get, ConversationId("c1")))
        every = [one for each in times.values() for one in each]
        slowest = max(times, key=lambda query: _p95(times[query]))
        asked = slowest.text or "filters only"
        print(
            f"{stored:>9,} {statistics.median(every):>6.1f} ms {_p95(every):>6.1f} ms "
            f"{asked!r:>18} {_p95(times[slowest]):>6.1f} ms {_p95(floor):>6.1f} ms",
            flush=True,
        )
    met = "met" if _p95(every) < GOAL_MS else "NOT MET"
    print(f"goal: p95 below {GOAL_MS:.0f} ms at {stored:,} messages: {met}")


async def _timed(ask: Callable[[], Awaitable[Any]]) -> list[float]:
    await ask()
    found = []
    for _ in range(REPEATS):
        begun = time.perf_counter()
        await ask()
        found.append((time.perf_counter() - begun) * 1000)
    return found


def _p95(values: Sequence[float]) -> float:
    return sorted(values)[int(len(values) * 0.95)]


async def _fill(database: Any, draw: Random, first: int, count: int) -> None:
    lines, search = [], []
    for n in range(first, first + count):
        language = draw.choice(("fr", "en"))
        at = BEGUN + timedelta(minutes=25 * n)
        lines.append(_line(draw, n, language, at))
        said = sayings.WORDS[language]
        for no in range(SEARCHED_EACH):
            text = draw.choice((*said.chats, *said.replies, *said.answers, *said.wants, *said.clarifications))
            search.append({
                "_id": {"c": f"c{n}", "no": no}, "c": f"c{n}", "no": no, "at": at, "note": False,
                "text": text, "words": words(text),
            })  # fmt: skip
    await database["lines"].insert_many(lines)
    await database["search"].insert_many(search)


def _line(draw: Random, n: int, language: str, at: datetime) -> dict[str, Any]:
    measured = {
        "day": at.date().isoformat(), "language": language, "team": "fees", "outcome": draw.choice(OUTCOMES),
        "longest_wait": draw.randrange(1_800), "unanswered": draw.random() < 0.2, "promises": [],
    }  # fmt: skip
    return {
        "_id": f"c{n}", "n": 10, "mode": "closed", "language": language, "started_at": at, "last_no": 15,
        "last_seq": 15, "served": [], "filing": False, "topic": draw.choice(TOPICS),
        "rated": draw.randint(1, 5), "measured": measured,
    }  # fmt: skip


if __name__ == "__main__":
    sys.exit(asyncio.run(main()))
