"""The pages and the files that they load, by allow-list; nothing else of the disk is reachable."""

import gzip
import json
import re
from collections.abc import Mapping
from functools import lru_cache
from hashlib import sha256
from pathlib import Path

import aiohttp_jinja2
from aiohttp import web

from bot.actions.readiness import ready
from bot.doors.headers import page_policy
from bot.doors.languages import preferred
from bot.doors.site import DESK, SITE
from bot.errors import NotFound, TryAgain

FOLDERS = frozenset({"chat", "console", "receipt", "review", "shared", "styles"})
TYPES: Mapping[str, str] = {
    ".js": "text/javascript",
    ".css": "text/css",
    ".svg": "image/svg+xml",
    ".png": "image/png",
    ".webp": "image/webp",
    ".woff2": "font/woff2",
    ".json": "application/json",
}
PACKAGES: Mapping[str, str] = {
    "socket.io-client.js": "socket.io-client/dist/socket.io.esm.min.js",
    "preact.js": "preact/dist/preact.mjs",
    "htm.js": "htm/dist/htm.module.js",
}
"""What the pages load from npm, by the name that they use."""
STEP = re.compile(r"[A-Za-z0-9_][A-Za-z0-9_.-]*", re.ASCII)
"""A part of a path: no dot files, no way up, nothing encoded."""
NO_LOOK = b"const LOOK = {};"
"""Where the loader takes the firm's look from."""
CHECK_AGAIN = {"Cache-Control": "no-cache"}


async def demo(request: web.Request) -> web.Response:
    return _page(request, "chat/demo.html", page_policy(frames=True))


async def chat(request: web.Request) -> web.Response:
    ours_and_theirs = ("'self'", *request.app[SITE].embed_origins)
    look = request.app[DESK].policy.chat
    elsewhere = "" if look.logo_file else look.logo
    return _page(request, "chat/index.html", page_policy(*ours_and_theirs, pictures=elsewhere))


async def console(request: web.Request) -> web.Response:
    return _page(request, "console/index.html", page_policy())


async def login(request: web.Request) -> web.Response:
    return _page(request, "console/login.html", page_policy())


async def receipt(request: web.Request) -> web.Response:
    """For anybody who holds a letter of ours."""
    return _page(request, "receipt/index.html", page_policy())


async def widget(request: web.Request) -> web.StreamResponse:
    """The one file that other sites load, with the firm's look written into it."""
    policy = request.app[DESK].policy
    button = policy.chat.button
    look = {"colour": policy.firm.accent, "position": policy.chat.position, "button": button.model_dump()}
    answer = _sent(request, request.app[SITE].static / "widget.js", TYPES[".js"], json.dumps(look))
    answer.headers["Cross-Origin-Resource-Policy"] = "cross-origin"
    return answer


async def logo(request: web.Request) -> web.StreamResponse:
    """The firm's picture, where it stands beside the policy. Raises NotFound."""
    desk = request.app[DESK]
    name = desk.policy.chat.logo_file
    if name is None or desk.tools.flows is None:
        raise NotFound
    return _file(request, desk.tools.flows, name)


async def static(request: web.Request) -> web.StreamResponse:
    path = request.match_info["path"]
    if path.split("/")[0] not in FOLDERS:
        raise NotFound
    return _file(request, request.app[SITE].static, path)


async def package(request: web.Request) -> web.StreamResponse:
    place = PACKAGES.get(request.match_info["name"])
    if place is None:
        raise NotFound
    folder = request.app[SITE].static / "node_modules"
    if not (folder / place).is_file():
        raise TryAgain(f"The page's package {place.split('/')[0]} is not installed: run bin/run, which does.")
    return _sent(request, folder / place, TYPES[".js"])


async def healthz(_request: web.Request) -> web.Response:
    return web.json_response({"alive": True})


async def readyz(request: web.Request) -> web.Response:
    """Raises TryAgain while the process ends or cannot serve."""
    if request.app[SITE].draining:
        raise TryAgain("Not ready.", retry_after=1)
    return web.json_response({"ready": True, **await ready(request.app[DESK])})


def _page(request: web.Request, template: str, policy: str) -> web.Response:
    language = preferred(request.headers.get("Accept-Language", ""), request.query.get("language", ""))
    words = {"language": language, "firm": request.app[DESK].policy.firm.name}
    answer = aiohttp_jinja2.render_template(template, request, words)
    answer.headers["Content-Security-Policy"] = policy
    answer.headers["Vary"] = "Accept-Language"
    answer.headers.update(CHECK_AGAIN)
    return answer


def _file(request: web.Request, folder: Path, path: str) -> web.Response:
    """Raises NotFound for anything but a plain file of a known type inside `folder`."""
    kind = TYPES.get(Path(path).suffix)
    whole = folder / path
    plain = all(STEP.fullmatch(step) for step in path.split("/"))
    # A link inside the folder may lead out of it.
    if kind is None or not plain or not whole.is_file() or whole.resolve() != folder.resolve() / path:
        raise NotFound
    return _sent(request, whole, kind)


def _sent(request: web.Request, path: Path, kind: str, look: str = "{}") -> web.Response:
    """Compressed for a browser that takes it so, and not at all to one that has it already."""
    plain, small, tag = _packed(path, path.stat().st_mtime_ns, look)
    headers = {**CHECK_AGAIN, "ETag": tag, "Vary": "Accept-Encoding"}
    if tag in request.headers.get("If-None-Match", ""):
        return web.Response(status=304, headers=headers)
    if "gzip" not in request.headers.get("Accept-Encoding", ""):
        return web.Response(body=plain, content_type=kind, headers=headers)
    return web.Response(body=small, content_type=kind, headers={**headers, "Content-Encoding": "gzip"})


@lru_cache(maxsize=512)
def _packed(path: Path, _changed: int, look: str) -> tuple[bytes, bytes, str]:
    """What the file holds, the same compressed, and its tag."""
    plain = path.read_bytes().replace(NO_LOOK, f"const LOOK = {look};".encode())
    return plain, gzip.compress(plain, 9), f'W/"{sha256(plain).hexdigest()[:24]}"'
