import hashlib

import pytest

from bot.model.ids import ConversationId, FileId
from bot.store.mongo import MongoStore
from tests.hand_clock import HandClock

C1, C2 = ConversationId("c1"), ConversationId("c2")
DATA = b"%PDF-1.7 " + bytes(range(256)) * 3_000


async def test_a_file_comes_back_byte_for_byte(store: MongoStore, clock: HandClock) -> None:
    put = await store.files.put(C1, "relevé.pdf", "application/pdf", DATA, clock.now())

    got = await store.files.get(put.file, C1)

    assert got == put
    assert await store.files.read(put) == DATA
    assert put.sha256 == hashlib.sha256(DATA).hexdigest()
    assert await store.files.count(C1) == 1


async def test_a_foreign_file_looks_like_none(store: MongoStore, clock: HandClock) -> None:
    put = await store.files.put(C1, "a.pdf", "application/pdf", DATA, clock.now())

    assert await store.files.get(put.file, C2) is None
    assert await store.files.get(FileId("none"), C1) is None
    assert await store.files.count(C2) == 0
    assert await store.files.owner(put.file) == C1
    assert await store.files.owner(FileId("none")) is None


@pytest.mark.parametrize("damage", ["altered", "missing"])
async def test_a_damaged_file_is_never_given_out(store: MongoStore, clock: HandClock, damage: str) -> None:
    put = await store.files.put(C1, "a.pdf", "application/pdf", DATA, clock.now())
    chunks = store._database["files.chunks"]
    if damage == "altered":
        await chunks.update_one({"files_id": put.file, "n": 0}, {"$set": {"data": b"x" * 255 * 1024}})
    else:
        await chunks.delete_one({"files_id": put.file, "n": 1})

    with pytest.raises(ValueError, match=put.file):
        await store.files.read(put)
