"""Whether the fields that conditions and the desk look at by name are asked, and asked in time."""

from collections.abc import Iterator, Mapping

from bot.dialogue.format import StateShape
from bot.dialogue.guards import READS
from bot.dialogue.sources import Source
from bot.firm.problems import Problem
from bot.model.step import Request

NEEDED_BEFORE = {
    Request.CODE: ("reference",),
    Request.COMPLAINT: ("filer", "name", "email", "service", "narrative", "wanted", "declaration"),
}
"""Without these the desk cannot carry out the request: asked, and not optional, on every way to it."""
NEEDED = {Request.CODE: ("code",), Request.RATE: ("rating",)}
"""These have to be asked somewhere."""


def need_problems(
    states: Mapping[str, tuple[Source, StateShape]], known: Mapping[str, frozenset[str]]
) -> Iterator[Problem]:
    """`known`: for each state, the fields that are answered on whatever way leads there."""
    asked = {state.ask.field for _, state in states.values() if state.ask}
    for name, (source, state) in states.items():
        for field in NEEDED_BEFORE.get(state.request, ()) if state.request else ():
            if field not in known.get(name, frozenset()):
                sentence = (
                    f"states.{name}: request: {state.request} needs {field!r}, which need not have been asked"
                )
                yield source.placed.problem(("states", name, "request"), sentence)
        for field in NEEDED.get(state.request, ()) if state.request else ():
            if field not in asked:
                sentence = f"states.{name}: request: {state.request} needs {field!r}, which is asked nowhere"
                yield source.placed.problem(("states", name, "request"), sentence)
        for index, move in enumerate(state.go):
            field = READS.get(move.if_ or "", "")
            if field and field not in asked:
                sentence = f"states.{name}: {move.if_!r} looks at {field!r}, which is asked nowhere"
                yield source.placed.problem(("states", name, "go", index, "if"), sentence)
