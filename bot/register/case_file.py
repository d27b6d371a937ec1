"""A complaint as its guards look at it: where it stands, what is asked, by whom, and when. Pure."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from bot.firm.policy import Policy
from bot.model.instants import read_stamp

ENDINGS = ("inadmissible", "non_cooperation", "lapsed", "no_reply", "refused")
"""What a complaint may be proposed to be closed for without the customer's agreement: two people decide."""


@dataclass(frozen=True)
class Case:
    """Everything that a guard may look at.

    `view`: the complaint before the event. `told`: what comes with it; None while nobody has said yet, and
    then guards about it hold. `actor`: a staff id, empty for others. `excluded`: staff who may not take part.
    """

    view: Mapping[str, Any]
    policy: Policy
    now: datetime
    told: Mapping[str, Any] | None = None
    actor: str = ""
    until: date | None = None
    """The day to which an extension would run."""
    excluded: frozenset[str] = field(default_factory=frozenset)

    def says(self, name: str) -> Any:
        return (self.told or {}).get(name)

    def clock(self, name: str) -> Mapping[str, Any]:
        """The newest of that name; a second request, say, starts another."""
        rows: list[Mapping[str, Any]] = [row for row in self.view.get("clocks", ()) if row["clock"] == name]
        return rows[-1] if rows else {}

    def ran_out(self, name: str) -> bool:
        clock = self.clock(name)
        return (
            bool(clock) and "stopped_at" not in clock and read_stamp(clock["due_exclusive_utc"]) <= self.now
        )

    def person(self, part: str) -> str:
        return str(self.view.get("people", {}).get(part, {}).get("id", ""))

    def declared(self, staff: str) -> bool:
        rows = self.view.get("people", {}).get("declarations", ())
        return any(row["staff"] == staff and row["round"] == self.view["round"] for row in rows)

    @property
    def review(self) -> Mapping[str, Any]:
        return dict(self.view.get("review", {}))

    @property
    def request(self) -> Mapping[str, Any]:
        """The newest request for information."""
        return dict((self.view.get("information_requests") or [{}])[-1])

    @property
    def approvals(self) -> list[str]:
        return [row["by"] for row in (self.view.get("purge") or {}).get("approvals", ())]


def late(case: Case) -> bool:
    return any("missed_at" in row for row in case.view.get("clocks", ())) or bool(case.view.get("misses"))


def lapse_permitted(case: Case) -> bool:
    if case.says("proposal") != "lapsed":
        return True
    return (
        case.ran_out("lapse")
        and not late(case)
        and case.request.get("purpose") == "lapse"
        and case.view.get("hold", "none") == "none"
        and case.view.get("external", "none") != "pending"
    )


def within_limit(case: Case) -> bool:
    amount = (case.says("redress") or {}).get("amount")
    limit = case.policy.complaints.redress_limit
    return not amount or (amount["currency"] == limit.currency and amount["minor"] <= limit.minor)


def in_time_for_summary(case: Case) -> bool:
    clock = case.clock("acknowledge")
    return bool(clock) and case.now < read_stamp(clock["due_exclusive_utc"])


def within_three_months(case: Case) -> bool:
    if case.told is None or case.until is None:
        return True
    lapse = case.clock("lapse")
    return bool(lapse) and case.until.isoformat() <= lapse["due"]


def assignees_free(case: Case) -> bool:
    named = {case.says(part) for part in ("officer", "investigator", "reviewer")}
    return not named & case.excluded


def authorisation_valid(case: Case) -> bool:
    until = case.says("valid_until")
    return until is None or date.fromisoformat(until) >= case.now.date()


def apart(part: str) -> Callable[[Case], bool]:
    return lambda case: case.review.get("from") == part


def reply_settled(case: Case) -> bool:
    refused = (case.view.get("reply") or {}).get("kind") == "refused"
    return refused if case.says("proposal") == "refused" else refused or case.ran_out("reply")


def promises_remedy(case: Case) -> bool:
    redress = case.view.get("response", {}).get("redress", {})
    return bool(redress.get("kind", "none") != "none")


def action_open(case: Case) -> bool:
    """Before anybody says which: whether there is one at all."""
    decided = case.view.get("response") or case.view.get("ending") or {}
    done = {row["number"] for row in case.view.get("actions_done", ()) if "number" in row}
    left = set(range(1, len(decided.get("corrective_actions", ())) + 1)) - done
    return case.says("number") in left if case.told is not None else bool(left)
