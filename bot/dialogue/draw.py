"""Draws a flow as a Mermaid chart, from its canonical form: any version that was ever stored can be drawn."""

import json
from collections.abc import Iterator, Mapping
from typing import Any

from bot.dialogue.flow import START


def mermaid(canonical: str) -> str:
    """The same text for the same flow, so that a committed drawing can be checked fresh."""
    return "\n".join(_lines(json.loads(canonical))) + "\n"


def _lines(whole: Mapping[str, Any]) -> Iterator[str]:
    yield "stateDiagram-v2"
    yield f"    [*] --> {START}"
    for part, flow in whole["flows"].items():
        yield f"    state {part}_file {{"
        for name, state in flow["states"].items():
            yield f"        {name} : {_caption(name, state)}"
        yield "    }"
    for flow in whole["flows"].values():
        for name, state in flow["states"].items():
            yield from _moves(name, state)
    for word, shape in whole["words"]["globals"].items():
        for move in shape["go"]:
            yield f"    any_question --> {move['to']} : {_condition(word, move)}"


def _caption(name: str, state: Mapping[str, Any]) -> str:
    """What happens in the state, in the words of the flow files."""
    said = [name]
    if state["ask"]:
        said.append(f"asks {state['ask']['field']}")
    if state["request"]:
        said.append(f"request {state['request']}")
    said += [word for word in ("returns", "revisits", "rests") if state[word]]
    return " · ".join(said)


def _moves(name: str, state: Mapping[str, Any]) -> Iterator[str]:
    for move in state["go"]:
        condition = _condition("", move)
        yield f"    {name} --> {move['to']}" + (f" : {condition}" if condition else "")
    if state["ask"]:
        yield f"    {name} --> {state['ask']['give_up']} : after {state['ask']['tries']} tries"


def _condition(word: str, move: Mapping[str, Any]) -> str:
    said = [word, move["chose"] or "", f"if {move['if']}" if move["if"] else ""]
    return " ".join(filter(None, said))
