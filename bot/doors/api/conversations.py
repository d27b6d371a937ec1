"""`/api/conversations`: transcripts are found, read and taken along."""

from typing import Annotated, Any, Literal

from aiohttp import web
from pydantic import Field, StringConstraints

from bot.actions import lead, path, trail
from bot.doors import found_sheet, sheets, transcripts, wire
from bot.doors.api.shapes import ID, PageNumber, Searched, Span, StaffWord, Word, span
from bot.doors.endpoint import Call, Door, Route
from bot.doors.lines import Lines
from bot.doors.shapes import Language
from bot.model.ids import ConversationId
from bot.model.mode import Mode
from bot.model.queries import LineQuery


class Filters(Span):
    """`rated`: at most. `waited`: minutes, at least. `late`: a promised reply came late, or is missing."""

    q: Searched = ""
    mode: Mode | None = None
    agent: StaffWord | None = None
    language: Language | None = None
    topic: Word | None = None
    outcome: Literal["complaint", "person", "bot", "written", "abandoned", "open"] | None = None
    complaint: bool | None = None
    rated: Annotated[int, Field(ge=1, le=5)] | None = None
    unanswered: bool = False
    waited: Annotated[int, Field(ge=1, le=1_440)] | None = None
    late: bool = False
    tag: Annotated[str, StringConstraints(pattern=r"^[\w-]{1,40}$")] | None = None


class Find(Filters):
    page: PageNumber = 1


class Sheet(Filters):
    words: Language = "en"


async def find(call: Call) -> dict[str, Any]:
    asked: Find = call.asked
    found = await lead.find(call.desk, call.staff, asked_for(call, asked), asked.page)
    table = Lines(call.desk)
    rows = [table.shown(line) for line in found.lines]
    return {
        "conversations": rows, "total": found.total, "page": asked.page, "size": lead.PAGE, "cut": found.cut,
    }  # fmt: skip


async def sheet(call: Call) -> web.StreamResponse:
    asked: Sheet = call.asked
    table = Lines(call.desk)
    query = asked_for(call, asked)
    found = await lead.find_all(call.desk, call.staff, query)
    form = call.named("sheet")
    body = sheets.sheet(form, found_sheet.rows(asked.words, [table.shown(line) for line in found]))
    await trail.exported(call.desk, call.staff, "search", form, body, asked=query.told())
    return sheets.download(body, "conversations", form)


def asked_for(call: Call, asked: Filters) -> LineQuery:
    """What the filters look for."""
    since, until = span(call.desk.policy, asked)
    today = call.desk.tools.almanac.today(call.desk.now()).isoformat()
    return LineQuery(
        text=asked.q,
        mode=asked.mode.value if asked.mode else None,
        agent=asked.agent,
        language=asked.language,
        tag=asked.tag.casefold() if asked.tag else None,
        topic=asked.topic,
        outcome=asked.outcome,
        complaint=asked.complaint,
        rated=asked.rated,
        unanswered=asked.unanswered,
        waited=asked.waited * 60 if asked.waited else None,
        late_on=today if asked.late else None,
        since=since,
        until=until,
    )


async def read(call: Call) -> dict[str, Any]:
    head, entries = await lead.read(call.desk, call.staff, ConversationId(call.named("id")))
    return {
        "conversation": await Lines(call.desk).of(head),
        "fields": wire.fields(head.fields),
        "entries": [wire.staffs(entry) for entry in entries],
    }


async def taken(call: Call) -> dict[str, Any]:
    steps = await path.taken(call.desk, call.staff, ConversationId(call.named("id")))
    return {"path": [{**step, "fields": wire.fields(step["fields"])} for step in steps]}


async def transcript(call: Call) -> web.StreamResponse:
    head, entries = await lead.export(call.desk, call.staff, ConversationId(call.named("id")))
    rows = [wire.staffs(entry) for entry in entries]
    form = call.named("form")
    answer = await transcripts.answer(call.desk, head, rows, form)
    body = answer.body
    assert isinstance(body, bytes)  # noqa: S101  # a download of ours is never a stream
    await trail.exported(call.desk, call.staff, f"conversation:{head.conversation}", form, body)
    return answer


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
        "/api/conversations.{sheet:csv|xlsx}",
        Door.STAFF,
        "Take what a search found along as a sheet",
        sheet,
        query=Sheet,
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
        f"/api/conversations/{{id:{ID}}}/path",
        Door.STAFF,
        "The way a conversation took through the flow, and what was known at each step",
        taken,
        verbs=("conversations.read",),
    ),
    Route(
        "GET",
        f"/api/conversations/{{id:{ID}}}/transcript.{{form:txt|html|json|pdf}}",
        Door.STAFF,
        "Take a transcript along, notes included",
        transcript,
        verbs=("conversations.export",),
    ),
)
