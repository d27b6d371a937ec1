"""A conversation to take along: as text, as a page that needs nothing else, as JSON, as PDF."""

from collections.abc import Sequence
from zoneinfo import ZoneInfo

import orjson
from aiohttp import web
from jinja2 import Environment, PackageLoader, StrictUndefined

from bot.actions.desk import Desk
from bot.actions.taking_along import pdf
from bot.actions.transcript_lines import WORDS, Row, line
from bot.doors.headers import DOWNLOAD
from bot.doors.sheets import digest_header
from bot.firm.policy import Policy
from bot.model.conversation import Head

TYPES = {"txt": "text/plain", "html": "text/html", "json": "application/json", "pdf": "application/pdf"}
WITHOUT_CHARSET = frozenset({"json", "pdf"})

_pages = Environment(
    loader=PackageLoader("bot.doors"), autoescape=True, undefined=StrictUndefined, keep_trailing_newline=True
)


async def answer(desk: Desk, head: Head, rows: Sequence[Row], form: str) -> web.Response:
    """A download. `form`: txt, html, json or pdf."""
    if form == "pdf":
        return download(head, await pdf(desk, head, rows), form)
    body = _json(head, rows) if form == "json" else _rendered(desk.policy, head, rows, form)
    return download(head, body, form)


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
        lines=[line(row, head.language, zone) for row in rows],
    )
    return page.encode()
