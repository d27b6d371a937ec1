"""Commands beside a running server of the bundled database, and without one."""

import re
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.commands.conftest import HERE, Run, settings_only


@pytest.fixture
def server(data_dir: Path) -> Iterator[str]:
    """A real server on a free port; gives what it greets with."""
    process = subprocess.Popen(
        [sys.executable, "server.py", "--port", "0", "--data-dir", str(data_dir)],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
        cwd=HERE,
        env=settings_only({}),
    )
    assert process.stdout is not None
    greeting = ""
    while "Demo mode" not in greeting:
        line = process.stdout.readline()
        assert line, "the server ended"
        greeting += line
    yield greeting
    process.send_signal(signal.SIGTERM)
    process.wait(timeout=60)
    process.stdout.close()


def test_without_a_server_a_command_runs_the_database_itself(bare_run: Run) -> None:
    bare_run("staff", "add", "Ana", "ana@demo.example", "--role", "agent")

    assert "ana@demo.example" in bare_run("staff", "list", "--json").out


def test_beside_a_server_a_command_uses_its_database(server: str, bare_run: Run, tmp_path: Path) -> None:
    first = re.search(r"First account\s+(\S+)", server)
    assert first is not None

    assert first[1] in bare_run("staff", "list", "--json").out
    assert bare_run("demo", "seed").code == 0
    assert bare_run("store", "rebuild").out == "7 conversations, 1 complaint\n"
    assert bare_run("register", "verify").code == 0
    assert bare_run("store", "backup", tmp_path / "backup").code == 0
    refused = bare_run("store", "restore", tmp_path / "backup", "--replace").refusal
    assert refused.startswith("Another Recourse (process ")
