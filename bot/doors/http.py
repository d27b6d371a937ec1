"""The HTTP door put together: pages, everything under /api, and what every answer passes on its way out."""

import ipaddress
from collections.abc import Callable, Mapping
from typing import Any
from urllib.parse import urlsplit

import aiohttp_jinja2
import jinja2
from aiohttp import web
from prometheus_client import CollectorRegistry

from bot.actions.desk import Desk
from bot.doors import pages
from bot.doors.address import client_address, socket_address
from bot.doors.api import (
    accesses,
    account,
    accounts,
    board,
    chat,
    complaints,
    conversations,
    divergence,
    files,
    gaps,
    helping,
    inquiries,
    openapi,
    policy,
    register,
    replays,
    reports,
    reviews,
    searches,
    session,
    subjects,
)
from bot.doors.endpoint import Call, Door, Route, handler
from bot.doors.headers import add_headers
from bot.doors.metrics import FIGURES, measured, metrics
from bot.doors.problems import problems
from bot.doors.site import DESK, SITE, Site
from bot.settings import Settings

PAGES: Mapping[str, Callable[[web.Request], Any]] = {
    "/": pages.demo,
    "/widget.js": pages.widget,
    "/chat": pages.chat,
    "/logo": pages.logo,
    "/console": pages.console,
    "/login": pages.login,
    "/receipt": pages.receipt,
    "/static/{path:.+}": pages.static,
    "/npm/{name}": pages.package,
    "/healthz": pages.healthz,
    "/readyz": pages.readyz,
    "/metrics": metrics,
}


async def described(call: Call) -> Mapping[str, Any]:
    return openapi.document(ROUTES, call.request.app[SITE].https)


ROUTES: tuple[Route, ...] = (
    Route("GET", "/api/openapi.json", Door.ANYBODY, "This description", described),
    *session.ROUTES,
    *accesses.ROUTES,
    *account.ROUTES,
    *accounts.ROUTES,
    *conversations.ROUTES,
    *helping.ROUTES,
    *inquiries.ROUTES,
    *replays.ROUTES,
    *complaints.ROUTES,
    *register.ROUTES,
    *reports.ROUTES,
    *subjects.ROUTES,
    *reviews.ROUTES,
    *searches.ROUTES,
    *gaps.ROUTES,
    *divergence.ROUTES,
    *board.ROUTES,
    *policy.ROUTES,
    *chat.ROUTES,
    *files.ROUTES,
)


def make_app(settings: Settings, desk: Desk) -> web.Application:
    """Everything but the sockets."""
    app = web.Application(middlewares=[measured, problems], client_max_size=65_536)
    app[DESK], app[SITE] = desk, site_of(settings)
    app[FIGURES] = CollectorRegistry()
    aiohttp_jinja2.setup(
        app,
        loader=jinja2.FileSystemLoader(settings.static),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
    )
    app.on_response_prepare.append(add_headers(app[SITE]))
    for path, page in PAGES.items():
        app.router.add_get(path, page)
    for route in ROUTES:
        app.router.add_route(route.method, route.path, handler(route))
        if route.method == "GET":
            app.router.add_route("HEAD", route.path, handler(route))
    return app


def site_of(settings: Settings) -> Site:
    return Site(
        https=settings.public_url.startswith("https://"),
        public_origin=_origin(settings.public_url) if settings.public_url else None,
        local_names=frozenset({settings.host, "127.0.0.1", "localhost"}),
        static=settings.static,
        embed_origins=settings.embed_origins,
        trusted_proxies=_networks(settings),
    )


def address_of(settings: Settings) -> Callable[[Mapping[str, Any]], str]:
    """Reads the client's network address from a socket's environment."""
    return socket_address(_networks(settings))


def request_address(settings: Settings) -> Callable[[web.Request], str]:
    """The same of a request."""
    trusted = _networks(settings)
    return lambda request: client_address(request, trusted)


def start_draining(app: web.Application) -> None:
    """From now on `/readyz` says no."""
    app[SITE].draining = True


def _networks(settings: Settings) -> tuple[ipaddress.IPv4Network | ipaddress.IPv6Network, ...]:
    return tuple(ipaddress.ip_network(network) for network in settings.trusted_proxies)


def _origin(address: str) -> str:
    parts = urlsplit(address)
    return f"{parts.scheme}://{parts.netloc}"
