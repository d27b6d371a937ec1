"""Working calendars, read from reviewed files; nothing is computed from a library at run time."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from types import MappingProxyType
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

from bot.errors import BadRequest
from bot.firm.policy import Both, CalendarName
from bot.firm.problems import Problem, Problems
from bot.firm.yaml_places import Placed, read

SATURDAY = 5


@dataclass(frozen=True, slots=True)
class Calendar:
    """`version`: the edition, which every frozen date names. `days`: the holidays of `years`."""

    name: str
    version: str
    years: range
    days: Mapping[date, Both]

    def holiday(self, day: date) -> Both | None:
        """Raises BadRequest for a day outside the years of this calendar, rather than count it as worked."""
        if day.year not in self.years:
            raise BadRequest(
                f"The calendar {self.name} covers {self.years[0]} to {self.years[-1]}, not {day}."
            )
        return self.days.get(day)


def is_weekend(day: date) -> bool:
    return day.weekday() >= SATURDAY


def days_after(day: date) -> Iterator[date]:
    while True:
        day += timedelta(days=1)
        yield day


class _File(BaseModel):
    model_config = ConfigDict(extra="forbid")

    name: CalendarName
    version: Annotated[str, Field(pattern=r"^[A-Z-]{2,10}-\d{4}\.\d{1,3}$")]
    years: Annotated[list[int], Field(min_length=2, max_length=2)]
    names: dict[str, Both]
    days: dict[date, str]


def load_calendars(folder: Path) -> Mapping[str, Calendar]:
    """Every calendar of the folder by its name. Raises Problems with all faults of all files."""
    problems: list[Problem] = []
    calendars: dict[str, Calendar] = {}
    files = sorted(folder.glob("*.yaml"))
    if not files:
        raise Problems([Problem(str(folder), 1, 1, "holds no calendar (*.yaml)")])
    for file in files:
        try:
            calendar = _read(file)
        except Problems as faults:
            problems += faults.problems
        else:
            calendars[calendar.name] = calendar
    if problems:
        raise Problems(problems)
    return MappingProxyType(calendars)


def _read(path: Path) -> Calendar:
    placed = read(path)
    file = placed.shaped(_File)
    problems = list(_faults(placed, file, path))
    if problems:
        raise Problems(problems)
    return Calendar(
        name=file.name,
        version=file.version,
        years=range(file.years[0], file.years[1] + 1),
        days=MappingProxyType({day: file.names[name] for day, name in sorted(file.days.items())}),
    )


def _faults(placed: Placed, file: _File, path: Path) -> Iterator[Problem]:
    if path.stem != file.name:
        yield placed.problem(["name"], f"name: the file of {file.name} is called {file.name}.yaml")
    if not file.version.startswith(f"{file.name}-"):
        yield placed.problem(["version"], f"version: an edition of {file.name} begins with {file.name}-")
    first, last = file.years
    if first > last:
        yield placed.problem(["years"], "years: the first year comes after the last")
        return
    for day, name in placed.data["days"].items():
        if name not in file.names:
            yield placed.problem(["days", day], f"days: {name!r} is not under names")
        if not first <= day.year <= last:
            yield placed.problem(["days", day], f"days: {day} is outside {first} to {last}")
    for year in range(first, last + 1):
        if not any(day.year == year for day in file.days):
            yield placed.problem(["days"], f"days: {year} has no holiday at all")
