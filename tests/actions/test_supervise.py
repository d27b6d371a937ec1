"""What dies is run again, soon when it had lived for long."""

import asyncio

import pytest

from bot.actions import timer
from bot.errors import TryAgain


async def test_the_pause_grows_and_is_short_again_after_a_long_life(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(timer, "FIRST_PAUSE_SECONDS", 0.002)
    monkeypatch.setattr(timer, "LONGEST_PAUSE_SECONDS", 0.02)
    pauses: list[float] = []
    sleep = asyncio.sleep

    async def noted(seconds: float) -> None:
        pauses.append(seconds)
        await sleep(seconds)

    monkeypatch.setattr(asyncio, "sleep", noted)
    lives, over = iter([0.0, 0.0, 0.05, 0.0]), asyncio.Event()

    async def work() -> None:
        try:
            life = next(lives)
        except StopIteration:
            over.set()
            return
        await sleep(life)
        raise TryAgain

    task = asyncio.create_task(timer.supervise("work", work))
    await over.wait()
    task.cancel()

    assert pauses[:4] == [0.002, 0.004, 0.002, 0.004]
