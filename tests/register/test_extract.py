"""R43: the register as a table: the same bytes each time, and no cell that a spreadsheet would run."""

import csv
import io
import json
import zipfile
from datetime import UTC, datetime
from typing import Any

import pytest

from bot.firm.policy_file import load_policy
from bot.register.calendars import load_calendars
from bot.register.clocks import Almanac
from bot.register.extract import COLUMNS, FORMS, WITHHELD, Cell, row
from bot.settings import HERE

ALMANAC = Almanac(load_policy(HERE / "flows" / "policy.yaml"), load_calendars(HERE / "flows" / "calendars"))
ABOUT: dict[str, Cell] = {"register": "Firm: complaints", "event": 7, "as_of": "2026-11-23T06:00:00.000Z"}
RUN = '=cmd|" /C calc"!A0'
VIEW: dict[str, Any] = {
    "reference": "C-2026-000001",
    "round": 1,
    "state": "responded",
    "received_at": datetime(2026, 11, 22, 21, 0, tzinfo=UTC),
    "complainant": {"name": RUN, "email": "+ana@client.example"},
    "narrative": "Première ligne\n@SUM(1)",
    "amount": {"minor": 12_050, "currency": "EUR"},
    "response": {"outcome": "upheld", "root_cause": {"area": "payment", "cause": "delay"}},
    "clocks": [{"clock": "propose", "due": "2027-01-06", "stopped_at": "2026-12-01T06:00:00.000Z"}],
    "people": {"excluded": []},
    "event": 7,
}


def cells(data: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline="")))


@pytest.mark.parametrize("form", sorted(FORMS))
def test_r43_the_same_rows_give_the_same_bytes(form: str) -> None:
    rows, make = [row(VIEW, ALMANAC)], FORMS[form][1]

    assert make(rows, ABOUT) == make(rows, ABOUT)


def test_r43_a_csv_holds_every_field_and_no_formula() -> None:
    one = cells(FORMS["csv"][1]([row(VIEW, ALMANAC)], ABOUT))[0]

    assert list(one) == list(COLUMNS)
    assert (one["complainant"], one["email"]) == (f"'{RUN}", "'+ana@client.example")
    # Day 0 is the local day: 21:00 UTC is the next day in the Seychelles.
    assert (one["received_on"], one["propose_by"], one["root_cause"]) == ("2026-11-23", "2027-01-06", "delay")


def test_r43_a_workbook_holds_texts_and_numbers_and_no_formula() -> None:
    book = zipfile.ZipFile(io.BytesIO(FORMS["xlsx"][1]([row(VIEW, ALMANAC)], ABOUT)))
    sheet = book.read("xl/worksheets/sheet1.xml").decode()

    assert ("<f>" in sheet, "hyperlink" in sheet) == (False, False)
    assert "<v>12050</v>" in sheet
    assert RUN.replace('"', "&quot;") in book.read("xl/sharedStrings.xml").decode().replace('"', "&quot;")


def test_r43_json_says_what_it_rests_on() -> None:
    found = json.loads(FORMS["json"][1]([row(VIEW, ALMANAC)], ABOUT))

    assert (found["event"], found["columns"]) == (7, list(COLUMNS))
    assert found["complaints"][0]["complainant"] == RUN


def test_r34_of_what_an_officer_is_excluded_from_only_that_it_is_there() -> None:
    hidden = row(VIEW, ALMANAC, withheld=True)

    assert {name for name, cell in hidden.items() if cell != ""} <= set(WITHHELD)
    assert hidden["reference"] == "C-2026-000001"
