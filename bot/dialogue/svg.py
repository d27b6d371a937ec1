"""Draws a flow as SVG, and the way that a conversation took through it."""

from collections.abc import Iterable, Sequence
from itertools import pairwise
from xml.etree.ElementTree import Element, SubElement, tostring

from bot.dialogue.drawn import TRIES, DrawnMove, drawn
from bot.dialogue.layout import LETTER, MARGIN, ROW, Block, Box, Line, Point, exit_text, laid_out

INK, PAPER, TAKEN = "currentColor", "Canvas", "#2f74e0"
EDGE = 16.0
STYLE = "svg:root{color-scheme:light dark;color:CanvasText;background:Canvas}"
"""Light or dark as the reader has it. Within a page the drawing has the page's colours."""


def svg(canonical: str, path: Sequence[str] = ()) -> str:
    """The same text for the same arguments.

    `path`: names of the states that a conversation passed, in order, with the id of the move between two of
    them where it is known; else every move between the two counts.
    Each state is a group with `data-state`, each move one with `data-move`, `data-from` and `data-to`; those
    on the path have the class `taken`.
    """
    blocks = laid_out(drawn(canonical))
    width = max(block.x + block.width for block in blocks) + 2 * EDGE
    height = max(block.y + block.height for block in blocks) + 2 * EDGE
    root = Element("svg", xmlns="http://www.w3.org/2000/svg", role="img")
    root.set("viewBox", f"0 0 {_number(width)} {_number(height)}")
    root.set("width", _number(width))
    root.set("height", _number(height))
    root.set("aria-label", "The states of the conversation, and the moves between them")
    root.set("font-family", "system-ui, sans-serif")
    root.set("font-size", "12")
    root.set("fill", INK)
    SubElement(root, "style").text = STYLE
    pen = _Pen(path)
    for block in blocks:
        pen.block(SubElement(root, "g", transform=f"translate({_at(block.x + EDGE, block.y + EDGE)})"), block)
    return tostring(root, encoding="unicode") + "\n"


class _Pen:
    def __init__(self, path: Sequence[str]) -> None:
        self._passed = frozenset(path)
        self._pairs = frozenset(pairwise(path))

    def block(self, group: Element, block: Block) -> None:
        group.set("class", "part")
        frame = _rectangle(group, 0, 0, block.width, block.height, 10)
        frame.set("fill-opacity", "0.04")
        _text(group, MARGIN, 21, block.name, bold=True, size="14")
        for line in block.lines:
            self.line(SubElement(group, "g"), line)
        for box in block.boxes:
            self.box(SubElement(group, "g"), box)

    def box(self, group: Element, box: Box) -> None:
        taken = box.state.name in self._passed
        group.set("class", "state taken" if taken else "state")
        group.set("data-state", box.state.name)
        _stroke(_rectangle(group, box.x, box.y, box.width, box.height, 6), taken)
        y = box.y + ROW
        _text(group, box.x + MARGIN, y, box.state.name, bold=True)
        for caption in box.state.captions:
            y += ROW
            _text(group, box.x + MARGIN, y, caption)
        for move in box.exits:
            y += ROW
            row = self._move(SubElement(group, "g"), move)
            text = _text(row, box.x + MARGIN, y, exit_text(move))
            if self._is_taken(move):
                text.set("fill", TAKEN)
                text.set("font-weight", "600")
            else:
                text.set("fill-opacity", "0.75")

    def line(self, group: Element, line: Line) -> None:
        taken = self._is_taken(line.move)
        self._move(group, line.move)
        way = SubElement(group, "path", d=_along(line.points), fill="none")
        _stroke(way, taken)
        tip = SubElement(group, "path", d=_tip(line.points))
        tip.set("fill", TAKEN if taken else INK)
        if line.at:
            (x, y), width = line.at, len(line.move.label) * LETTER
            paper = _rectangle(group, x - width / 2, y - ROW / 2, width, ROW, 3)
            paper.set("fill", PAPER)
            label = _text(group, x, y + 4, line.move.label)
            label.set("text-anchor", "middle")
            if taken:
                label.set("fill", TAKEN)

    def _move(self, group: Element, move: DrawnMove) -> Element:
        taken = self._is_taken(move)
        kinds = ["move", *(["tries"] if move.id.endswith(f".{TRIES}") else []), *(["taken"] if taken else [])]
        group.set("class", " ".join(kinds))
        group.set("data-move", move.id)
        group.set("data-from", move.source)
        group.set("data-to", move.target)
        return group

    def _is_taken(self, move: DrawnMove) -> bool:
        return move.id in self._passed or (move.source, move.target) in self._pairs


def _rectangle(group: Element, x: float, y: float, width: float, height: float, round_by: int) -> Element:
    at = {"x": _number(x), "y": _number(y), "width": _number(width), "height": _number(height)}
    return SubElement(group, "rect", at, rx=str(round_by))


def _text(group: Element, x: float, y: float, words: str, *, bold: bool = False, size: str = "") -> Element:
    text = SubElement(group, "text", x=_number(x), y=_number(y))
    text.text = words
    if bold:
        text.set("font-weight", "600")
    if size:
        text.set("font-size", size)
    return text


def _stroke(shape: Element, taken: bool) -> None:
    shape.set("stroke", TAKEN if taken else INK)
    shape.set("stroke-width", "3" if taken else "1")
    if shape.tag == "rect":
        shape.set("fill", TAKEN if taken else INK)
        shape.set("fill-opacity", "0.14" if taken else "0.03")
    elif not taken:
        shape.set("stroke-opacity", "0.7")


def _along(points: Iterable[Point]) -> str:
    return "M" + "L".join(_at(*point) for point in points)


def _tip(points: Sequence[Point]) -> str:
    """An arrow's head at the end of the line, along its last piece."""
    (x0, y0), (x, y) = points[-2], points[-1]
    long = max(abs(x - x0), abs(y - y0)) or 1
    dx, dy = (x - x0) / long, (y - y0) / long
    back = (x - 8 * dx, y - 8 * dy)
    left, right = (back[0] - 4 * dy, back[1] + 4 * dx), (back[0] + 4 * dy, back[1] - 4 * dx)
    return f"M{_at(x, y)}L{_at(*left)}L{_at(*right)}Z"


def _at(x: float, y: float) -> str:
    return f"{_number(x)},{_number(y)}"


def _number(value: float) -> str:
    return f"{value:.1f}".removesuffix(".0")
