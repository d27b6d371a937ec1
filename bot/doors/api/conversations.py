"""`/api/conversations`: transcripts are found, read and taken along."""

from typing import Annotated, Any

from aiohttp import web
from pydantic import StringConstraints

from bot.actions import lead
from bot.doors import transcripts, wire
from bot.doors.api.shapes import ID, Period, Searched, StaffWord, span
from bot.doors.endpoint import Call, Door, Route
from bot.doors.lines import Lines
from bot.doors.shapes import Language
from bot.model.ids import ConversationId
from bot.model.mode import Mode
from bot.model.queries import LineQuery


class Find(Period):
    q: Searched = ""
    mode: Mode | None = None
    agent: StaffWord | None = None
    language: Language | None = None
    tag: Annotated[str, StringConstraints(pattern=r"^[\w-]{1,40}$")] | None = None


async def find(call: Call) -> dict[str, Any]:
    asked: Find = call.asked
    since, until = span(call.desk.policy, asked)
    query = LineQuery(
        text=asked.q,
        mode=asked.mode.value if asked.mode else None,
        agent=asked.agent,
        language=asked.language,
        tag=asked.tag.casefold() if asked.tag else None,
        since=since,
        until=until,
    )
    lines, total = await lead.find(call.desk, call.staff, query, asked.page)
    table = Lines(call.desk)
    rows = [table.shown(line) for line in lines]
    return {"conversations": rows, "total": total, "page": asked.page, "size": lead.PAGE}


async def read(call: Call) -> dict[str, Any]:
    head, entries = await lead.read(call.desk, call.staff, ConversationId(call.named("id")))
    return {
        "conversation": await Lines(call.desk).of(head),
        "fields": wire.fields(head),
        "entries": [wire.staffs(entry) for entry in entries],
    }


async def transcript(call: Call) -> web.StreamResponse:
    head, entries = await lead.export(call.desk, call.staff, ConversationId(call.named("id")))
    rows = [wire.staffs(entry) for entry in entries]
    return transcripts.answer(call.desk.policy, head, rows, call.named("form"))


ROUTES = (
    Route(
        "GET",
        "/api/conversations",
        Door.STAFF,
        "Find conversations",
        find,
        query=Find,
        verbs=("conversations.find",),
    ),
    Route(
        "GET",
        f"/api/conversations/{{id:{ID}}}",
        Door.STAFF,
        "Read a conversation whole",
        read,
        verbs=("conversations.read",),
    ),
    Route(
        "GET",
        f"/api/conversations/{{id:{ID}}}/transcript.{{form:txt|html|json}}",
        Door.STAFF,
        "Take a transcript along, notes included",
        transcript,
        verbs=("conversations.export",),
    ),
)
