"""A-20: every socket command and every route asks the wall, and each role gets what its table says."""

import re
import sys
from collections.abc import Mapping
from types import MethodType
from typing import Any

import pytest
import socketio

from bot.doors.api.openapi import template
from bot.doors.endpoint import SAFE, Door, Route
from bot.doors.http import ROUTES
from bot.model import permission
from bot.model.people import Role
from bot.model.roles import MAY
from tests.clients import ConsoleClient, Served
from tests.model.test_permission import EXPECTED
from tests.sockets.stories import Customer, code, led, waits

CONSOLE: Mapping[str, dict[str, Any]] = {
    "available": {"on": True},
    "queue": {},
    "watch": {},
    "unwatch": {},
    "typing": {"on": True},
    "seen": {"seq": 1},
    "note": {"client_id": "note", "text": "x"},
    "reply": {"client_id": "reply", "text": "x"},
    "attach": {"client_id": "attach", "files": ["nothing"]},
    "tag": {"client_id": "tag", "tags": ["urgent"]},
    "correct": {"client_id": "correct", "fields": {"name": "Ana"}},
    "reveal": {"client_id": "reveal", "field": "account"},
    "barge_in": {"client_id": "barge", "reason": "x"},
    "transfer": {"client_id": "transfer", "to": "queue:fees", "reason": "x"},
    "resolve": {"client_id": "resolve", "outcome": "answered"},
    "complain": {"client_id": "complain"},
    "release": {"client_id": "release", "to": "queue", "reason": "x"},
    "close": {"client_id": "close"},
    "pass": {"client_id": "pass"},
    "take": {"client_id": "take"},
}
"""What each command carries beside its conversation; a command that is missing here fails the test."""
WITHOUT_OBJECT = frozenset({"available", "queue"})
"""Of the commands that carry no conversation."""
CHAT: Mapping[str, dict[str, Any]] = {
    "say": {"client_id": "c1", "text": "Ana"},
    "choose": {"client_id": "c2", "choice": "human"},
    "attach": {"client_id": "c3", "files": ["nothing"]},
    "typing": {"on": True},
    "seen": {"seq": 1},
    "language": {"client_id": "c4", "language": "en"},
    "rate": {"client_id": "c5", "score": 5},
    "entries": {},
    "leave": {"client_id": "c6"},
    "act": {"client_id": "c7", "reference": "C-2026-000001", "event": "accept", "version": 1},
    "mail_transcript": {"client_id": "c8"},
}
OTHER_VERBS = {"act": "complaints.accept"}
"""An act on a complaint is a verb of the complaint."""


