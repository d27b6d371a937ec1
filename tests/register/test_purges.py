"""R41: a purge before its time or under a hold, and a late promise without its miss, are named."""

from typing import Any

import pytest

from bot.register.promises import Promises
from bot.register.purges import Purges

KEPT = {"clock": "retention", "due": "2033-11-24", "due_exclusive_utc": "2033-11-24T20:00:00.000Z"}
CLOSED: dict[str, Any] = {"_id": 1, "complaint": "C-1", "at": "2026-11-23T06:00:00.000Z", "starts": [KEPT]}
ACKNOWLEDGE = {"clock": "acknowledge", "due": "2026-11-30", "due_exclusive_utc": "2026-11-30T20:00:00.000Z"}


def purged(at: str, hold: str = "none") -> dict[str, Any]:
    return {"_id": 2, "complaint": "C-1", "at": at, "after": {"state": "purged", "hold": hold}}


@pytest.mark.parametrize(
    ("event", "kinds"),
    [
        (purged("2033-11-24T20:00:00.000Z"), []),
        (purged("2033-11-24T19:59:59.999Z"), ["PREMATURE PURGE"]),
        (purged("2033-11-24T20:00:00.000Z", "held"), ["PURGED UNDER HOLD"]),
        (purged("2027-01-01T00:00:00.000Z", "held"), ["PURGED UNDER HOLD", "PREMATURE PURGE"]),
    ],
)
def test_r41_a_purge_is_judged_by_what_the_chain_says(event: dict[str, Any], kinds: list[str]) -> None:
    purges = Purges()
    faults = [*purges.event(CLOSED), *purges.event(event)]

    assert [fault.kind for fault in faults] == kinds


@pytest.mark.parametrize(("missed", "kinds"), [(False, ["LATE"]), (True, [])])
def test_r40_a_promise_met_late_without_its_miss_on_record_is_named(missed: bool, kinds: list[str]) -> None:
    promises = Promises()
    events: list[dict[str, Any]] = [{"_id": 1, "complaint": "C-1", "starts": [ACKNOWLEDGE]}]
    if missed:
        events.append({"_id": 2, "complaint": "C-1", "misses": [{"clock": "acknowledge"}]})
    stop = {"clock": "acknowledge", "at": "2026-11-30T20:00:00.000Z"}
    events.append({"_id": 3, "complaint": "C-1", "stops": [stop]})

    assert [fault.kind for event in events for fault in promises.event(event)] == kinds
