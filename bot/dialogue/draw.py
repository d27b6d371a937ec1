"""Draws a flow as a Mermaid chart."""

from collections.abc import Iterator

from bot.dialogue.drawn import Drawn, DrawnMove, DrawnState, drawn
from bot.dialogue.flow import START


def mermaid(canonical: str) -> str:
    """The same text for the same flow, so that a committed drawing can be checked fresh."""
    return "\n".join(_lines(drawn(canonical))) + "\n"


def _lines(chart: Drawn) -> Iterator[str]:
    yield "stateDiagram-v2"
    yield f"    [*] --> {START}"
    for part, states in chart.parts.items():
        yield f"    state {part}_file {{"
        yield from (f"        {state.name} : {_caption(state)}" for state in states)
        yield "    }"
    for states in chart.parts.values():
        yield from (_move(move) for state in states for move in state.moves)
    yield from map(_move, chart.anywhere)


def _caption(state: DrawnState) -> str:
    return " · ".join([state.name, *state.captions])


def _move(move: DrawnMove) -> str:
    return f"    {move.source} --> {move.target}" + (f" : {move.label}" if move.label else "")