def commands(served: Served, namespace: str) -> list[str]:
    answers = served.house.sockets.commands[namespace]
    assert isinstance(answers, MethodType)
    door: Any = answers.__self__
    return list(door._table)


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The verbs that the wall was asked about, wherever it was asked."""
    verbs: list[str] = []
    wall = permission.authorize

    def spy(actor: Any, verb: str, object: Any = None) -> None:
        verbs.append(verb)
        wall(actor, verb, object)

    for module in [module for name, module in sys.modules.items() if name.startswith("bot.")]:
        if getattr(module, "authorize", None) is wall:
            monkeypatch.setattr(module, "authorize", spy)
    return verbs


async def test_every_command_of_a_customer_asks_the_wall(
    served: Served, customer: Customer, asked: list[str]
) -> None:
    ana = await customer(language="fr")

    for name in commands(served, "/chat"):
        asked.clear()
        await ana.ask(name, **CHAT[name])
        assert OTHER_VERBS.get(name, f"chat.{name}") in asked, name


async def test_every_command_of_staff_asks_the_wall(
    served: Served, customer: Customer, lea: ConsoleClient, asked: list[str]
) -> None:
    lou = await served.staff("lou", Role.LEAD)
    conversation = await led(await customer(language="fr"), lea)

    for name in commands(served, "/console"):
        asked.clear()
        about = {} if name in WITHOUT_OBJECT else {"conversation": conversation}
        await (lou if name == "barge_in" else lea).ask(name, **about, **CONSOLE[name])
        assert f"console.{name}" in asked, name


def test_every_route_names_what_a_role_must_hold() -> None:
    unnamed = [
        f"{route.method} {route.path}"
        for route in ROUTES
        if route.door is not Door.ANYBODY and (not route.verbs or set(route.verbs) - set(MAY))
    ]

    assert unnamed == []


@pytest.mark.parametrize("role", [Role.AGENT, Role.OFFICER, Role.LEAD, Role.AUDITOR])
async def test_each_role_gets_from_each_command_what_its_table_says(
    served: Served, customer: Customer, role: Role
) -> None:
    await meets_its_table(served, served, customer, role)


@pytest.mark.parametrize("role", [Role.AGENT, Role.LEAD, Role.AUDITOR])
async def test_the_table_holds_also_for_what_another_process_leads(
    two: tuple[Served, Served], role: Role
) -> None:
    await meets_its_table(*two, two[0].customer, role)


async def meets_its_table(there: Served, here: Served, customer: Customer, role: Role) -> None:
    """`there`: where the colleague and the customers are; `here`: where the commands come in."""
    other, me = await there.staff("other"), await here.staff("me", role)
    foreign = await led(await customer(language="fr"), other)
    objects = {"foreign": foreign, "queue": await waits(await customer(language="fr")), "absent": "nothing"}
    if role is not Role.AUDITOR:
        objects["own"] = await led(await customer(language="fr"), me)

    for name in sorted(commands(here, "/console"), key=list(CONSOLE).index):
        for whose, conversation in objects.items():
            about = {} if name in WITHOUT_OBJECT else {"conversation": conversation}
            heard = await code(me, name, **about, **CONSOLE[name])
            assert met(heard) == expected(role, f"console.{name}", whose), (name, whose, heard)


def met(heard: str) -> str:
    return heard if heard in ("forbidden", "not_found") else "allowed"


def expected(role: Role, verb: str, whose: str) -> str:
    allowed = EXPECTED[role].get(verb)
    if allowed is None:
        return "forbidden"
    return "allowed" if allowed == "-" or whose in allowed.split() else "not_found"


async def test_an_administrator_has_no_console(served: Served) -> None:
    admin = await served.signed_in("admin", Role.ADMIN)

    with pytest.raises(socketio.exceptions.ConnectionError):
        await served.at_console(admin)
    assert admin.heard == []


@pytest.mark.parametrize("role", list(Role))
async def test_each_role_is_let_in_at_the_routes_of_its_verbs_and_at_no_other(
    served: Served, role: Role
) -> None:
    me = await served.signed_in("me", role)
    routes = [route for route in ROUTES if route.door is Door.STAFF]

    for route in sorted(routes, key=lambda route: "session.end" in route.verbs):
        status = await knocked(me, route)
        holds = any(verb in EXPECTED[role] for verb in route.verbs)
        assert (status == 403) is not holds, (route.method, route.path, status)


async def knocked(me: ConsoleClient, route: Route) -> int:
    """The status of a request that names nothing that is there, with the page's own token."""
    parts = PARTS | (INQUIRY_PARTS if route.path.startswith("/api/inquiries/") else {})
    path = re.sub(r"\{(\w+)\}", lambda part: parts.get(part.group(1), "nothing"), template(route.path))
    headers = {} if route.method in SAFE else {"X-CSRF-Token": me.csrf}
    async with me.http.request(route.method, path, headers=headers) as answer:
        return answer.status


PARTS = {
    "reference": "C-2026-999999",
    "number": "Q-2026-999999",
    "form": "txt",
    "sheet": "csv",
    "name": "volume",
    "letter": "final_response:C-2026-999999:1",
}
INQUIRY_PARTS = {"letter": "inquiry_interim:Q-2026-999999:0123456789abcdef"}
