"""A day's conversations added up, and days added up to a period. Pure."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, Self


@dataclass(slots=True)
class Tally:
    """Adds up measures. `waits` and `firsts` in seconds, each value, so that a median of any period is exact.

    `kept`, `missed`: interim replies; `running`: the last days of those still open, since only whoever reads
    knows what day it is. `agents`: id → name, conversations, lines.
    """

    counts: Counter[str] = field(default_factory=Counter)
    waits: list[int] = field(default_factory=list)
    firsts: list[int] = field(default_factory=list)
    scores: Counter[str] = field(default_factory=Counter)
    kept: int = 0
    missed: int = 0
    running: list[str] = field(default_factory=list)
    agents: dict[str, dict[str, Any]] = field(default_factory=dict)

    def add(self, one: Mapping[str, Any]) -> None:
        self.counts.update(
            conversations=1,
            asked=bool(one["promises"]),
            led=bool(one["agents"]),
            bot=one["outcome"] == "bot",
            escalated=one["escalated"],
            unserved=one["unserved"],
        )
        self.waits += one["waits"]
        self.firsts += [one["first_response"]] if "first_response" in one else []
        if "score" in one:
            self.scores[str(one["score"])] += 1
        for promise in one["promises"]:
            self._promised(promise)
        for agent, did in one["agents"].items():
            self._led(agent, did["name"], 1, did["lines"])

    def merge(self, other: Self) -> None:
        self.counts.update(other.counts)
        self.scores.update(other.scores)
        self.waits += other.waits
        self.firsts += other.firsts
        self.kept += other.kept
        self.missed += other.missed
        self.running += other.running
        for agent, did in other.agents.items():
            self._led(agent, did["name"], did["conversations"], did["lines"])

    def overdue(self, today: str) -> int:
        """Interim replies that are missing although their last day is over."""
        return sum(day < today for day in self.running)

    def _promised(self, promise: Mapping[str, Any]) -> None:
        if "settled_on" not in promise:
            self.running.append(promise["reply_by"])
        elif not promise["late"]:
            self.kept += 1
        else:
            self.missed += 1

    def _led(self, agent: str, name: str, conversations: int, lines: int) -> None:
        row = self.agents.setdefault(agent, {"name": name, "conversations": 0, "lines": 0})
        row["conversations"] += conversations
        row["lines"] += lines

    def document(self) -> dict[str, Any]:
        return {
            "counts": dict(self.counts),
            "waits": self.waits,
            "firsts": self.firsts,
            "scores": dict(self.scores),
            "interim": {"kept": self.kept, "missed": self.missed, "running": self.running},
            "agents": [{"id": agent, **did} for agent, did in self.agents.items()],
        }

    @classmethod
    def of(cls, row: Mapping[str, Any]) -> Self:
        interim = row["interim"]
        return cls(
            counts=Counter(row["counts"]),
            waits=list(row["waits"]),
            firsts=list(row["firsts"]),
            scores=Counter(row["scores"]),
            kept=interim["kept"],
            missed=interim["missed"],
            running=list(interim["running"]),
            agents={did["id"]: {key: did[key] for key in did if key != "id"} for did in row["agents"]},
        )


def day_rows(measures: Iterable[Mapping[str, Any]]) -> list[dict[str, Any]]:
    """One row for each language and team of one day: what is stored, and filtered when it is read."""
    tallies: dict[tuple[str, str], Tally] = {}
    for one in measures:
        tallies.setdefault((one["language"], one["team"]), Tally()).add(one)
    return [
        {"language": language, "team": team, **tally.document()}
        for (language, team), tally in sorted(tallies.items())
    ]


def per_day(days: Iterable[Mapping[str, Any]], language: str | None, team: str | None) -> dict[str, Tally]:
    """Stored days `{_id: day, rows}` as a tally each, of one language or team where asked for."""
    found: dict[str, Tally] = {}
    for day in days:
        tally = found.setdefault(day["_id"], Tally())
        for row in day["rows"]:
            if language in (None, row["language"]) and team in (None, row["team"]):
                tally.merge(Tally.of(row))
    return found


def together(tallies: Iterable[Tally]) -> Tally:
    whole = Tally()
    for tally in tallies:
        whole.merge(tally)
    return whole


def middle(values: Iterable[int], share: float = 0.5) -> int | None:
    """The value that `share` of them do not exceed (nearest rank); None of none."""
    ranked = sorted(values)
    if not ranked:
        return None
    rank = max(1, -(-len(ranked) * share // 1))
    return ranked[int(rank) - 1]
