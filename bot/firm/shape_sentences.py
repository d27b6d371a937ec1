"""Says in plain words what is wrong with the shape of a file, without the names of classes."""

import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any, get_args

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails
from rapidfuzz import fuzz, process

Path = tuple[str | int, ...]
NEAR, SHOWN = 60, 40
"""How alike two words are (of 100) to be taken for one; characters of a value that a sentence repeats."""
PATTERNS = {
    r"^[a-z0-9_]{1,40}$": "a name is made of a-z, 0-9 and _, and has at most 40 of them",
    r"^[A-Z]{3}$": "a currency is three capital letters, such as EUR",
    r"^#[0-9a-fA-F]{6}$": 'a colour is written like "#0a5c8f"',
    r"^[a-z0-9-]{2,60}$": "an id is made of a-z, 0-9 and -, 2 to 60 of them",
}
NAMES = "names with values"


def sentences(shape: type[BaseModel], error: ValidationError) -> Iterator[tuple[Path, str]]:
    """Each fault with its path. A misspelt word is one fault: what it was meant to be is not also missing."""
    faults = error.errors()
    missing = {fault["loc"] for fault in faults if fault["type"] == "missing"}
    meant, rest = dict[Path, str](), list[ErrorDetails]()
    for fault in faults:
        if fault["type"] == "extra_forbidden":
            *above, word = fault["loc"]
            lacking = [str(path[-1]) for path in missing if path[:-1] == tuple(above)]
            near = _near(str(word), lacking) or _near(str(word), _words(shape, above))
            missing.discard((*above, near or ""))
            meant[fault["loc"]] = f"there is no word {_shown(word)} here{_did_you_mean(near)}"
        else:
            rest.append(fault)
    for path, sentence in meant.items():
        yield path, told(path, sentence)
    for fault in rest:
        path = tuple(step for step in fault["loc"] if step != "[key]")
        if fault["type"] != "missing":
            yield path, told(path, _sentence(fault))
        elif fault["loc"] in missing:
            yield path[:-1], told(path[:-1], f"{path[-1]!r} is missing")


def told(path: Path, sentence: str) -> str:
    """The sentence behind the words that lead to its place."""
    if path:
        return f"{'.'.join(map(str, path))}: {sentence}"
    return sentence if sentence.startswith(("the ", "there ", "'")) else f"the file {sentence}"


def _sentence(fault: ErrorDetails) -> str:
    kind, given, limits = fault["type"], fault["input"], fault.get("ctx", {})
    if kind in ("enum", "literal_error"):
        return _one_of(given, re.findall(r"'([^']*)'", str(limits["expected"])) or [str(limits["expected"])])
    if kind == "string_pattern_mismatch":
        return PATTERNS.get(limits["pattern"], f"{_shown(given)} is not written as it must be")
    if kind == "value_error":
        return fault["msg"].removeprefix("Value error, ")
    for start, sentence in SENTENCES.items():
        if kind.startswith(start):
            return sentence(given, limits)
    return fault["msg"]  # A check of our own says it in its own words.


def _one_of(given: object, words: list[str]) -> str:
    near = _near(str(given), words)
    return f"{_shown(given)} is none of {', '.join(words)}{_did_you_mean(near)}"


def _wanted(what: str) -> Callable[[object, Mapping[str, Any]], str]:
    def sentence(given: object, limits: Mapping[str, Any]) -> str:
        if given is None:
            return f"is empty: write {what}"
        if isinstance(given, dict | list):
            return f"must hold {what}, not {'a list' if isinstance(given, list) else NAMES}"
        return f"must hold {what}, not {_shown(given)}"

    return sentence


def _several(given: object, limits: Mapping[str, Any]) -> str:
    return "write a list: each entry on a line of its own that begins with -"


def _text(given: object, limits: Mapping[str, Any]) -> str:
    if isinstance(given, dict):
        return "must hold a text; a text with { or : in it must stand between quotes"
    if isinstance(given, bool | int | float):
        return f"must hold a text: write {_shown(given)} between quotes"
    return _wanted("a text")(given, limits)


SENTENCES: dict[str, Callable[[object, Mapping[str, Any]], str]] = {
    "model": _wanted(NAMES),
    "dict": _wanted(NAMES),
    "mapping": _wanted(NAMES),
    "invalid_key": lambda given, _: f"the word {_shown(given)} must stand between quotes",
    "is_instance_of": _several,
    "sequence": _several,
    "list": _several,
    "tuple": _several,
    "set": _several,
    "frozen_set": _several,
    "string_type": _text,
    "string_too_short": lambda given, limits: (
        "is empty" if not given else f"needs at least {limits['min_length']} characters"
    ),
    "string_too_long": lambda _, limits: f"is longer than {limits['max_length']:,} characters",
    "too_short": lambda _, limits: f"needs at least {limits['min_length']} in its list",
    "too_long": lambda _, limits: f"holds more than {limits['max_length']} in its list",
    "greater_than": lambda given, limits: f"{_shown(given)} is too small: {_limit('least', limits)}",
    "less_than": lambda given, limits: f"{_shown(given)} is too large: {_limit('most', limits)}",
    "bool": _wanted("true or false"),
    "int": _wanted("a whole number"),
    "float": _wanted("a number"),
    "decimal": _wanted("a number"),
    "date": _wanted("a day such as 2026-11-03"),
    "time": _wanted('a time such as "09:00"'),
}


def _limit(word: str, limits: Mapping[str, Any]) -> str:
    (bound,) = limits.values()
    return f"at {word} {bound}" if {"ge", "le"} & limits.keys() else f"{bound} is already too much"


def _near(word: str, words: list[str]) -> str | None:
    near = process.extractOne(word, words, scorer=fuzz.ratio, score_cutoff=NEAR)
    return near[0] if near else None


def _did_you_mean(near: str | None) -> str:
    return f"; did you mean {near!r}?" if near else ""


def _shown(value: object) -> str:
    shown = repr(value)
    return shown if len(shown) <= SHOWN else f"{shown[:SHOWN]}…"


def _words(shape: type[BaseModel], above: list[str | int]) -> list[str]:
    """The words that the shape has at this path."""
    kinds: list[Any] = [shape]
    for step in above:
        kinds = [inner for kind in kinds for inner in _inside(kind, step)]
    shapes = [model for kind in kinds for model in _models(kind)]
    return [field.alias or name for model in shapes for name, field in model.model_fields.items()]


def _inside(kind: Any, step: str | int) -> list[Any]:
    """What stands behind one more step: of a shape its field, of a list or mapping what it holds."""
    found = []
    for model in _models(kind):
        named = [f.annotation for name, f in model.model_fields.items() if step in (name, f.alias)]
        found += named or [model]
    return found


def _models(kind: Any) -> list[type[BaseModel]]:
    if isinstance(kind, type) and issubclass(kind, BaseModel):
        return [kind]
    return [model for part in get_args(kind) for model in _models(part)]
