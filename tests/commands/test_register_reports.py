"""`python -m bot register extract` and `return`: what a person at a terminal gets."""

import hashlib
import json
from pathlib import Path
from typing import Any

import pytest
from pymongo import MongoClient

from bot.commands.register import app
from bot.store.mongo import MongoStore
from tests.register.register_making import register_of


@pytest.fixture
def run(
    mongodb_url: str,
    store: MongoStore,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> Any:
    """The settings point at the test's database, in which three complaints are filed."""
    monkeypatch.setenv("RECOURSE_MONGODB_URL", mongodb_url)
    monkeypatch.setenv("RECOURSE_DATABASE", store.name)
    monkeypatch.setenv("RECOURSE_DATA_DIR", str(tmp_path))
    register = register_of(3)
    with MongoClient[dict[str, Any]](mongodb_url) as client:
        client[store.name]["register_events"].insert_many(register.events)
        client[store.name]["register_payloads"].insert_many(list(register.payloads.values()))

    def _run(*words: object) -> tuple[int, str, str]:
        code = 0
        try:
            app([str(word) for word in words])
        except SystemExit as exit_:
            code = int(exit_.code or 0)
        printed = capsys.readouterr()
        return code, printed.out, printed.err

    return _run


@pytest.mark.parametrize("form", ["csv", "json", "xlsx"])
def test_r43_an_extract_is_the_same_bytes_again_and_says_their_digest(
    run: Any, tmp_path: Path, form: str
) -> None:
    first, again = tmp_path / "first", tmp_path / "again"

    _, out, _ = run("extract", first, "--format", form)
    run("extract", again, "--format", form)

    assert first.read_bytes() == again.read_bytes()
    assert "3 complaints" in out
    assert hashlib.sha256(first.read_bytes()).hexdigest() in out
    assert first.stat().st_mode & 0o077 == 0


def test_r43_an_extract_asks_for_what_there_is_in_one_sentence(run: Any, tmp_path: Path) -> None:
    code, _, err = run("extract", tmp_path / "x", "--format", "pdf")
    assert (code, "Traceback" in err) == (2, False)

    code, _, err = run("extract", tmp_path / "x", "--up-to", 999)
    assert (code, "ends at event" in err) == (2, True)


def test_r41_nothing_is_listed_for_a_purge_before_its_time(run: Any) -> None:
    code, out, _ = run("purge")

    assert (code, json.loads(out)) == (0, [])


def test_r43_a_return_is_printed_as_json_and_a_wrong_half_is_refused(run: Any) -> None:
    code, out, _ = run("return", "2026H2")
    found = json.loads(out)

    assert (code, found["balance"], found["nil"]) == (0, True, False)
    assert run("return", "2026")[0] == 2
