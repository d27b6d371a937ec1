"""`python -m bot store …`: what went out comes in again, and nothing is overwritten by mistake."""

import stat
from collections.abc import Callable
from pathlib import Path

import pytest
from pymongo import MongoClient

from bot.model.ids import ConversationId, StaffId
from bot.model.people import Role, Staff
from bot.store.mongo import MongoStore
from tests.commands.conftest import Run
from tests.hand_clock import HandClock

ANA = Staff(StaffId("ana"), "Ana", "ana@demo.example", frozenset({Role.AGENT}))


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "backup"


def mode(file: Path) -> int:
    return stat.S_IMODE(file.stat().st_mode)


def rewrite(file: Path, change: Callable[[bytes], bytes]) -> None:
    file.write_bytes(change(file.read_bytes()))


async def test_what_was_backed_up_is_restored_whole(
    run: Run, store: MongoStore, file: Path, clock: HandClock
) -> None:
    await store.people.add(ANA, "hash")
    kept = await store.files.put(ConversationId("c"), "a.txt", "text/plain", b"evidence", clock.now())
    assert run("store", "backup", file).out.startswith(f"{file}: 3 documents.")
    await store.empty()

    done = run("store", "restore", file)

    assert done.out.startswith("3 documents restored.")
    assert await store.people.all() == [ANA]
    assert await store.files.read(kept) == b"evidence"


async def test_a_backup_is_for_its_owner_and_holds_no_session(
    run: Run, store: MongoStore, file: Path, clock: HandClock
) -> None:
    await store.sessions.open(ANA.id, clock.now())

    assert run("store", "backup", file).out.startswith(f"{file}: 0 documents.")
    assert mode(file) == 0o600


async def test_only_an_empty_database_is_filled_unless_told_otherwise(
    run: Run, store: MongoStore, file: Path
) -> None:
    run("store", "backup", file)
    await store.people.add(ANA, "hash")

    assert "--replace" in run("store", "restore", file).refusal
    assert await store.people.all() == [ANA]
    assert run("store", "restore", file, "--replace").code == 0
    assert await store.people.all() == []


@pytest.mark.parametrize(
    ("spoil", "sentence"),
    [
        (lambda whole: whole[: len(whole) // 2], "is not a whole backup"),
        (lambda whole: whole[:-30] + bytes([whole[-30] ^ 1]) + whole[-29:], "is not a whole backup"),
        (lambda whole: b"nothing of ours", "is not a whole backup"),
    ],
    ids=["cut", "changed", "foreign"],
)
async def test_a_damaged_backup_changes_nothing(
    run: Run, store: MongoStore, file: Path, spoil: Callable[[bytes], bytes], sentence: str
) -> None:
    await store.people.add(ANA, "hash")
    run("store", "backup", file)
    rewrite(file, spoil)

    assert sentence in run("store", "restore", file, "--replace").refusal
    assert await store.people.all() == [ANA]


def test_a_file_that_is_there_is_not_overwritten(run: Run, file: Path) -> None:
    file.write_text("kept")

    assert run("store", "backup", file).refusal == f"{file} cannot be written: File exists."
    assert file.read_text() == "kept"


async def test_nothing_is_restored_under_a_server_at_work(
    run: Run, store: MongoStore, file: Path, mongodb_url: str
) -> None:
    run("store", "backup", file)
    with MongoClient[dict[str, object]](mongodb_url) as client:
        client[store.name].command(
            "update",
            "leases",
            updates=[{"q": {"_id": "lists"}, "u": [{"$set": {"at": "$$NOW"}}], "upsert": True}],
        )

    assert "A server works on this database" in run("store", "restore", file, "--replace").refusal
