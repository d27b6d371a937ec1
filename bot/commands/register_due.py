"""The dates of `register due`, in the shape of the file of worked dates."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from pathlib import Path
from typing import Annotated, Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from cyclopts import Parameter
from pydantic import BaseModel, Field, ValidationError

from bot.errors import BadRequest
from bot.firm.field_sentences import of_fields
from bot.firm.policy import Both
from bot.firm.policy_file import load_policy
from bot.model.instants import read_stamp
from bot.register.calendars import Calendar, load_calendars
from bot.register.clocks import Almanac
from bot.register.deadlines import Deadline, business_deadline, months_after

EXTRA = Both(fr="jour férié proclamé", en="proclaimed holiday")


@dataclass(frozen=True)
class Question:
    """Without a calendar, the policy's with its cut-off hour and proclaimed days."""

    received: str = ""
    "The instant, for example 2026-11-23T06:00:00Z."
    days: int | None = None
    "Business days."
    months: int | None = None
    "Months instead of days."
    calendar: str = ""
    "SC, CY, CY-BANK, FR or GB-ENG."
    zone: str = ""
    "Legal zone, for example Indian/Mahe; default: the policy's."
    cutoff: str = ""
    "Local hour, for example 17:00, after which the next business day is day 0."
    extra_holiday: Annotated[tuple[str, ...], Parameter(negative="")] = ()
    "A holiday to add; may be repeated."


class _Case(BaseModel):
    """A row of the file; what else stands in it (reasons, expected dates) is not read."""

    id: str
    calendar: str = ""
    tz: str = ""
    received_utc: str = ""
    anchor_utc: str = ""
    n: int | None = None
    months: int | None = None
    cutoff: str | None = None
    extra_holidays: list[str] = Field(default_factory=list)


class _Cases(BaseModel):
    deadlines: list[_Case] = Field(default_factory=list)
    months: list[_Case] = Field(default_factory=list)


@dataclass(frozen=True)
class _Rules:
    almanac: Almanac
    calendars: Mapping[str, Calendar]


def answer(question: Question, flows: Path) -> dict[str, Any]:
    """Raises BadRequest with one sentence."""
    return _answer(question, _rules(flows))


def answers(file: Path, question: Question, flows: Path) -> list[dict[str, Any]]:
    """One row a case, deadlines first. `question`: its zone is for cases that name none."""
    rules, cases = _rules(flows), _read(file)
    found = []
    for case in (*cases.deadlines, *cases.months):
        try:
            found.append({"id": case.id, **_answer(_question(case, question.zone), rules)})
        except BadRequest as error:
            raise BadRequest(f"{file}, case {case.id}: {error.message}", details=error.details) from None
    return found


def _question(case: _Case, zone: str) -> Question:
    return Question(
        received=case.received_utc or case.anchor_utc,
        days=case.n,
        months=case.months,
        calendar=case.calendar,
        zone=case.tz or zone,
        cutoff=case.cutoff or "",
        extra_holiday=tuple(case.extra_holidays),
    )


def _answer(question: Question, rules: _Rules) -> dict[str, Any]:
    if (question.days is None) == (question.months is None):
        raise BadRequest("Say either --days or --months.")
    if not question.received:
        raise BadRequest("Say when it was received, for example --received 2026-11-23T06:00:00Z.")
    try:
        zone = ZoneInfo(question.zone) if question.zone else rules.almanac.zone
        received = read_stamp(question.received)
        if question.months is not None:
            return _months(zone, received, question.months)
        return _deadline(_count(question, rules, zone, received))
    except ZoneInfoNotFoundError:
        raise BadRequest(f"There is no zone called {question.zone}; write for example Indian/Mahe.") from None
    except (ValueError, OverflowError) as error:
        raise BadRequest(f"This date cannot be counted: {error}.") from None


def _count(question: Question, rules: _Rules, zone: ZoneInfo, received: datetime) -> Deadline:
    days = question.days or 0
    extra = {date.fromisoformat(day): EXTRA for day in question.extra_holiday}
    if not question.calendar:
        rule = rules.almanac.policy.calendar
        proclaimed = {row.day: row.name for row in rule.proclaimed} | extra
        cutoff = time.fromisoformat(question.cutoff) if question.cutoff else rule.cutoff
        calendar = rules.almanac.calendar
    else:
        if question.calendar not in rules.calendars:
            raise BadRequest(f"The calendars are {', '.join(rules.calendars)}.")
        proclaimed, calendar = extra, rules.calendars[question.calendar]
        cutoff = time.fromisoformat(question.cutoff) if question.cutoff else None
    return business_deadline(calendar, zone, received, days, cutoff=cutoff, proclaimed=proclaimed)


def _deadline(deadline: Deadline) -> dict[str, Any]:
    return {
        "day0": str(deadline.day0),
        "day1": str(deadline.day1),
        "due": str(deadline.due),
        "due_exclusive_utc": _instant(deadline.due_exclusive),
        "skipped": [str(row.day) for row in deadline.skipped],
        "names": {str(row.day): row.name.model_dump() for row in deadline.skipped},
    }


def _months(zone: ZoneInfo, anchor: datetime, months: int) -> dict[str, Any]:
    period = months_after(zone, anchor, months)
    return {
        "day0": str(period.day0),
        "anniversary": str(period.anniversary),
        "eligible_from": str(period.eligible_from),
        "eligible_from_utc": _instant(period.eligible_from_utc),
    }


def _instant(at: datetime) -> str:
    """Whole seconds, as the file of worked dates writes them."""
    return at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def _rules(flows: Path) -> _Rules:
    calendars = load_calendars(flows / "calendars")
    return _Rules(Almanac(load_policy(flows / "policy.yaml"), calendars), calendars)


def _read(file: Path) -> _Cases:
    try:
        return _Cases.model_validate(json.loads(file.read_text(encoding="utf-8")))
    except OSError as error:
        raise BadRequest(f"{file} cannot be read: {error.strerror}.") from None
    except ValidationError as error:
        raise BadRequest(f"{file} is not a file of cases: {_first(of_fields(error))}") from None
    except ValueError as error:
        raise BadRequest(f"{file} is not JSON: {error}.") from None


def _first(faults: Mapping[str, str]) -> str:
    return next(f"{name}: {sentence}" for name, sentence in faults.items())
