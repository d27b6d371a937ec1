"""`python -m bot register …`: what a person at a terminal gets, also when something is wrong."""

import json
from pathlib import Path
from typing import Any

import pytest

from bot.register.receipts import witnesses_in
from tests.register.conftest import Run
from tests.register.register_making import Register


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


def test_r46_a_read_taken_out_of_the_database_or_of_an_export_is_named(
    run: Run, database: Any, tmp_path: Path
) -> None:
    register = Register()
    for staff in ("olga", "max"):
        register.read("C-2026-000001", staff)
    database["accesses"].insert_many(register.reads)
    run("checkpoint")
    file = tmp_path / "register.jsonl"
    run("export", file)
    assert (run("verify")[0], run("verify", "--export", file)[0]) == (0, 0)

    database["accesses"].delete_one({"staff": "max"})
    lines = file.read_text().splitlines()
    file.write_text("\n".join(line for line in lines if '"max"' not in line))

    for words in (("verify",), ("verify", "--export", file)):
        code, out, _ = run(*words)
        assert (code, out.split(",")[0]) == (
            1,
            "TRUNCATED: Line 2 of the trail of reads was signed on "
            + out.split("signed on ")[1].split(",")[0],
        )


def test_r26_what_the_register_never_writes_is_exported_and_named(
    run: Run, database: Any, tmp_path: Path
) -> None:
    database["register_events"].update_one({"_id": 2}, {"$set": {"round": 1.5}})
    database["register_events"].insert_one({"event": "file"})
    file = tmp_path / "register.jsonl"

    assert run("export", file)[0] == 0
    for words in (("verify",), ("verify", "--export", file)):
        found = {line.split(" (")[0] for line in run(*words)[1].splitlines()}
        assert "ALTERED: Event 2 holds a value that is never written." in found
        assert "ALTERED: Something without a number stands after Event 3." in found


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
