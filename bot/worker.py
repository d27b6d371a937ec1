"""One of several processes that serve: `python -m bot.worker`, started by `bot/workers.py`."""

import asyncio
import sys

import uvloop

from bot import garbage
from bot.app import Firm, House, opened_store
from bot.clock import system_clock
from bot.errors import SetupError
from bot.firm.problems import Problems
from bot.serving import asked_to_stop, start_logging
from bot.settings import Settings, read_settings
from bot.workers import READY


async def work(settings: Settings) -> None:
    stop = asked_to_stop()
    # Whoever started us holds the other end: it ends when they do.
    asyncio.get_running_loop().add_reader(sys.stdin.fileno(), stop.set)
    reading = asyncio.create_task(asyncio.to_thread(Firm.read, settings.flows, settings.vectors_file))
    async with opened_store(settings) as store:
        house = House(settings, store, await reading, system_clock)
        async with house.serving(shared=True):
            garbage.seldom()
            sys.stdout.buffer.write(READY)
            sys.stdout.buffer.flush()
            await stop.wait()


def main() -> int:
    start_logging()
    try:
        uvloop.run(work(read_settings()))
    except (SetupError, Problems) as problem:
        print(problem, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
