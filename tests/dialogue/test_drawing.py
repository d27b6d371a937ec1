"""The drawings of the flow: those committed are of the flow that is here, and show all of it."""

from collections.abc import Sequence
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from bot.dialogue.draw import mermaid
from bot.dialogue.drawn import drawn
from bot.dialogue.flow import Flow
from bot.dialogue.svg import svg

CHARTS = Path(__file__).resolve().parents[2] / "docs" / "charts"


@pytest.mark.parametrize(("name", "draw"), [("dialogue.mmd", mermaid), ("dialogue.svg", svg)])
def test_the_committed_drawing_is_of_this_flow(flow: Flow, name: str, draw: object) -> None:
    assert callable(draw)
    assert (CHARTS / name).read_text(encoding="utf-8") == draw(flow.canonical), (
        "run: python -m bot flows draw"
    )


def test_every_state_and_every_move_is_drawn_once(flow: Flow) -> None:
    chart = drawn(flow.canonical)
    moves = [move.id for states in chart.parts.values() for state in states for move in state.moves]

    assert sorted(marked(svg(flow.canonical), "data-state")) == sorted([*flow.states, "any_question"])
    assert sorted(marked(svg(flow.canonical), "data-move")) == sorted(
        [*moves, *(m.id for m in chart.anywhere)]
    )


def test_a_way_through_the_flow_is_marked(flow: Flow) -> None:
    picture = svg(flow.canonical, ["start", "language", "welcome", "name", "email"])

    assert taken(picture, "data-state") == ["start", "language", "welcome", "name", "email"]
    assert taken(picture, "data-move") == ["start.2", "language.1", "language.tries", "welcome.1", "name.1"]


def test_of_two_moves_between_the_same_states_the_one_that_is_named_is_marked(flow: Flow) -> None:
    picture = svg(flow.canonical, ["next", "next.tries", "person"])

    assert taken(picture, "data-move") == ["next.tries"]


def test_without_a_way_nothing_is_marked(flow: Flow) -> None:
    assert taken(svg(flow.canonical), "data-state") == []


def marked(picture: str, attribute: str, among: Sequence[str] = ("state", "move")) -> list[str]:
    groups = ET.fromstring(picture).iter("{http://www.w3.org/2000/svg}g")
    classes = ((group, group.get("class", "").split()) for group in groups)
    return [
        group.attrib[attribute]
        for group, said in classes
        if attribute in group.attrib and set(said) & set(among)
    ]


def taken(picture: str, attribute: str) -> list[str]:
    """In the order of the flow's files."""
    return sorted(marked(picture, attribute, ["taken"]), key=ORDER.index)


ORDER = [
    *(
        "start",
        "start.2",
        "language",
        "language.1",
        "language.tries",
        "welcome",
        "welcome.1",
        "name",
        "name.1",
    ),
    *("email", "next.tries"),
]
