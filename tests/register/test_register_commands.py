"""`python -m bot register …`: what a person at a terminal gets, also when something is wrong."""

import json
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pytest
from pymongo import MongoClient

from bot.commands.register import app
from bot.register.receipts import witnesses_in
from bot.store.mongo import MongoStore
from tests.register.register_making import register_of, worked_cases

CASES = Path(__file__).parent / "cases" / "deadlines.json"
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


def test_r1_r2_a_date_is_explained_as_json(run: Run) -> None:
    code, out, _ = run(
        *("due", "--calendar", "SC", "--zone", "Indian/Mahe"),
        *("--received", "2026-12-04T06:00:00Z", "--days", 5),
    )

    assert code == 0
    assert json.loads(out) == {
        "day0": "2026-12-04",
        "day1": "2026-12-07",
        "due": "2026-12-14",
        "due_exclusive_utc": "2026-12-14T20:00:00Z",
        "skipped": ["2026-12-08"],
        "names": {"2026-12-08": {"fr": "Immaculée Conception", "en": "Immaculate Conception"}},
    }


def test_r5_months_are_explained_in_the_zone_of_the_policy(run: Run) -> None:
    _, out, _ = run("due", "--received", "2026-11-23T06:00:00Z", "--months", 84)

    assert json.loads(out)["eligible_from"] == "2033-11-24"


def test_r7_r9_a_cutoff_and_extra_holidays_may_be_given(run: Run) -> None:
    _, out, _ = run(
        *("due", "--received", "2026-11-23T13:30:00Z", "--days", 1, "--cutoff", "17:00"),
        *("--extra-holiday", "2026-11-24", "--extra-holiday", "2026-11-26"),
    )

    found = json.loads(out)
    assert (found["day0"], found["due"], found["skipped"]) == ("2026-11-25", "2026-11-27", ["2026-11-26"])


def test_the_worked_cases_come_out_in_one_list_deadlines_first(run: Run) -> None:
    code, out, _ = run("due", "--cases", CASES)
    found, cases = json.loads(out), worked_cases()

    assert code == 0
    assert [row["id"] for row in found] == [row["id"] for row in cases["deadlines"] + cases["months"]]
    for row, case in zip(found, cases["deadlines"], strict=False):
        keys = ("day0", "day1", "due", "due_exclusive_utc", "skipped")
        assert {key: row[key] for key in keys} == {key: case[key] for key in keys}
    for row, case in zip(found[len(cases["deadlines"]) :], cases["months"], strict=True):
        assert {key: case[key] for key in row if key in case} == {key: row[key] for key in row if key in case}


def test_a_case_may_carry_extra_holidays(run: Run, tmp_path: Path) -> None:
    case = {"id": "X", "calendar": "SC", "tz": "Indian/Mahe", "received_utc": "2026-11-23T06:00:00.000Z"}
    file = tmp_path / "cases.json"
    file.write_text(json.dumps({"deadlines": [{**case, "n": 1, "extra_holidays": ["2026-11-24"]}]}))

    assert json.loads(run("due", "--cases", file)[1])[0]["due"] == "2026-11-25"


RECEIVED = ("--received", "2026-11-23T06:00:00Z")


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        ((*RECEIVED,), "Say either --days or --months."),
        ((*RECEIVED, "--days", 5, "--months", 3), "Say either --days or --months."),
        (("--days", 5), "Say when it was received"),
        (("--received", "2026-11-23T06:00:00", "--days", 5), "has no zone"),
        (("--received", "soon", "--days", 5), "Invalid isoformat"),
        ((*RECEIVED, "--days", 0), "1 to 1000"),
        ((*RECEIVED, "--days", 5, "--zone", "Mars/Base"), "There is no zone called Mars/Base"),
        ((*RECEIVED, "--days", 5, "--zone", "../etc"), "cannot be counted"),
        ((*RECEIVED, "--days", 5, "--calendar", "XX"), "The calendars are"),
        ((*RECEIVED, "--days", 5, "--cutoff", "late"), "cannot be counted"),
        ((*RECEIVED, "--days", 5, "--extra-holiday", "x"), "cannot be counted"),
        (("--received", "2050-01-01T00:00:00Z", "--days", 5), "covers 2020 to 2045"),
        (("--cases", "/nowhere.json"), "cannot be read"),
        (("--cases", __file__), "is not JSON"),
    ],
)
def test_wrong_input_gets_one_sentence_and_exit_code_2(
    run: Run, words: Sequence[object], sentence: str
) -> None:
    code, out, err = run("due", *words)

    assert (code, out) == (2, "")
    assert sentence in err
    assert err.count("\n") == 1


