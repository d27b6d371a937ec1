"""Figures told: rows for each day, week, month or kind, a total, and the total of the period before. Pure."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any

from bot.reports import complained
from bot.reports.complained import Complaint
from bot.reports.defined import Figure
from bot.reports.tally import Tally, middle, together

Number = float | int | None
DAYS_SHOWN = 62
WEEKS_SHOWN = 366


@dataclass(frozen=True, slots=True)
class Period:
    """`days`, `complaints`: of this period. `now`: when it is read, for what still runs."""

    since: date
    until: date
    now: datetime
    today: str
    days: Mapping[str, Tally]
    complaints: Mapping[str, Sequence[Complaint]] = field(default_factory=dict)

    @property
    def whole(self) -> Tally:
        return together(self.days.values())

    @property
    def all_complaints(self) -> list[Complaint]:
        return [one for day in self.complaints.values() for one in day]


def step(since: date, until: date) -> str:
    """How wide the rows of a plot are: `day`, `week` (named by its Monday) or `month` (by its first)."""
    days = (until - since).days
    return "day" if days < DAYS_SHOWN else "week" if days < WEEKS_SHOWN else "month"


def spans(since: date, until: date) -> dict[str, list[str]]:
    """The days of each row, also of days on which nothing happened."""
    wide, found = step(since, until), dict[str, list[str]]()
    for n in range((until - since).days + 1):
        day = since + timedelta(days=n)
        first = {"day": day, "week": day - timedelta(days=day.weekday()), "month": day.replace(day=1)}[wide]
        found.setdefault(first.isoformat(), []).append(day.isoformat())
    return found


Row = tuple[str, Sequence[Number]]
Rows = Callable[[Period], Iterable[Row]]
Total = Callable[[Period], Number]


def told(figure: Figure, period: Period, before: Period) -> dict[str, Any]:
    rows, total = TOLD[figure.name]
    return {
        "rows": [{"key": key, "values": list(values)} for key, values in rows(period)],
        "total": total(period),
        "before": total(before),
    }


def _over_time(values: Callable[[Tally], Sequence[Number]]) -> Rows:
    def rows(period: Period) -> Iterable[Row]:
        for key, days in spans(period.since, period.until).items():
            yield key, values(together(period.days[day] for day in days if day in period.days))

    return rows


def _promised(clock: str) -> Rows:
    def rows(period: Period) -> Iterable[Row]:
        for key, days in spans(period.since, period.until).items():
            told = [one for day in days for one in period.complaints.get(day, ())]
            stands = complained.stands(told, clock, period.now)
            yield key, [stands[name] for name in complained.STANDS]

    return rows


def _interim(period: Period) -> Iterable[Row]:
    for key, days in spans(period.since, period.until).items():
        tally = together(period.days[day] for day in days if day in period.days)
        yield key, _stands(tally, period.today)


def _stands(tally: Tally, today: str) -> list[Number]:
    overdue = tally.overdue(today)
    return [tally.kept, tally.missed + overdue, len(tally.running) - overdue]


def _share(part: int, whole: int) -> Number:
    return round(100 * part / whole, 1) if whole else None


def _kept_share(values: Sequence[Number]) -> Number:
    kept, missed, _ = values
    return _share(int(kept or 0), int(kept or 0) + int(missed or 0))


def _by(kind: Callable[[Complaint], str]) -> Rows:
    def rows(period: Period) -> Iterable[Row]:
        counted = Counter(kind(one) for one in period.all_complaints)
        return ((key, [count]) for key, count in counted.most_common())

    return rows


def _load(period: Period) -> Iterable[Row]:
    agents = sorted(period.whole.agents.items(), key=lambda row: (-row[1]["conversations"], row[0]))
    return ((agent, [did["conversations"], did["lines"]]) for agent, did in agents)


def _mean(tally: Tally) -> Number:
    count = sum(tally.scores.values())
    return round(sum(int(score) * n for score, n in tally.scores.items()) / count, 2) if count else None


def _clock_total(clock: str) -> Total:
    def total(period: Period) -> Number:
        stands = complained.stands(period.all_complaints, clock, period.now)
        return _kept_share([stands[name] for name in complained.STANDS])

    return total


def _count(period: Period) -> Number:
    return len(period.all_complaints)


TOLD: Mapping[str, tuple[Rows, Total]] = {
    "volume": (
        _over_time(lambda t: [t.counts["conversations"] - t.counts["escalated"], t.counts["escalated"]]),
        lambda p: p.whole.counts["conversations"],
    ),
    "waiting": (
        _over_time(lambda t: [middle(t.waits), middle(t.waits, 0.9)]),
        lambda p: middle(p.whole.waits),
    ),
    "first_response": (
        _over_time(lambda t: [middle(t.firsts), middle(t.firsts, 0.9)]),
        lambda p: middle(p.whole.firsts),
    ),
    "resolution": (
        _over_time(lambda t: [_share(t.counts["bot"], t.counts["asked"])]),
        lambda p: _share(p.whole.counts["bot"], p.whole.counts["asked"]),
    ),
    "escalations": (
        _over_time(lambda t: [len(t.waits), t.counts["unserved"]]),
        lambda p: len(p.whole.waits) + p.whole.counts["unserved"],
    ),
    "satisfaction": (
        lambda p: ((str(score), [p.whole.scores[str(score)]]) for score in range(5, 0, -1)),
        lambda p: _mean(p.whole),
    ),
    "interim": (_interim, lambda p: _kept_share(_stands(p.whole, p.today))),
    "acknowledge": (_promised("acknowledge"), _clock_total("acknowledge")),
    "propose": (_promised("propose"), _clock_total("propose")),
    "causes": (_by(lambda one: complained.cause(one) or "unknown_cause"), _count),
    "services": (_by(lambda one: str(one["service"])), _count),
    "outcomes": (_by(complained.outcome), _count),
    "load": (_load, lambda p: p.whole.counts["led"]),
}
