"""The session's cookie: by its strict name where the public address is https."""

from collections.abc import Mapping
from datetime import datetime
from http.cookies import CookieError, SimpleCookie
from typing import Any

from aiohttp import web

SECURE, PLAIN = "__Host-recourse", "recourse"


def session_token(environ: Mapping[str, Any]) -> str | None:
    """The token in a socket's environment. The strict name wins: another site cannot set it."""
    try:
        cookies = SimpleCookie(environ.get("HTTP_COOKIE", ""))
    except CookieError:
        return None
    found = cookies.get(SECURE) or cookies.get(PLAIN)
    return found.value if found else None


def name(https: bool) -> str:
    return SECURE if https else PLAIN


def keep(response: web.StreamResponse, token: str, https: bool, now: datetime, until: datetime) -> None:
    """No script reads it, no other site sends it, and it ends with the session."""
    response.set_cookie(
        name(https),
        token,
        max_age=int((until - now).total_seconds()),
        path="/",
        secure=https,
        httponly=True,
        samesite="Strict",
    )


def forget(response: web.StreamResponse, https: bool) -> None:
    response.del_cookie(name(https), path="/", secure=https, httponly=True, samesite="Strict")
