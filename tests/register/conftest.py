"""A terminal, and a database in which three complaints are filed."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from pymongo import MongoClient

from bot.commands.register import app
from bot.store.mongo import MongoStore
from tests.register.register_making import register_of

Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    """Runs a command; gives its exit code and what it printed to both streams."""

    def _run(*words: object) -> tuple[int, str, str]:
        capsys.readouterr()
        code = 0
        try:
            app([str(word) for word in words])
        except SystemExit as exit_:
            code = int(exit_.code or 0)
        printed = capsys.readouterr()
        return code, printed.out, printed.err

    return _run


@pytest.fixture
def database(mongodb_url: str, store: MongoStore, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Any:
    """The settings point at the test's database, in which three complaints are filed."""
    monkeypatch.setenv("RECOURSE_MONGODB_URL", mongodb_url)
    monkeypatch.setenv("RECOURSE_DATABASE", store.name)
    monkeypatch.setenv("RECOURSE_DATA_DIR", str(tmp_path))
    register = register_of(3)
    with MongoClient[dict[str, Any]](mongodb_url) as client:
        database = client[store.name]
        database["register_events"].insert_many(register.events)
        database["register_payloads"].insert_many(list(register.payloads.values()))
        yield database
