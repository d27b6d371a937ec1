"""One request under /api: who asks, is it our own page, what does it carry, and the answer as JSON."""

import asyncio
import hmac
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

import orjson
from aiohttp import web
from pydantic import ConfigDict

from bot.actions.accounts import Signed, who
from bot.actions.desk import Desk
from bot.doors import cookies, wire
from bot.doors.address import client_address
from bot.doors.commands import Shape, shaped
from bot.doors.site import DESK, SITE, Site
from bot.errors import BadRequest, Forbidden, SignedOut, TooLarge, WrongType
from bot.model.people import Customer, Staff
from bot.model.permission import must_hold

BODY_BYTES = 65_536
BODY_SECONDS = 10
SAFE = frozenset({"GET", "HEAD", "OPTIONS"})


class Query(Shape):
    """What stands after the `?`. Unlike a body it is all text, so numbers and dates are read from it."""

    model_config = ConfigDict(strict=False)


class Door(StrEnum):
    """Who may knock: anybody, a customer with the conversation's token, staff with a session."""

    ANYBODY = "anybody"
    CUSTOMER = "customer"
    STAFF = "staff"


@dataclass(frozen=True, slots=True)
class Call:
    """A request that has passed the door. `asked`: its query; `told`: its body."""

    request: web.Request
    desk: Desk
    address: str
    asked: Any
    told: Any
    signed: Signed | None = None
    visitor: Customer | None = None

    @property
    def known(self) -> Signed:
        if self.signed is None:
            raise SignedOut
        return self.signed

    @property
    def staff(self) -> Staff:
        return self.known.staff

    @property
    def customer(self) -> Customer:
        if self.visitor is None:
            raise SignedOut
        return self.visitor

    def named(self, part: str) -> str:
        """A part of the path."""
        return self.request.match_info[part]


Answer = Mapping[str, Any] | web.StreamResponse
Act = Callable[[Call], Awaitable[Answer]]


@dataclass(frozen=True, slots=True)
class Route:
    """One path under /api. `body`: its shape; `form`: it carries a file instead. `status`: of success.

    `verbs`: what a role must have one of to be let in at all; the action asks about the object. Without a
    verb nobody is let in but by a door that is open to anybody.
    """

    method: str
    path: str
    door: Door
    summary: str
    act: Act
    query: type[Query] = Query
    body: type[Shape] | None = None
    form: bool = False
    status: int = 200
    verbs: tuple[str, ...] = ()


def handler(route: Route) -> Callable[[web.Request], Awaitable[web.StreamResponse]]:
    async def handle(request: web.Request) -> web.StreamResponse:
        answer = await route.act(await _admitted(route, request))
        return answer if isinstance(answer, web.StreamResponse) else as_json(answer, route.status)

    return handle


def as_json(document: Mapping[str, Any], status: int = 200) -> web.Response:
    return web.Response(
        status=status, body=orjson.dumps(wire.plain(document)), content_type="application/json"
    )


async def _admitted(route: Route, request: web.Request) -> Call:
    desk, site = request.app[DESK], request.app[SITE]
    address = client_address(request, site.trusted_proxies)
    desk.guards.limits.hit("reads", address)
    if request.method not in SAFE:
        _must_be_our_page(request, site)
    signed = await _signed(request, desk, site.https) if route.door is Door.STAFF else None
    visitor = await _customer(request, desk) if route.door is Door.CUSTOMER else None
    for actor in (signed and signed.staff, visitor):
        if actor:
            must_hold(actor, route.verbs)
    asked = shaped(route.query, _once(request))
    told = shaped(route.body, await _body(request)) if route.body else None
    return Call(request, desk, address, asked, told, signed, visitor)


def _must_be_our_page(request: web.Request, site: Site) -> None:
    """Browsers say where a request comes from; a program that says nothing has no cookie to abuse."""
    fetched = request.headers.get("Sec-Fetch-Site", "same-origin")
    origin = request.headers.get("Origin")
    foreign = origin is not None and not site.is_ours(origin, request.host)
    if fetched not in ("same-origin", "none") or foreign:
        raise Forbidden("This can be asked for from our own pages only.")


async def _signed(request: web.Request, desk: Desk, https: bool) -> Signed:
    signed = await who(desk.store, desk.now(), request.cookies.get(cookies.name(https)))
    given = request.headers.get("X-CSRF-Token", "")
    if request.method not in SAFE and not hmac.compare_digest(given.encode(), signed.session.csrf.encode()):
        raise Forbidden("This page is out of date; please reload it.")
    return signed


async def _customer(request: web.Request, desk: Desk) -> Customer:
    scheme, _, token = request.headers.get("Authorization", "").partition(" ")
    usable = scheme.lower() == "bearer" and 0 < len(token) <= 200
    conversation = await desk.store.tokens.conversation(token, desk.now()) if usable else None
    if conversation is None:
        raise SignedOut("This conversation is not known here any more.")
    return Customer(conversation)


def _once(request: web.Request) -> dict[str, str]:
    asked = request.query
    twice = [name for name in asked if len(asked.getall(name)) > 1]
    if twice:
        raise BadRequest(details=dict.fromkeys(twice, "Given more than once."))
    return {name: text for name, text in asked.items() if text}


async def _body(request: web.Request) -> dict[str, Any]:
    if request.content_type != "application/json":
        raise WrongType("Send application/json.")
    try:
        document = orjson.loads(await _read(request))
    except orjson.JSONDecodeError:
        raise BadRequest("This is not JSON.") from None
    if not isinstance(document, dict):
        raise BadRequest("Send one JSON object.")
    return document


async def _read(request: web.Request) -> bytes:
    """Counted as it comes: what the client says of the length may be wrong or missing."""
    read = bytearray()
    try:
        async with asyncio.timeout(BODY_SECONDS):
            async for chunk in request.content.iter_any():
                read += chunk
                if len(read) > BODY_BYTES:
                    raise TooLarge("This is too much at once.")
    except TimeoutError:
        raise web.HTTPRequestTimeout from None
    return bytes(read)
