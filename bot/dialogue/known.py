"""The names that the flow files use, so that a misspelt one can be pointed at."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass

from rapidfuzz import fuzz, process

from bot.dialogue.format import FieldShape, Move, StateShape
from bot.dialogue.guards import GUARDS
from bot.dialogue.sources import Sources


@dataclass(frozen=True, slots=True)
class Known:
    """`incomplete`: a file could not be read, so a name that seems missing may stand there.

    `broken`: states and fields that are there but cannot be understood.
    """

    states: frozenset[str]
    fields: frozenset[str]
    asked: frozenset[str]
    incomplete: bool
    broken: frozenset[str]
    shapes: Mapping[str, FieldShape]

    def move_faults(self, move: Move) -> Iterator[tuple[tuple[str, ...], str]]:
        if move.to not in self.states and not self.incomplete:
            yield ("to",), f"there is no state {self.meant(move.to, self.states)}"
        if move.if_ is not None and move.if_ not in GUARDS:
            yield ("if",), f"there is no condition {self.meant(move.if_, GUARDS)}"

    def chooses_answer(self, state: StateShape) -> bool:
        if state.ask is None:
            return False
        field = self.shapes.get(state.ask.field)
        return field is None or field.choices_from == "answers"

    def meant(self, name: str, names: Collection[str]) -> str:
        """The misspelt name with the nearest one that exists."""
        near = process.extractOne(name, list(names), scorer=fuzz.ratio, score_cutoff=60)
        return f"{name!r}; did you mean {near[0]!r}?" if near else f"{name!r}"


def known_names(sources: Sources) -> Known:
    """Broken states and fields count as known: they are there, only faulty."""
    broken = frozenset[str]().union(*(source.broken for source in sources.flows))
    states = {name for source in sources.flows for name in source.shape.states}
    asked = {
        state.ask.field for source in sources.flows for state in source.shape.states.values() if state.ask
    }
    shapes = {name: field for source in sources.flows for name, field in source.shape.fields.items()}
    return Known(
        states=broken | states,
        fields=broken | shapes.keys(),
        asked=frozenset(asked),
        incomplete=sources.unread,
        broken=broken,
        shapes=shapes,
    )
