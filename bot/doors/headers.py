"""Security headers on every response: pages, answers, errors, files, the sockets' handshake."""

from collections.abc import Awaitable, Callable

from aiohttp import web

from bot.doors.site import Site

NOTHING = "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
"""For what is not a page."""
DOWNLOAD = "sandbox; " + NOTHING

Prepare = Callable[[web.Request, web.StreamResponse], Awaitable[None]]


def page_policy(*frame_ancestors: str, frames: bool = False, pictures: str = "") -> str:
    """What a page of ours may load: our own files, our own sockets, pictures it has made itself.

    `pictures`: one address more that a picture may come from.
    """
    return "; ".join(
        (
            "default-src 'none'",
            "script-src 'self'",
            "style-src 'self'",
            "connect-src 'self' ws: wss:",
            f"img-src 'self' blob: data: {pictures}".rstrip(),
            "font-src 'self'",
            *(("frame-src 'self'",) if frames else ()),
            "base-uri 'none'",
            "form-action 'none'",
            "frame-ancestors " + (" ".join(frame_ancestors) or "'none'"),
        )
    )


def add_headers(site: Site) -> Prepare:
    """For `app.on_response_prepare`. What a handler has set itself stays."""

    async def prepare(_request: web.Request, response: web.StreamResponse) -> None:
        headers = response.headers
        headers.popall("Server", None)
        headers.setdefault("Content-Security-Policy", NOTHING)
        headers.setdefault("Cache-Control", "no-store")
        headers.setdefault("Cross-Origin-Resource-Policy", "same-origin")
        headers["X-Content-Type-Options"] = "nosniff"
        headers["Referrer-Policy"] = "no-referrer"
        headers["Cross-Origin-Opener-Policy"] = "same-origin"
        headers["Permissions-Policy"] = "camera=(), geolocation=(), microphone=()"
        if site.https:
            headers["Strict-Transport-Security"] = "max-age=63072000; includeSubDomains"

    return prepare
