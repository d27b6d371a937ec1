"""R8, R9: calendars are reviewed files; the library only writes them."""

import shutil
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from bot.errors import BadRequest
from bot.firm.problems import Problems
from bot.register.calendars import load_calendars
from tests.register.register_making import FLOWS, calendars

BUILD = FLOWS.parent / "bin" / "build-calendars"


def test_r8_the_files_are_what_the_script_writes_today_whatever_the_locale(tmp_path: Path) -> None:
    environment = {"LANG": "fr_FR.UTF-8", "LANGUAGE": "fr", "PYTHONUTF8": "1"}
    subprocess.run([sys.executable, BUILD, tmp_path], check=True, env=environment, capture_output=True)

    for built in sorted(tmp_path.glob("*.yaml")):
        kept = FLOWS / "calendars" / built.name
        assert kept.read_text("utf-8") == built.read_text("utf-8"), f"run bin/build-calendars: {built.name}"
    assert len(list(tmp_path.glob("*.yaml"))) == len(calendars()) == 5


def test_r8_a_seychelles_holiday_on_a_sunday_moves_to_the_next_day_that_is_not_one() -> None:
    days = calendars()["SC"].days

    assert days[date(2034, 1, 3)].en == "New Year's Day (substitute day)"
    assert days[date(2026, 11, 2)].fr == "Toussaint (jour de remplacement)"
    assert date(2027, 1, 4) not in days, "2 January 2027 is a Saturday, which moves nothing"


def test_r8_every_holiday_has_a_name_in_both_languages() -> None:
    for calendar in calendars().values():
        assert all(name.fr and name.en for name in calendar.days.values())


def test_a_day_outside_the_calendar_is_refused_rather_than_counted_as_worked() -> None:
    with pytest.raises(BadRequest, match="covers 2020 to 2045"):
        calendars()["SC"].holiday(date(2046, 1, 1))


def test_all_problems_of_the_files_come_at_once_with_their_lines(tmp_path: Path) -> None:
    shutil.copytree(FLOWS / "calendars", tmp_path, dirs_exist_ok=True)
    (tmp_path / "SC.yaml").write_text(
        'name: SC\nversion: CY-2026.1\nyears: [2026, 2026]\nnames:\n  a: {fr: "A", en: "A"}\n'
        "days:\n  2026-01-01: b\n  2031-01-01: a\n"
    )
    (tmp_path / "FR.yaml").write_text("name: FR\nversion: FR-2026.1\nyears: [2026]\nnames: {}\ndays: {}\n")

    with pytest.raises(Problems) as caught:
        load_calendars(tmp_path)

    places = [(Path(problem.file).name, problem.line) for problem in caught.value.problems]
    assert places == [("FR.yaml", 3), ("SC.yaml", 2), ("SC.yaml", 7), ("SC.yaml", 8)]


def test_a_folder_without_calendars_is_a_problem(tmp_path: Path) -> None:
    with pytest.raises(Problems, match="holds no calendar"):
        load_calendars(tmp_path)
