from collections.abc import AsyncIterator
from urllib.parse import urlsplit

import pytest

from bot.errors import TryAgain
from bot.model.ids import ConversationId
from bot.store.driver import Client, client_for
from bot.store.mongo import MongoStore
from bot.store.ports import LostRace
from bot.store.table import Table
from bot.store.turns import MongoTurns
from tests.store.cutting import Proxy
from tests.store.making import new_head, said

C1 = ConversationId("c1")


@pytest.fixture
async def proxy(mongodb_url: str) -> AsyncIterator[Proxy]:
    async with Proxy(urlsplit(mongodb_url).port or 0).running() as proxy:
        yield proxy


@pytest.fixture
async def client(proxy: Proxy) -> AsyncIterator[Client]:
    client = client_for(f"mongodb://127.0.0.1:{proxy.port}/?directConnection=true", timeout_ms=1_000)
    yield client
    client.close()


async def test_a_turn_whose_answer_got_lost_is_stored_once(
    store: MongoStore, proxy: Proxy, client: Client
) -> None:
    turns = MongoTurns(Table(client[store.name]["turns"]))
    turn = said(new_head(), "bonjour")
    await turns.head(C1)

    proxy.deaf = True
    with pytest.raises(TryAgain) as refused:
        await turns.append(turn)
    proxy.deaf = False

    assert refused.value.retry_after
    with pytest.raises(LostRace):
        await store.turns.append(turn)
    assert await store.turns.by_key(C1, turn.key) == turn


async def test_a_read_that_gets_no_answer_means_try_again(
    store: MongoStore, proxy: Proxy, client: Client
) -> None:
    turns = MongoTurns(Table(client[store.name]["turns"]))
    proxy.deaf = True

    with pytest.raises(TryAgain):
        await turns.head(C1)


async def test_a_database_that_is_not_there_takes_no_writes(mongodb_url: str, store: MongoStore) -> None:
    gone = client_for("mongodb://127.0.0.1:1/", timeout_ms=100)
    lost = MongoStore(gone, gone["nowhere"])

    assert await store.writable()
    assert not await lost.writable()
    await lost.close()
