"""R49: `python -m bot register bounced`: operations tell the register that a letter came back."""

from pathlib import Path
from typing import Any

import pytest

from tests.reach.test_delivery_report import report
from tests.register.conftest import Run

LETTER = "acknowledgement:C-2026-000001:1"


@pytest.fixture
def letter(database: Any) -> Any:
    row = {"_id": LETTER, "complaint": "C-2026-000001", "state": "recorded", "kind": "acknowledgement"}
    database["outbox"].insert_one(row)
    return lambda: database["outbox"].find_one({"_id": LETTER})


def test_r49_a_report_is_kept_for_the_register(run: Run, letter: Any, tmp_path: Path) -> None:
    file = tmp_path / "bounce.eml"
    file.write_bytes(report(LETTER.replace(":", "_")))

    code, out, _ = run("bounced", file)

    assert (code, out) == (0, f"{LETTER}: smtp; 550 5.1.1 no such user\n")
    assert letter()["bounce"] == "smtp; 550 5.1.1 no such user"


def test_r49_a_person_may_say_so_too(run: Run, letter: Any) -> None:
    assert run("bounced", "--letter", LETTER, "--reason", "NPAI,\nretour du 24")[0] == 0
    assert letter()["bounce"] == "NPAI, retour du 24"


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        ((), "Name files of reports"),
        (("--letter", LETTER), "Name files of reports"),
        (("--letter", LETTER, "--reason", " "), "Name files of reports"),
        (("--letter", "closure:C-2026-000009:9", "--reason", "x"), "There is no letter closure"),
        (("/nowhere.eml",), "/nowhere.eml cannot be read"),
        ((__file__,), "no report about the delivery"),
    ],
)
def test_r49_what_cannot_be_gets_one_sentence(
    run: Run, letter: Any, words: tuple[str, ...], sentence: str
) -> None:
    code, out, err = run("bounced", *words)

    assert (code, out, err.count("\n")) == (2, "", 1)
    assert sentence in err
    assert "bounce" not in letter()


def test_r49_a_letter_that_has_not_left_cannot_come_back(run: Run, letter: Any, database: Any) -> None:
    database["outbox"].update_one({"_id": LETTER}, {"$set": {"state": "due"}})

    assert "has not left" in run("bounced", "--letter", LETTER, "--reason", "x")[2]
