from pathlib import Path

import pytest

from bot.errors import SetupError
from bot.store import mongod
from bot.store.driver import client_for, close, index_names
from bot.store.mongo import INDEXES, MongoStore, connect
from bot.store.mongod import Mongod
from bot.store.program import find_mongod
from bot.store.replica_set import make_primary


async def test_every_index_is_there_after_connecting(store: MongoStore, mongodb_url: str) -> None:
    client = client_for(mongodb_url)

    for name, indexes in INDEXES.items():
        wanted = {index.document["name"] for index in indexes}
        assert wanted <= await index_names(client[store.name][name])

    close(client)


async def test_a_database_that_runs_javascript_is_refused(
    data_dir: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    options = tuple(option for option in mongod.OPTIONS if option != "--noscripting")
    monkeypatch.setattr(mongod, "OPTIONS", options)
    database = Mongod(find_mongod(data_dir / "lib"), data_dir)
    url = await make_primary(await database.port())

    with pytest.raises(SetupError, match="javascriptEnabled: false"):
        await connect(url, "recourse")

    await database.stop()


async def test_a_single_server_is_refused(data_dir: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(mongod, "OPTIONS", mongod.OPTIONS[2:])
    database = Mongod(find_mongod(data_dir / "lib"), data_dir)

    with pytest.raises(SetupError, match="make it a replica set"):
        await connect(f"mongodb://127.0.0.1:{await database.port()}/", "recourse")

    await database.stop()


@pytest.mark.parametrize(
    ("url", "reason"),
    [("http://localhost", "RECOURSE_MONGODB_URL"), ("mongodb://h/?w=two&nonsense=1", "nonsense")],
)
async def test_an_address_that_makes_no_sense_is_refused(url: str, reason: str) -> None:
    with pytest.raises(SetupError, match=reason):
        await connect(url, "recourse")
