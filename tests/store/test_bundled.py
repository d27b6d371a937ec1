import asyncio
import os
import shutil
import signal
import sys
from pathlib import Path
from types import SimpleNamespace
from typing import Any
from urllib.parse import urlsplit

import pytest
from pymongo.errors import OperationFailure

from bot.errors import SetupError
from bot.model.ids import ConversationId
from bot.store.bundled import attached_or_bundled, bundled_database
from bot.store.folder_lock import FolderLock, published
from bot.store.mongo import connect
from bot.store.mongod import Mongod, stop_left_over
from bot.store.program import find_mongod, with_own_libcurl
from bot.store.replica_set import reconfigure
from tests.store.making import new_head, said, talk

C1 = ConversationId("c1")


async def test_after_kill_9_the_next_server_finds_what_was_acknowledged(data_dir: Path) -> None:
    server = await asyncio.create_subprocess_exec(
        sys.executable,
        str(Path(__file__).with_name("serving.py")),
        str(data_dir),
        stdout=asyncio.subprocess.PIPE,
        env={**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])},
    )
    assert server.stdout
    url = (await server.stdout.readline()).decode().strip()
    store = await connect(url, "recourse")
    await store.turns.append(said(new_head(), "bonjour"))
    with pytest.raises(SetupError, match=f"process {server.pid}"):
        async with bundled_database(data_dir):
            pass
    async with attached_or_bundled(data_dir) as same:
        assert same == url
    await store.close()

    server.send_signal(signal.SIGKILL)
    await server.wait()

    async with attached_or_bundled(data_dir) as again:
        store = await connect(again, "recourse")
        page, _ = await store.turns.entries(C1)
        await store.close()
    assert [entry.text for entry in page] == ["bonjour"]


async def test_a_restart_stops_a_database_left_over_and_finds_the_data_at_another_port(
    data_dir: Path,
) -> None:
    async with bundled_database(data_dir) as first:
        store = await connect(first, "recourse")
        head = await talk(store, ["bonjour"])
        await store.close()
    left_over = Mongod(find_mongod(data_dir / "lib"), data_dir)
    old_port = await left_over.port()

    async with bundled_database(data_dir) as second:
        store = await connect(second, "recourse")
        await store.turns.append(said(head, "toujours là ?"))
        page, _ = await store.turns.entries(C1)
        await store.close()

    assert len({urlsplit(first).port, old_port, urlsplit(second).port}) == 3
    assert [entry.text for entry in page] == ["bonjour", "toujours là ?"]
    with pytest.raises(ConnectionRefusedError):
        await asyncio.open_connection("127.0.0.1", old_port)
    await left_over.stop()


async def test_a_pid_that_now_is_another_program_is_left_alone(data_dir: Path) -> None:
    (data_dir / "db").mkdir()
    (data_dir / "db" / "mongod.lock").write_text(f"{os.getpid()}\n")

    await stop_left_over(data_dir)


async def test_the_database_runs_on_the_libcurl_of_a_wheel(data_dir: Path) -> None:
    path = find_mongod(data_dir / "lib").path

    program = with_own_libcurl(path, data_dir / "lib")
    mongod = Mongod(program, data_dir)
    await mongod.port()
    loaded = _loaded(mongod.pid)
    await mongod.stop()

    assert "/pycurl.libs/libcurl-" in loaded
    assert "LD_LIBRARY_PATH" not in os.environ


async def test_a_command_waits_for_a_server_that_is_starting(data_dir: Path) -> None:
    lock = FolderLock.take(data_dir)
    assert lock

    async def url_seen_by_a_command() -> str:
        async with attached_or_bundled(data_dir) as url:
            return url

    command = asyncio.create_task(url_seen_by_a_command())
    await asyncio.wait([command], timeout=0.1)
    assert not command.done()
    lock.publish(4711)

    assert urlsplit(await command).port == 4711
    lock.release()
    assert published(data_dir) == (None, None)


async def test_a_folder_that_cannot_be_written_stops_the_start(tmp_path: Path) -> None:
    (tmp_path / "data").write_text("a file")

    with pytest.raises(SetupError, match=r"The data folder .* cannot be used: Not a directory|File exists"):
        async with bundled_database(tmp_path / "data"):
            pass


async def test_too_little_room_for_a_first_start_stops_it(
    data_dir: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(shutil, "disk_usage", lambda folder: SimpleNamespace(free=7_000_000))

    with pytest.raises(SetupError, match="has 7 MB free; the database needs 400 MB"):
        async with bundled_database(data_dir):
            pass


async def test_a_program_that_does_not_run_here_stops_the_start(
    data_dir: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _write_program(data_dir / "mongod", "echo 'GLIBC_2.99 not found' >&2; exit 1")
    monkeypatch.setenv("PATH", str(data_dir), prepend=os.pathsep)

    with pytest.raises(SetupError, match=r"does not run here \(GLIBC_2.99 not found\)"):
        async with bundled_database(data_dir):
            pass


async def test_a_database_that_ends_at_once_says_why(data_dir: Path) -> None:
    (data_dir / "db").mkdir()
    (data_dir / "db" / "storage.bson").write_text("not what it was")

    with pytest.raises(SetupError, match=r"did not start: [A-Z]"):
        async with bundled_database(data_dir):
            pass


def _loaded(pid: int) -> str:
    return Path(f"/proc/{pid}/maps").read_text()


def _write_program(path: Path, line: str) -> None:
    path.write_text(f"#!/bin/sh\n{line}\n")
    path.chmod(0o755)


@pytest.mark.parametrize(("refusals", "code"), [([94, 94], None), ([94, 103], 103)])
async def test_a_node_that_has_not_read_its_configuration_yet_is_asked_again(
    refusals: list[int], code: int | None
) -> None:
    asked: list[str] = []

    async def command(name: str, *_: object, **__: object) -> None:
        asked.append(name)
        if len(asked) <= len(refusals):
            raise OperationFailure("refused", refusals[len(asked) - 1])

    client: Any = SimpleNamespace(admin=SimpleNamespace(command=command))
    if code is None:
        await reconfigure(client, {})
    else:
        with pytest.raises(OperationFailure):
            await reconfigure(client, {})

    assert asked == ["replSetReconfig"] * (len(refusals) + (code is None))
