"""`python -m bot register due`: a date explained at a terminal, also when the question is wrong."""

import json
from collections.abc import Sequence
from pathlib import Path

import pytest

from tests.register.conftest import Run
from tests.register.register_making import worked_cases

CASES = Path(__file__).parent / "cases" / "deadlines.json"


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
