"""docs/protocol.md says what the code does: every command, event, field, code and path, both ways."""

import ast
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, cast

import pytest
from pydantic import BaseModel

from bot.actions.desk import Desk
from bot.commands.line import GROUPS
from bot.commands.line import app as command_line
from bot.doors import problems
from bot.doors.api.openapi import template
from bot.doors.commands import Command
from bot.doors.console import ConsoleDoor
from bot.doors.customer import CustomerDoor
from bot.doors.http import PAGES, ROUTES
from bot.doors.lines import Lines
from bot.doors.sockets import Sockets
from bot.errors import Refused
from bot.model.entry import AskType, By, Kind
from bot.model.people import System
from bot.model.permission import CUSTOMERS_ENTRY, STAFFS_ENTRY, visible_fields
from bot.reach.limits import Limits

HERE = Path(__file__).resolve().parents[2]
PAGE = (HERE / "docs" / "protocol.md").read_text(encoding="utf-8")
DOORS = HERE / "bot" / "doors"
TELLING = frozenset({"emit", "tell", "_emit", "_tell"})
Fields = dict[str, bool]
"""Name → whether it must be given."""


def section(title: str) -> str:
    """From a heading to the next of its level or above."""
    level = title.split()[0]
    end = rf"^#{{2,{len(level)}}} "
    after = PAGE.split(f"\n{title}\n", 1)[1]
    return re.split(end, after, maxsplit=1, flags=re.MULTILINE)[0]


def rows(text: str, heading: str) -> list[str]:
    """The first cells of the tables whose first heading is this."""
    found = []
    for table in re.findall(rf"^\| {re.escape(heading)} \|.*\n\|[-|]+\|\n((?:\|.*\n?)*)", text, re.MULTILINE):
        found += [line.split(" | ")[0].removeprefix("| ") for line in table.splitlines()]
    assert found, f"there is no table {heading!r}"
    return found


def quoted(cells: list[str]) -> list[str]:
    return [word for cell in cells for word in re.findall(r"`([^`]+)`", cell)]


def told_fields(shape: str) -> Fields:
    """`{a, b?: "x"｜"y"}` as names, and whether each must be given."""
    flat = re.sub(r"\{[^{}]*\}", "", shape.strip().strip("{}"))
    names = [part.strip().split(":")[0].strip() for part in flat.split(",") if part.strip()]
    return {name.rstrip("?"): not name.endswith("?") for name in names}


def shape_fields(shape: type[BaseModel] | None) -> Fields:
    fields = shape.model_fields.items() if shape else ()
    return {field.alias or name: field.is_required() for name, field in fields}


def told_commands(door: str) -> dict[str, Fields]:
    found = {}
    for told in quoted(rows(section(f"### `{door}`"), "client → server")):
        name, _, shape = told.partition(" ")
        found[name] = told_fields(shape)
    return found


def tables() -> Mapping[str, Mapping[str, Command[Any]]]:
    desk, sockets, limits = cast(Desk, None), Sockets(), Limits(on=False)
    chat = CustomerDoor(desk, sockets, limits, lambda _environ: "", lambda _conversation: None)
    console = ConsoleDoor(desk, sockets, limits, cast(Lines, None))
    return {"/chat": chat._table, "/console": console._table}


def emitted(door: str) -> Iterator[str]:
    """Names of events that the doors' code sends into a namespace."""
    for path in DOORS.glob("*.py"):
        own = {"customer": "/chat", "console": "/console"}.get(path.stem)
        for call in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if not (isinstance(call, ast.Call) and isinstance(call.func, ast.Attribute)):
                continue
            names = {arg.id for arg in call.args if isinstance(arg, ast.Name)}
            into = "/chat" if "CHAT" in names else "/console" if "CONSOLE" in names else own
            if call.func.attr in TELLING and into == door:
                yield from [
                    arg.value
                    for arg in call.args
                    if isinstance(arg, ast.Constant) and isinstance(arg.value, str)
                ][:1]


@pytest.mark.parametrize("door", ["/chat", "/console"])
def test_every_command_stands_there_with_its_fields(door: str) -> None:
    known = {name: shape_fields(command.shape) for name, command in tables()[door].items()}

    assert told_commands(door) == known


@pytest.mark.parametrize("door", ["/chat", "/console"])
def test_every_event_stands_there(door: str) -> None:
    assert set(quoted(rows(section(f"### `{door}`"), "server → client"))) == set(emitted(door))


def bold(word: str) -> str:
    found = re.search(rf"^\*\*{word}\*\*.*$", PAGE, re.MULTILINE)
    assert found is not None, word
    return found[0]


def test_every_field_of_an_entry_and_of_a_line_stands_there() -> None:
    entry, line = quoted([bold("entry")]), quoted([bold("line")])

    assert set(told_fields(entry[0])) == CUSTOMERS_ENTRY
    assert set(told_fields(", ".join(entry[1:]))) == STAFFS_ENTRY - CUSTOMERS_ENTRY
    assert set(told_fields(line[0])) == visible_fields(System("console"), "line")


def test_every_kind_of_entry_of_ask_and_of_writer_stands_there() -> None:
    kinds = re.sub(r"\{.*?\}", "", " ".join(quoted([bold("kinds")]))).split()

    assert set(kinds) == {kind.value for kind in Kind}
    assert set(re.findall(r'"(\w+)"', bold("ask"))) == {kind.value for kind in AskType}
    assert set(re.findall(r'"(\w+)"', bold("entry"))) == {by.value for by in By}


def refusals(of: type[Refused]) -> Iterator[str]:
    yield of.code
    for below in of.__subclasses__():
        yield from refusals(below)


def test_every_code_of_a_refusal_stands_there_once() -> None:
    told = quoted(rows(section("## Refusals"), "code"))

    assert sorted(told) == sorted({*refusals(Refused), *problems.CODES.values(), "internal"})


def told_paths() -> dict[str, Fields]:
    """`GET /path?a!&b` or `POST /path {a, b?}` → what it takes."""
    found = {}
    for told in quoted(rows(section("## HTTP"), "under `/api`")):
        call, space, shape = told.partition(" {")
        path, _, asked = call.partition("?")
        in_query = {name.rstrip("!"): name.endswith("!") for name in asked.split("&") if name}
        found[path] = told_fields(shape) if space else in_query
    return found


def test_every_path_under_api_stands_there_with_what_it_takes() -> None:
    known = {
        f"{route.method} {template(route.path)}": shape_fields(route.query) | shape_fields(route.body)
        for route in ROUTES
    }

    assert told_paths() == known


def test_every_page_stands_there() -> None:
    assert sorted(quoted(rows(section("## HTTP"), "path"))) == sorted(map(template, PAGES))


def test_every_command_of_the_command_line_stands_there() -> None:
    told = {
        line.split("`")[1].split()[3]: set(re.findall(r"`(\w+)`", line.split(" | ")[1]))
        for line in section("## Commands").splitlines()
        if line.startswith("| `python -m bot ")
    }

    known = {group: {name for name in command_line[group] if not name.startswith("-")} for group in GROUPS}
    assert told == known
