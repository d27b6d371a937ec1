"""A conversation to take along: as text, as a page that needs nothing else, as JSON, as PDF."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

import orjson
from aiohttp import web
from jinja2 import Environment, PackageLoader, StrictUndefined

from bot.actions.desk import Desk
from bot.doors.headers import DOWNLOAD
from bot.doors.sheets import digest_header
from bot.doors.transcript_words import SIDES, WORDS
from bot.firm.policy import Policy
from bot.model.conversation import Head
from bot.model.instants import read_stamp

TYPES = {"txt": "text/plain", "html": "text/html", "json": "application/json", "pdf": "application/pdf"}
WITHOUT_CHARSET = frozenset({"json", "pdf"})

Row = Mapping[str, Any]
"""An entry as it may leave to whoever asks."""

_pages = Environment(
    loader=PackageLoader("bot.doors"), autoescape=True, undefined=StrictUndefined, keep_trailing_newline=True
)


def answer(policy: Policy, head: Head, rows: Sequence[Row], form: str) -> web.Response:
    """A download. `form`: txt, html or json."""
    body = _json(head, rows) if form == "json" else _rendered(policy, head, rows, form)
    return download(head, body, form)


async def printed(desk: Desk, head: Head, rows: Sequence[Row]) -> web.Response:
    """The same as PDF: tagged, and the same bytes for the same lines."""
    policy, words = desk.policy, WORDS[head.language]
    zone = ZoneInfo(policy.firm.legal_zone)
    page = {
        "language": head.language,
        "title": words["title"],
        "author": policy.firm.name,
        "accent": policy.firm.accent,
        "about": f"{head.conversation} ({policy.firm.legal_zone})",
        "note_label": words["note_label"],
        "lines": [_printed(_line(row, head.language, zone)) for row in rows],
    }
    at = head.last.at if head.last else head.started_at
    return download(head, await desk.tools.pdf.typeset("transcript", page, at), "pdf")


def download(head: Head, body: bytes, form: str) -> web.Response:
    name = f"conversation-{head.conversation}.{form}"
    return web.Response(
        body=body,
        content_type=TYPES[form],
        charset=None if form in WITHOUT_CHARSET else "utf-8",
        headers={
            "Content-Disposition": f'attachment; filename="{name}"',
            # The page brings its own style and nothing else.
            "Content-Security-Policy": DOWNLOAD,
            "Repr-Digest": digest_header(body),
        },
    )


def _printed(line: Mapping[str, Any]) -> dict[str, Any]:
    below = [line["reference"]] if line["reference"] else []
    return {
        "at": line["at"].strftime("%Y-%m-%d %H:%M:%S"),
        "who": line["who"],
        "note": line["note"],
        "text": line["text"],
        "below": [*below, *line["files"]],
    }


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