def test_a_case_that_cannot_be_counted_is_named(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "cases.json"
    file.write_text('{"deadlines": [{"id": "D9", "n": 5, "received_utc": "never"}]}')

    assert "case D9" in run("due", "--cases", file)[2]


def test_r27_verify_says_what_the_database_itself_shows(run: Run, database: Any) -> None:
    code, out, _ = run("verify")

    assert (code, out) == (0, "The register is whole as far as the database itself shows: 3 events.\n")


def test_r26_verify_names_faults_and_ends_with_1(run: Run, database: Any) -> None:
    database["register_events"].update_one({"_id": 2}, {"$set": {"round": 2}})
    code, out, _ = run("verify", "--json")

    report = json.loads(out)
    assert code == 1
    assert (report["whole"], report["events"]) == (False, 3)
    assert report["faults"][0].keys() == {"kind", "number", "sentence"}
    assert (report["faults"][0]["kind"], report["faults"][0]["number"]) == ("ALTERED", 2)
    assert "ALTERED: Event 2" in run("verify")[1]


def test_r25_r26_a_checkpoint_kept_elsewhere_shows_that_the_end_was_cut(
    run: Run, database: Any, tmp_path: Path
) -> None:
    kept = tmp_path / "checkpoint.txt"
    kept.write_text(run("checkpoint")[1])
    assert witnesses_in(kept.read_text())[0].number == 3
    assert "witnessed up to event 3" in run("verify", "--witness", kept)[1]

    for name in ("register_events", "register_payloads", "register_checkpoints"):
        database[name].delete_many({"_id": {"$in": [3, "d3"]}} if "check" not in name else {})

    assert run("verify")[0] == 0
    code, out, _ = run("verify", "--witness", kept)
    assert (code, out.split(":")[0]) == (1, "TRUNCATED")


def test_r26_an_export_is_verified_without_the_database(
    run: Run, database: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "register.jsonl"
    run("checkpoint")
    assert run("export", file)[0] == 0
    assert file.stat().st_mode & 0o077 == 0
    monkeypatch.setenv("RECOURSE_MONGODB_URL", "mongodb://127.0.0.1:1")

    report = json.loads(run("verify", "--export", file, "--json")[1])
    assert (report["whole"], report["events"], report["checkpoint"]["number"]) == (True, 3, 3)

    file.write_text(file.read_text().replace("n'est pas arrivé", "est arrivé", 1))
    assert run("verify", "--export", file)[0] == 1


def test_r25_another_key_than_the_one_you_kept_is_noticed(run: Run, database: Any, tmp_path: Path) -> None:
    run("checkpoint")
    code, out, _ = run("verify", "--key", "A" * 43 + "=")

    assert (code, out.split(":")[0]) == (1, "FORGED")


@pytest.mark.parametrize("content", ["not a line", '{"event": {}}', '{"what": 1}', "[1]"])
def test_what_is_no_export_is_refused_with_its_line(run: Run, tmp_path: Path, content: str) -> None:
    file = tmp_path / "x.jsonl"
    file.write_text(content)
    code, _, err = run("verify", "--export", file)

    assert code == 2
    assert "line 1" in err


def test_a_witness_file_without_a_witness_is_refused(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "letter.txt"
    file.write_text("Bonjour")

    assert run("verify", "--export", file, "--witness", file)[0] == 2
    assert run("verify", "--export", file, "--witness", tmp_path / "none")[0] == 2


def test_nothing_is_signed_in_an_empty_register_and_no_export_is_overwritten(
    run: Run, database: Any, tmp_path: Path
) -> None:
    database["register_events"].delete_many({})
    assert "empty" in run("checkpoint")[2]

    file = tmp_path / "kept.jsonl"
    file.write_text("kept")
    assert run("export", file)[0] == 2
    assert file.read_text() == "kept"


def test_the_chart_is_drawn_where_it_is_asked_for(run: Run, tmp_path: Path) -> None:
    assert run("draw", tmp_path / "chart.mmd")[0] == 0
    assert (tmp_path / "chart.mmd").read_text().startswith("stateDiagram-v2")
    assert run("draw", tmp_path / "no" / "chart.mmd")[0] == 2
