import asyncio

import pytest

from bot.reach.bus import Deaf, RedisBus
from bot.reach.ports import Hint
from tests.ports import free_port


async def _nothing(_hints: list[Hint]) -> None: ...


async def _fails_when_cancelled(*_self: object) -> None:
    try:
        await asyncio.Event().wait()
    except asyncio.CancelledError:
        raise Deaf from None


async def test_a_bus_that_fails_while_it_is_stopped_stops(monkeypatch: pytest.MonkeyPatch) -> None:
    for part in ("_beat", "_listen", "_speak"):
        monkeypatch.setattr(RedisBus, part, _fails_when_cancelled)
    bus = RedisBus(f"redis://127.0.0.1:{free_port()}/0", "test", "me")
    task = asyncio.create_task(bus.run(_nothing))
    await asyncio.sleep(0.01)

    task.cancel()

    assert (await asyncio.wait({task}, timeout=60))[0] == {task}
    assert task.cancelled()
