"""What a turn costs before any socket or database: decided, rendered, made a document and encoded.

`.venv/bin/python -m bench.alone`; prints microseconds of processor time a turn.
"""

import asyncio
import tempfile
import time
from itertools import count
from pathlib import Path
from statistics import median
from types import SimpleNamespace
from typing import Any

from bson import encode

from bench.talker import SAID
from bot.actions import customer
from bot.actions.desk import Desk
from bot.app import Firm, tools_of
from bot.clock import system_clock
from bot.model.conversation import Turn
from bot.model.people import Customer
from bot.settings import HERE, read_settings
from bot.store.turn_codec import turn_to_document

CUSTOMERS, ROUNDS = 50, 100


class Nowhere:
    """Takes turns, numbers and listeners, and keeps none."""

    def __init__(self) -> None:
        self._numbers = count(1)

    async def append(self, turn: Turn) -> None:
        encode(turn_to_document(turn))

    async def next_number(self, year: int) -> str:
        return f"Q-{year}-{next(self._numbers):06}"

    async def first(self, *_about: object) -> str:
        return "token"

    async def by_key(self, *_key: object) -> None: ...

    async def saved(self, *_turn: object) -> None: ...

    async def alert(self, *what: object) -> None:
        raise RuntimeError(f"the bot failed: {what}")


def desk_of(folder: Path) -> Desk:
    settings = read_settings(data_dir=folder)
    nowhere: Any = Nowhere()
    store: Any = SimpleNamespace(
        turns=nowhere, inquiries=nowhere, tokens=nowhere, register=nowhere, flows=nowhere
    )
    desk = Desk(store, tools_of(settings, Firm.read(HERE / "flows"), system_clock), store, nowhere)
    projector: Any = SimpleNamespace(add=lambda turn: None)
    desk.projector = projector
    return desk


async def rounds(desk: Desk) -> list[float]:
    """Microseconds a turn, of each round of all customers through what the load says."""
    ids, took = count(1), []
    people = [Customer((await customer.start(desk, "en"))[0]) for _ in range(CUSTOMERS)]
    for _ in range(ROUNDS):
        began = time.process_time()
        for command, said in SAID:
            for one in people:
                act: Any = customer.say if command == "say" else customer.choose
                await act(desk, one, *said.values(), f"m{next(ids)}")
        took.append((time.process_time() - began) / (len(SAID) * CUSTOMERS) * 1e6)
    return took


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        took = asyncio.run(rounds(desk_of(Path(folder))))
    print(f"a turn alone: {min(took):.0f} µs in the best round, {median(took):.0f} in the median")


if __name__ == "__main__":
    main()
