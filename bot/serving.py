"""Runs the server: one process, or several that share a port."""

import asyncio
import logging
import signal

import uvloop

from bot import garbage, workers
from bot.app import Firm, House, opened_store
from bot.clock import system_clock
from bot.settings import Settings


def serve(settings: Settings) -> None:
    """Until Ctrl-C or SIGTERM. Raises SetupError or Problems when the start cannot be."""
    start_logging()
    with asyncio.Runner(loop_factory=uvloop.new_event_loop) as runner:
        runner.run(_several(settings) if settings.workers > 1 else _one(settings))


def start_logging() -> None:
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(levelname)s %(name)s %(message)s")
    # It tells of every step of every move.
    logging.getLogger("transitions").setLevel(logging.WARNING)


def asked_to_stop() -> asyncio.Event:
    stop = asyncio.Event()
    for name in (signal.SIGINT, signal.SIGTERM):
        asyncio.get_running_loop().add_signal_handler(name, stop.set)
    return stop


async def _one(settings: Settings) -> None:
    stop = asked_to_stop()
    reading = asyncio.create_task(asyncio.to_thread(Firm.read, settings.flows, settings.vectors_file))
    async with opened_store(settings) as store:
        house = House(settings, store, await reading, system_clock)
        account = await house.first_account()
        async with house.serving() as port:
            garbage.seldom()
            _greet(settings, port, account)
            await stop.wait()
            print("Stopping …", flush=True)


async def _several(settings: Settings) -> None:
    stop = asked_to_stop()
    async with workers.crew(settings) as (port, account):
        garbage.seldom()
        _greet(settings, port, account)
        await stop.wait()
        print("Stopping …", flush=True)


def _greet(settings: Settings, port: int, account: tuple[str, str] | None) -> None:
    address = settings.reached_at(port)
    print(f"Recourse is ready.\n  Demo page  {address}/\n  Console    {address}/console", flush=True)
    if account is not None:
        print(f"  First account  {account[0]}  password  {account[1]}", flush=True)
    if not settings.smtp_url:
        print(f"  Demo mode: letters are files in {settings.data_dir / 'mail'}", flush=True)
