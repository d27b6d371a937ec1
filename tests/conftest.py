"""What every test may ask for: a real database, emptied for each test, a clock moved by hand, the firm."""

import asyncio
import fcntl
import shutil
from collections.abc import AsyncIterator, Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from pymongo import MongoClient

from bot.app import Firm
from bot.settings import HERE
from bot.store.bundled import attached_or_bundled
from bot.store.mongo import MongoStore, connect
from tests.desks import unhurried
from tests.hand_clock import HandClock as HandClock

FLOWS = HERE / "flows"
FIRST = ("chaos", "commands", "browser", "store")
"""The folders with the longest tests: begun last, one of them would keep one worker busy alone."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    tests = Path(__file__).parent
    folders = {name: place for place, name in enumerate(FIRST)}
    items.sort(key=lambda item: folders.get(item.path.relative_to(tests).parts[0], len(FIRST)))


@pytest.fixture
def clock() -> HandClock:
    return HandClock(datetime(2026, 11, 23, 6, 0, tzinfo=UTC))


@pytest.fixture(scope="session")
def shared(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Path:
    """A folder of the whole run, in which the workers meet."""
    base = tmp_path_factory.getbasetemp()
    return base if worker_id == "master" else base.parent


@pytest.fixture(scope="session")
def mongodb_url(shared: Path) -> Iterator[str]:
    """One bundled database for the whole run: the first worker starts it, the others attach to it."""
    with (shared / "users").open("w") as users, asyncio.Runner() as runner:
        fcntl.flock(users, fcntl.LOCK_SH)
        database = attached_or_bundled(shared / "data")
        url = runner.run(database.__aenter__())
        with MongoClient[dict[str, object]](url) as client:
            # Tests move the clock by hand: what has expired by the wall clock must not vanish meanwhile.
            client.admin.command("setParameter", 1, ttlMonitorEnabled=False)
        yield url
        # Wait for the other workers: whoever started the database takes it along.
        fcntl.flock(users, fcntl.LOCK_EX)
        runner.run(database.__aexit__(None, None, None))
    shutil.rmtree(shared / "data", ignore_errors=True)


@pytest.fixture
async def store(mongodb_url: str, worker_id: str) -> AsyncIterator[MongoStore]:
    """A store of the test's own: emptied afterwards, which takes a tenth of making the indexes anew."""
    made = await connect(mongodb_url, f"test_{worker_id}")
    yield made
    await made.empty()
    await made.close()


@pytest.fixture(scope="session")
def vectors(shared: Path) -> Path:
    """Where those of the answers' texts are kept, so that each text is embedded once in a run."""
    return shared / "vectors.npz"


@pytest.fixture(scope="session")
def firm(vectors: Path) -> Firm:
    """Read once, since it never changes; its queue offers nothing by itself."""
    firm = unhurried(Firm.read(FLOWS, vectors))
    firm.library.search()  # Whoever asks the first question of all would wait for it to be built.
    return firm


@pytest.fixture
def begun_dir(data_dir: Path, firm: Firm, vectors: Path) -> Path:
    """A data folder whose server has started before: it need not embed the answers again."""
    shutil.copy(vectors, data_dir)
    return data_dir


@pytest.fixture
def data_dir(tmp_path: Path) -> Path:
    """A data folder that nobody has used yet."""
    folder = tmp_path / "data"
    folder.mkdir()
    return folder
