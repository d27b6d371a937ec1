"""A-12 to A-15, A-61, A-64, A-68, A-81: other sites, headers, paths and what a stranger is told."""

import re
from http.cookies import SimpleCookie

import aiohttp
import pytest
from yarl import URL

from bot.doors.api.openapi import template
from bot.doors.endpoint import SAFE, Door
from bot.doors.http import PAGES, ROUTES
from tests.clients import PASSWORD, ConsoleClient, Served, cookie_of

HANDSHAKE = "/socket.io/?EIO=4&transport=websocket"


async def shaken(served: Served, **headers: str) -> int:
    async with aiohttp.ClientSession(served.address) as session:
        try:
            async with session.ws_connect(HANDSHAKE, headers=headers) as socket:
                return 101 if not socket.closed else 0
        except aiohttp.WSServerHandshakeError as refusal:
            return refusal.status


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({}, 101),
        ({"Origin": "https://evil.example"}, 400),
        ({"Origin": "null"}, 400),
        ({"Origin": "http://127.0.0.1.evil.example"}, 400),
        ({"Origin": "https://evil.example", "X-Forwarded-Host": "evil.example"}, 400),
    ],
)
async def test_a12_a_foreign_page_opens_no_socket(
    served: Served, headers: dict[str, str], status: int
) -> None:
    assert await shaken(served, **headers) == status


async def test_a13_not_even_with_the_agents_own_cookie(served: Served, lea: ConsoleClient) -> None:
    stolen = {"Cookie": cookie_of(lea.http), "Origin": "https://evil.example"}

    assert await shaken(served, **stolen) == 400


async def test_a14_no_change_without_the_pages_own_header(served: Served, lea: ConsoleClient) -> None:
    for route in [route for route in ROUTES if route.door is Door.STAFF and route.method not in SAFE]:
        path = re.sub(r"\{\w+\}", "C-2026-000001", template(route.path))
        async with lea.http.request(route.method, path, json={}) as answer:
            assert answer.status in (403, 404), (route.method, path, answer.status)
            if answer.status == 403:
                assert (await answer.json())["code"] == "forbidden"
    async with lea.http.get("/api/session") as still:
        assert still.status == 200


async def test_a14_nothing_changes_by_a_link(lea: ConsoleClient) -> None:
    async with lea.http.get("/api/session?_method=DELETE") as answer:
        assert answer.status == 400
    async with lea.http.get("/api/session") as still:
        assert still.status == 200


@pytest.mark.parametrize(
    "path",
    [
        "/",
        "/chat",
        "/console",
        "/login",
        "/widget.js",
        "/static/styles/tokens.css",
        "/static/nothing.js",
        "/healthz",
        "/readyz",
        "/api/session",
        "/api/openapi.json",
        "/nothing",
        "/api/nothing",
        "/socket.io/",
    ],
)
async def test_a15_a61_every_answer_carries_its_headers(served: Served, path: str) -> None:
    async with aiohttp.ClientSession(served.address) as session, session.get(path) as answer:
        headers = answer.headers
        assert headers["X-Content-Type-Options"] == "nosniff", path
        assert headers["Referrer-Policy"] == "no-referrer"
        assert headers["Cross-Origin-Opener-Policy"] == "same-origin"
        assert "unsafe" not in headers["Content-Security-Policy"]
        assert "Server" not in headers
        framed = re.search(r"frame-ancestors ([^;]+)", headers["Content-Security-Policy"])
        assert framed
        assert (framed.group(1) == "'none'") is (path != "/chat")


@pytest.mark.parametrize("folder", ["/static/", "/npm/", "/static/chat/", "/api/files/"])
@pytest.mark.parametrize(
    "way", ["..%2f..%2fpyproject.toml", "%2e%2e/%2e%2e/pyproject.toml", "..\\..\\pyproject.toml", "a%00.js"]
)
async def test_a64_no_way_leads_out_of_the_folder(served: Served, folder: str, way: str) -> None:
    async with (
        aiohttp.ClientSession() as session,
        session.get(URL(served.address + folder + way, encoded=True)) as answer,
    ):
        assert answer.status in (400, 401, 404)
        assert "[project]" not in await answer.text()


async def test_a68_the_cookie_is_small_strict_and_out_of_reach_of_scripts(
    served: Served, lea: ConsoleClient
) -> None:
    told = {"email": "lea@recourse.example", "password": PASSWORD}
    async with lea.http.post("/api/session", json=told) as answer:
        raw = answer.headers["Set-Cookie"]

    [cookie] = SimpleCookie(raw).values()
    assert (cookie["httponly"], cookie["samesite"], cookie["path"], cookie["domain"]) == (
        True,
        "Strict",
        "/",
        "",
    )
    assert int(cookie["max-age"]) <= 12 * 3600
    assert len(raw) < 300


@pytest.mark.parametrize("path", [*(path for path in PAGES if "{" not in path), "/nothing", "/api/nothing"])
async def test_a81_a_stranger_learns_no_version_secret_or_path(served: Served, path: str) -> None:
    async with aiohttp.ClientSession(served.address) as session, session.get(path) as answer:
        told = (await answer.text()) + str(answer.headers)

    assert not re.search(r"(?i)traceback|aiohttp/|python/\d|mongodb://|/work/|/home/|password_hash", told)
