"""The language that a browser prefers, of the two that the house speaks."""

from collections.abc import Mapping
from typing import Any

OURS = ("fr", "en")


def preferred(accepted: str, asked: str = "") -> str:
    """As asked for, else the first of ours in `Accept-Language`, else French."""
    named = [part.strip()[:2].lower() for part in accepted.split(",")]
    return next((language for language in (asked, *named) if language in OURS), OURS[0])


def of_socket(environ: Mapping[str, Any]) -> str:
    """The same for a socket's environment."""
    return preferred(environ.get("HTTP_ACCEPT_LANGUAGE", ""))
