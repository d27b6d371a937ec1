"""What a drawing of a flow shows: states and moves in the files' order, read from the canonical form."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

ANYWHERE = "any_question"
"""Where the global words lead from."""
TRIES = "tries"


@dataclass(frozen=True, slots=True)
class DrawnMove:
    """`id`: `name.1`, `name.2`… in the file's order, `name.tries` for giving up, `any_question.human.1`."""

    id: str
    source: str
    target: str
    label: str


@dataclass(frozen=True, slots=True)
class DrawnState:
    name: str
    captions: tuple[str, ...]
    moves: tuple[DrawnMove, ...]


@dataclass(frozen=True, slots=True)
class Drawn:
    """`parts`: the states of each file. `anywhere`: the moves of the global words."""

    parts: Mapping[str, tuple[DrawnState, ...]]
    anywhere: tuple[DrawnMove, ...]


def drawn(canonical: str) -> Drawn:
    """Of any version that was ever stored."""
    whole = json.loads(canonical)
    parts = {
        part: tuple(
            DrawnState(name, tuple(_captions(state)), tuple(_moves(name, state)))
            for name, state in flow["states"].items()
        )
        for part, flow in whole["flows"].items()
    }
    return Drawn(parts, tuple(_anywhere(whole["words"]["globals"])))


def _captions(state: Mapping[str, Any]) -> Iterator[str]:
    """What happens in the state, in the words of the flow files."""
    if state["ask"]:
        yield f"asks {state['ask']['field']}"
    if state["request"]:
        yield f"request {state['request']}"
    yield from (word for word in ("returns", "revisits", "rests") if state[word])


def _moves(name: str, state: Mapping[str, Any]) -> Iterator[DrawnMove]:
    for n, move in enumerate(state["go"], 1):
        yield DrawnMove(f"{name}.{n}", name, move["to"], _condition("", move))
    if state["ask"]:
        ask = state["ask"]
        yield DrawnMove(f"{name}.{TRIES}", name, ask["give_up"], f"after {ask['tries']} tries")


def _anywhere(words: Mapping[str, Any]) -> Iterator[DrawnMove]:
    for word, shape in words.items():
        for n, move in enumerate(shape["go"], 1):
            yield DrawnMove(f"{ANYWHERE}.{word}.{n}", ANYWHERE, move["to"], _condition(word, move))


def _condition(word: str, move: Mapping[str, Any]) -> str:
    said = [word, move["chose"] or "", f"if {move['if']}" if move["if"] else ""]
    return " ".join(filter(None, said))
