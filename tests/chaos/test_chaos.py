"""The short runs; `bin/chaos` plays for five minutes."""

import gc
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.chaos.play import play
from tests.chaos.stage import CARELESS

# A client whose server is killed in the middle of the handshake leaves its connection to the collector.
pytestmark = pytest.mark.filterwarnings(
    "ignore:Exception ignored in. <function Connection.__del__:pytest.PytestUnraisableExceptionWarning"
)


@pytest.fixture(autouse=True)
def connections_left_behind_are_collected_here() -> Iterator[None]:
    yield
    gc.collect()


async def test_nothing_is_lost_or_doubled_while_processes_die(tmp_path: Path) -> None:
    outcome = await play(tmp_path, seconds=25, lines=120)

    assert outcome.faults == []
    assert (outcome.said, outcome.stored) == (960, 960)


async def test_the_checker_finds_out_a_server_that_acknowledges_too_early(tmp_path: Path) -> None:
    outcome = await play(tmp_path, seconds=8, lines=40, program=CARELESS, calm=True)

    assert any("are not stored" in fault for fault in outcome.faults)
