"""Where the boxes and lines of a drawing stand: each file laid out alone, the files in columns."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

import graphlay

from bot.dialogue.drawn import ANYWHERE, TRIES, Drawn, DrawnMove, DrawnState

LETTER = 6.7
"""Width of a letter of 12 px, on the wide side: no font is asked, so the drawing is the same everywhere."""
ROW, MARGIN, HEAD, GAP = 16.0, 12.0, 34.0, 40.0
"""Pixels: of a line of text, around texts and lines, for a file's title, between files."""
OPTIONS = {"spacing": {"layer_gap": 40.0, "node_gap": 34.0}}
Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Box:
    """`x`, `y`: its upper left corner. `exits`: moves that are written in the box and not drawn as lines."""

    state: DrawnState
    exits: tuple[DrawnMove, ...]
    x: float = 0
    y: float = 0

    @property
    def width(self) -> float:
        texts = [self.state.name + "   ", *self.state.captions, *map(exit_text, self.exits)]
        return max(len(text) for text in texts) * LETTER + 2 * MARGIN

    @property
    def height(self) -> float:
        return ROW * (1 + len(self.state.captions) + len(self.exits)) + MARGIN


@dataclass(frozen=True, slots=True)
class Line:
    """`at`: the middle of its label."""

    move: DrawnMove
    points: tuple[Point, ...]
    at: Point | None


@dataclass(frozen=True, slots=True)
class Block:
    """One file of the flow."""

    name: str
    width: float
    height: float
    boxes: tuple[Box, ...]
    lines: tuple[Line, ...]
    x: float = 0
    y: float = 0


def exit_text(move: DrawnMove) -> str:
    return f"{move.label} → {move.target}" if move.label else f"→ {move.target}"


def laid_out(chart: Drawn) -> list[Block]:
    """The global words first."""
    anywhere = _block("at any question", (DrawnState(ANYWHERE, (), chart.anywhere),))
    parts = [_block(part, states) for part, states in chart.parts.items()]
    return list(_in_columns([anywhere, *sorted(parts, key=lambda block: block.width)]))


def _block(name: str, states: tuple[DrawnState, ...]) -> Block:
    own = {state.name for state in states}
    boxes = [Box(state, tuple(move for move in state.moves if not _is_line(move, own))) for state in states]
    moves = [move for state in states for move in state.moves if _is_line(move, own)]
    graph = graphlay.Graph()
    for box in boxes:
        graph.node(box.state.name, width=box.width, height=box.height)
    for move in moves:
        graph.edge(move.source, move.target, **_label(move))
    layout = graphlay.layout(graph, preset="process_map", options=OPTIONS)
    low, high = layout.bounds["min"], layout.bounds["max"]
    left, top = MARGIN - low["x"], HEAD - low["y"]
    return Block(
        name=name,
        width=high["x"] - low["x"] + 2 * MARGIN,
        height=high["y"] - low["y"] + HEAD + MARGIN,
        boxes=tuple(
            replace(
                box,
                x=node["center"]["x"] - box.width / 2 + left,
                y=node["center"]["y"] - box.height / 2 + top,
            )
            for box, node in zip(boxes, layout.nodes, strict=True)
        ),
        lines=tuple(_line(move, edge, left, top) for move, edge in zip(moves, layout.edges, strict=True)),
    )


def _is_line(move: DrawnMove, own: set[str]) -> bool:
    """What leads out of the file, or only after too many tries, would cross the whole drawing."""
    return move.target in own and not move.id.endswith(f".{TRIES}")


def _label(move: DrawnMove) -> dict[str, Any]:
    if not move.label:
        return {}
    return {"label_size": {"width": len(move.label) * LETTER, "height": ROW}}


def _line(move: DrawnMove, edge: Mapping[str, Any], left: float, top: float) -> Line:
    def moved(point: Mapping[str, float]) -> Point:
        return point["x"] + left, point["y"] + top

    anchor = edge["label_anchor"]
    return Line(move, tuple(map(moved, edge["points"])), moved(anchor) if anchor else None)


def _in_columns(blocks: list[Block]) -> Iterator[Block]:
    """Filled from above, no higher than the highest block; narrow ones stand together."""
    highest = max(block.height for block in blocks)
    x = y = widest = 0.0
    for block in blocks:
        if y and y + block.height > highest:
            x, y, widest = x + widest + GAP, 0.0, 0.0
        yield replace(block, x=x, y=y)
        y += block.height + GAP / 2
        widest = max(widest, block.width)
