"""R11, R13 to R15: one table decides; each of its cells, and everything that is not in it."""

from collections.abc import Mapping
from itertools import product
from pathlib import Path

import pytest

from bot.errors import NotAllowed
from bot.register.drawing import mermaid
from bot.register.guards import GUARDS
from bot.register.lifecycle import ACKNOWLEDGEMENT, EXTERNAL, HOLD, MAIN, START, TABLE, Row
from bot.register.moves import allowed, move
from bot.register.told import SHAPES
from tests.register.lifecycle_cells import CELLS, SIDE_CELLS, WHO

STATES = (
    *("draft", "registered", "awaiting_authorisation", "assessment", "investigation", "awaiting_customer"),
    *("in_review", "responded", "remedy", "reconsideration", "closed", "purged"),
)
SIDE_STATES = {
    ACKNOWLEDGEMENT: ("none", "due", "sent"),
    HOLD: ("none", "held"),
    EXTERNAL: ("none", "pending", "determined"),
}
CHART = Path(__file__).resolve().parents[2] / "docs" / "charts" / "complaint.mmd"


def everything_holds(guard: str) -> bool:
    return True


def nothing_holds(guard: str) -> bool:
    return False


def is_refused(event: str, standing: Mapping[str, str], who: str) -> bool:
    """Whether the event is refused, and then with a reason and with what is allowed instead."""
    refused = None
    try:
        move(event, standing, (who,), everything_holds)
    except NotAllowed as refusal:
        refused = refusal.details or {}
    if refused is not None:
        assert refused["missing"]
        assert refused["reasons"]
        assert refused["allowed"] == allowed(standing, (who,), everything_holds)
    return refused is not None


@pytest.mark.parametrize("event", sorted(CELLS))
def test_r13_every_event_by_everybody_at_every_stage_is_as_the_rules_say(event: str) -> None:
    """`file` and `reopen` also need the acknowledgement where it stands then."""
    wrong = []
    for who, state in product(WHO, STATES):
        acknowledgement = "none" if state == "draft" else "sent"
        standing = {**START, MAIN: state, ACKNOWLEDGEMENT: acknowledgement}
        expected = who in CELLS[event].get(state, ())
        if is_refused(event, standing, who) is expected:
            wrong.append((who, state))
    assert wrong == []


@pytest.mark.parametrize("event", sorted(SIDE_CELLS))
def test_r13_every_event_beside_the_main_path_is_as_the_rules_say(event: str) -> None:
    chart, cells = SIDE_CELLS[event]
    wrong = []
    for who, state in product(WHO, SIDE_STATES[chart]):
        standing = {**START, MAIN: "assessment", chart: state}
        if is_refused(event, standing, who) is (who in cells.get(state, ())):
            wrong.append((who, state))
    assert wrong == []


def test_r13_no_event_is_forgotten_by_the_cells_or_by_the_shapes() -> None:
    events = {row.event for row in TABLE}

    assert set(CELLS) | set(SIDE_CELLS) == events
    assert set(SHAPES) == events - {"file"}


@pytest.mark.parametrize(
    "row", [row for row in TABLE if row.guards], ids=lambda row: f"{row.event}-{row.source}-{row.target}"
)
def test_r13_an_arrow_with_guards_is_closed_while_they_do_not_hold(row: Row) -> None:
    standing = {**START, MAIN: "assessment", row.chart: row.source}
    with pytest.raises(NotAllowed):
        move(row.event, standing, row.who, nothing_holds)


def test_r14_nothing_is_filed_without_the_declaration() -> None:
    with pytest.raises(NotAllowed) as caught:
        move("file", START, ("customer",), lambda guard: guard == "filed_by_self")

    assert caught.value.details is not None
    assert caught.value.details["missing"] == ["The declaration of truthfulness was not made."]


def test_r15_a_third_partys_complaint_waits_and_starts_only_what_needs_no_authorisation() -> None:
    own = move("file", START, ("customer",), lambda guard: guard != "filed_by_third_party")
    others = move("file", START, ("representative",), lambda guard: guard != "filed_by_self")

    assert (own.after[MAIN], own.after[ACKNOWLEDGEMENT]) == ("registered", "due")
    assert own.starts == ("acknowledge", "propose", "external", "lapse")
    assert (others.after[MAIN], others.after[ACKNOWLEDGEMENT]) == ("awaiting_authorisation", "due")
    assert others.starts == ("acknowledge", "lapse")


def test_r13_an_unknown_event_is_refused() -> None:
    with pytest.raises(NotAllowed) as caught:
        move("vanish", START, ("officer",), everything_holds)

    assert caught.value.details is not None
    assert caught.value.details["missing"] == ["There is no event called vanish."]


def test_r13_the_table_names_only_guards_that_exist_and_charts_that_begin() -> None:
    assert {guard for row in TABLE for guard in row.guards} == set(GUARDS)
    assert {row.chart for row in TABLE} == set(START)


def test_r13_the_chart_in_the_documents_is_the_table() -> None:
    assert CHART.read_text("utf-8") == mermaid(), "run: python -m bot register draw"


def test_r11_what_starts_a_clock_and_what_stops_it_stand_in_the_table() -> None:
    started = {clock for row in TABLE for clock in row.starts}
    stopped = {clock for row in TABLE for clock in row.stops}

    assert started == {"acknowledge", "propose", "external", "lapse", "extended", "retention"}
    # What a letter gives the customer time for starts when it left: R29.
    assert stopped == started | {"answer", "final_notice", "reply"}
