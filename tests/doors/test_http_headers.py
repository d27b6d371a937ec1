"""Security headers stand on every response, and pages may be framed only where the settings say."""

import re

import pytest

from bot.app import House
from bot.settings import Settings
from tests.doors.visitors import Client

EVERYWHERE = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
}
PAGES = ("/", "/chat", "/console", "/login")


def paths_of(house: House) -> list[tuple[str, str]]:
    """Every route, with something in the place of each part."""
    found = set()
    for route in house.app.router.routes():
        resource = route.resource
        assert resource is not None
        found.add((route.method, re.sub(r"\{[^}]*\}", "x", resource.canonical)))
    return sorted((method, path) for method, path in found if method not in ("*", "HEAD"))


async def test_every_route_answers_with_the_security_headers(client: Client, house: House) -> None:
    bare = []
    for method, path in [
        *paths_of(house),
        ("GET", "/nowhere"),
        ("DELETE", "/"),
        ("GET", "/static/chat/../x"),
    ]:
        answer = await client.request(method, path)
        headers = answer.headers
        good = all(headers.get(name) == value for name, value in EVERYWHERE.items())
        policy = headers.get("Content-Security-Policy", "")
        if not (good and "default-src 'none'" in policy and "Server" not in headers):
            bare.append((method, path, answer.status))
        assert "unsafe" not in policy
        assert answer.status < 500 or path.startswith(("/static", "/npm", "/widget")), (method, path)

    assert bare == []


async def test_what_is_private_is_not_kept_by_browsers(client: Client) -> None:
    for path in ("/api/session", "/api/conversations", "/api/chat/files/x", "/nowhere"):
        assert (await client.get(path)).headers["Cache-Control"] == "no-store"


@pytest.mark.parametrize(
    ("path", "ancestors"),
    [
        ("/", "'none'"),
        ("/console", "'none'"),
        ("/login", "'none'"),
        ("/chat", "'self' https://www.firm.example"),
        ("/api/session", "'none'"),
    ],
)
async def test_only_the_chat_is_framed_and_only_by_the_sites_of_the_settings(
    client: Client, path: str, ancestors: str
) -> None:
    policy = (await client.get(path)).headers["Content-Security-Policy"]

    assert policy.split("frame-ancestors ")[1] == ancestors


@pytest.mark.parametrize("path", PAGES)
async def test_a_page_has_no_script_or_style_in_its_text(client: Client, path: str) -> None:
    """The policy of the pages would block it, so that it shows here and not in a browser."""
    text = await (await client.get(path)).text()

    assert re.findall(r"<script(?![^>]*\bsrc=)[^>]*>|<style|\sstyle=|\son\w+=|javascript:", text) == []


async def test_over_plain_http_no_promise_of_https_is_made(client: Client) -> None:
    assert "Strict-Transport-Security" not in (await client.get("/")).headers


class TestBehindHttps:
    @pytest.fixture
    def settings(self, settings: Settings) -> Settings:
        return settings.model_copy(update={"public_url": "https://chat.firm.example"})

    async def test_browsers_are_told_to_stay_on_it(self, client: Client) -> None:
        answer = await client.get("/nowhere")

        assert answer.headers["Strict-Transport-Security"].startswith("max-age=63072000")
