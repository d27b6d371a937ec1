"""R13 to R15: one table decides; each of its cells, and everything that is not in it."""

from itertools import product
from pathlib import Path

import pytest

from bot.errors import NotAllowed
from bot.register.drawing import mermaid
from bot.register.lifecycle import ACKNOWLEDGEMENT, GUARDS, MAIN, START, TABLE
from bot.register.moves import allowed, move

EVENTS = sorted({row.event for row in TABLE})
WHO = ("customer", "representative", "officer", "system", "auditor")
STATES = {
    chart: sorted({state for row in TABLE if row.chart == chart for state in (row.source, row.target)})
    for chart in START
}
EVERYTHING_HOLDS = {"declared": True, "filer": "self", "letter": "acknowledgement"}
CHART = Path(__file__).resolve().parents[2] / "docs" / "charts" / "complaint.mmd"


@pytest.mark.parametrize(
    ("event", "who", "state", "acknowledgement"),
    list(product(EVENTS, WHO, STATES[MAIN], STATES[ACKNOWLEDGEMENT])),
)
def test_r13_every_event_by_everybody_from_everywhere_is_moved_or_refused_with_what_is_missing(
    event: str, who: str, state: str, acknowledgement: str
) -> None:
    standing = {MAIN: state, ACKNOWLEDGEMENT: acknowledgement}
    charts = {row.chart for row in TABLE if row.event == event}
    fit = {
        row.chart
        for row in TABLE
        if row.event == event and standing[row.chart] == row.source and who in row.who
    }

    if fit == charts:
        assert move(event, standing, who, EVERYTHING_HOLDS).after != standing
    else:
        with pytest.raises(NotAllowed) as caught:
            move(event, standing, who, EVERYTHING_HOLDS)
        assert caught.value.details is not None
        assert caught.value.details["missing"]
        assert caught.value.details["allowed"] == allowed(standing, who)


def test_r14_nothing_is_filed_without_the_declaration() -> None:
    with pytest.raises(NotAllowed) as caught:
        move("file", START, "customer", {"filer": "self"})

    assert caught.value.details == {
        "missing": ["The declaration of truthfulness was not made."],
        "allowed": ["file"],
    }


def test_r15_a_third_partys_complaint_waits_and_starts_only_what_needs_no_authorisation() -> None:
    own = move("file", START, "customer", {"declared": True, "filer": "self"})
    others = move("file", START, "representative", {"declared": True, "filer": "third_party"})

    assert own.after == {MAIN: "registered", ACKNOWLEDGEMENT: "due"}
    assert own.starts == ("acknowledge", "propose", "external", "lapse")
    assert others.after == {MAIN: "awaiting_authorisation", ACKNOWLEDGEMENT: "due"}
    assert others.starts == ("acknowledge", "lapse")


def test_r13_an_unknown_event_is_refused() -> None:
    with pytest.raises(NotAllowed) as caught:
        move("vanish", START, "officer", {})

    assert caught.value.details is not None
    assert caught.value.details["missing"] == ["There is no event called vanish."]


def test_r13_the_table_names_only_guards_that_exist_and_charts_that_begin() -> None:
    assert {guard for row in TABLE for guard in row.guards} == set(GUARDS)
    assert {row.chart for row in TABLE} == set(START)


def test_r13_the_chart_in_the_documents_is_the_table() -> None:
    assert CHART.read_text("utf-8") == mermaid(), "run: python -m bot register draw"
