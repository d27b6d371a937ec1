"""A conversation to take along: as text, as a page that needs nothing else, as JSON."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

import orjson
from aiohttp import web
from jinja2 import Environment, PackageLoader, StrictUndefined

from bot.doors.headers import DOWNLOAD
from bot.doors.transcript_words import SIDES, WORDS
from bot.firm.policy import Policy
from bot.model.conversation import Head
from bot.model.instants import read_stamp

TYPES = {"txt": "text/plain", "html": "text/html", "json": "application/json"}

Row = Mapping[str, Any]
"""An entry as it may leave to whoever asks."""

_pages = Environment(
    loader=PackageLoader("bot.doors"), autoescape=True, undefined=StrictUndefined, keep_trailing_newline=True
)


def answer(policy: Policy, head: Head, rows: Sequence[Row], form: str) -> web.Response:
    """A download. `form`: txt, html or json."""
    body = _json(head, rows) if form == "json" else _rendered(policy, head, rows, form)
    name = f"conversation-{head.conversation}.{form}"
    return web.Response(
        body=body,
        content_type=TYPES[form],
        charset=None if form == "json" else "utf-8",
        headers={
            "Content-Disposition": f'attachment; filename="{name}"',
            # The page brings its own style and nothing else.
            "Content-Security-Policy": DOWNLOAD,
        },
    )


def _json(head: Head, rows: Sequence[Row]) -> bytes:
    return orjson.dumps(
        {"conversation": head.conversation, "language": head.language, "entries": list(rows)},
        option=orjson.OPT_INDENT_2,
    )


def _rendered(policy: Policy, head: Head, rows: Sequence[Row], form: str) -> bytes:
    zone = ZoneInfo(policy.firm.legal_zone)
    words = WORDS[head.language]
    page = _pages.get_template(f"transcript.{form}.j2").render(
        language=head.language,
        firm=policy.firm.name,
        zone=policy.firm.legal_zone,
        conversation=head.conversation,
        words=words,
        lines=[_line(row, head.language, zone) for row in rows],
    )
    return page.encode()


def _line(row: Row, language: str, zone: ZoneInfo) -> dict[str, Any]:
    """What a reader needs of one entry: when, who, what, and what hung on it."""
    at: datetime = read_stamp(row["at"]).astimezone(zone)
    words = WORDS[language]
    who = SIDES[language][row["by"]]
    return {
        "at": at,
        "who": f"{row['name']} ({who})" if row.get("name") else who,
        "note": row["kind"] == "note",
        "text": row.get("text") or words.get(row["kind"], row["kind"]),
        "files": [
            f"{file['name']} ({file['bytes']} B, SHA-256 {file['sha256']})" for file in row.get("files", ())
        ],
        "reference": row.get("complaint", {}).get("reference") or row.get("inquiry", {}).get("number"),
    }
