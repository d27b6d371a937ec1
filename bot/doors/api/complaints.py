"""`/api/complaints`: the register, one complaint, what happened to it, and the one way to change it."""

from datetime import date
from typing import Annotated, Any, Literal

from aiohttp import web
from pydantic import ConfigDict, Field, StringConstraints

from bot.actions import complaints, custody, handling, intake, post
from bot.doors import uploads
from bot.doors.api.shapes import LETTER_ID, REFERENCE, Period, Searched, StaffWord, Word, key_of, span
from bot.doors.commands import Shape
from bot.doors.endpoint import Call, Door, Query, Route
from bot.doors.shapes import Language
from bot.model.ids import Reference
from bot.model.queries import ComplaintQuery
from bot.model.roles import EVENTS
from bot.model.wording import SAYS_SOMETHING

ONE = f"/api/complaints/{{reference:{REFERENCE}}}"
Short = Annotated[str, StringConstraints(min_length=1, max_length=200, pattern=SAYS_SOMETHING)]
Told = Annotated[str, StringConstraints(min_length=1, max_length=8_000, pattern=SAYS_SOMETHING)]
Email = Annotated[str, StringConstraints(max_length=254, pattern=r"^[^@\s]+@[^@\s]+$")]
LETTER = (
    *("_id", "kind", "language", "to", "subject", "text", "html", "sha256", "version"),
    *("written_at", "state", "sent_at", "proof", "error", "attempts"),
)
"""What is shown of a letter; the rest is how it gets there."""


class Find(Period):
    q: Searched = ""
    state: Word | None = None
    open: bool = False
    late: bool = False
    officer: StaffWord | None = None
    service: Word | None = None


class Read(Query):
    """`round`: of a complaint that was reopened; the newest when absent."""

    round: int | None = None


class Person(Shape):
    name: Short
    email: Email | None = None
    account: Short | None = None


class Amount(Shape):
    """`minor`: in the smallest unit of the currency, such as cents; ISO 4217."""

    minor: Annotated[int, Field(ge=0, le=10**12)]
    currency: Annotated[str, StringConstraints(pattern=r"^[A-Z]{3}$")]


class New(Shape):
    """A complaint that came by e-mail, phone or post. `received_on`: a day of the legal zone.

    `amount`: in dispute.
    """

    channel: Literal["email", "phone", "post"]
    language: Language
    received_on: Annotated[date, Field(strict=False)]
    reception: dict[str, str | bool]
    filer: Literal["self", "third_party"] = "self"
    complainant: Person
    representative: Person | None = None
    service: Word
    facts_on: Annotated[date, Field(strict=False)] | None = None
    amount: Amount | None = None
    narrative: Told
    wanted: Told


class Event(Shape):
    """`version`: of the complaint as it was read. What else comes with an event: docs/register.md."""

    model_config = ConfigDict(extra="allow")

    event: Word
    version: Annotated[int, Field(ge=1)]


async def find(call: Call) -> dict[str, Any]:
    asked: Find = call.asked
    since, until = span(call.desk.policy, asked)
    query = ComplaintQuery(
        text=asked.q,
        state=asked.state,
        open=asked.open,
        late=asked.late,
        officer=asked.officer,
        service=asked.service,
        since=since,
        until=until,
        now=call.desk.now(),
    )
    rows, total = await complaints.find(call.desk, call.staff, query, asked.page)
    names = await complaints.in_charge(call.desk, rows)
    return {"complaints": rows, "names": names, "total": total, "page": asked.page, "size": complaints.PAGE}


async def read(call: Call) -> dict[str, Any]:
    return await complaints.read(call.desk, call.staff, _reference(call), call.asked.round)


async def events(call: Call) -> dict[str, Any]:
    return {"events": await complaints.events(call.desk, call.staff, _reference(call))}


async def act(call: Call) -> dict[str, Any]:
    call.desk.guards.limits.hit("acts", call.staff.id)
    return await handling.act(call.desk, call.staff, _reference(call), _wish(call), key_of(call))


async def register(call: Call) -> dict[str, Any]:
    call.desk.guards.limits.hit("acts", call.staff.id)
    told = call.told.model_dump(mode="json", exclude_none=True)
    return await intake.register_for(call.desk, call.staff, told, key_of(call))


async def preview(call: Call) -> dict[str, Any]:
    return await handling.preview(call.desk, call.staff, _reference(call), _wish(call))


async def evidence(call: Call) -> dict[str, Any]:
    return {"files": await custody.of_complaint(call.desk, call.staff, _reference(call))}


async def letters(call: Call) -> dict[str, Any]:
    rows = await complaints.letters(call.desk, call.staff, _reference(call))
    return {"letters": [{name: row[name] for name in LETTER if name in row} for row in rows]}


async def letter(call: Call) -> web.StreamResponse:
    pdf = await handling.letter_as_pdf(call.desk, call.staff, _reference(call), call.named("letter"))
    name = f"{call.named('letter').replace(':', '-')}.pdf"
    return uploads.as_file(name, "application/pdf", pdf)


async def send_again(call: Call) -> web.Response:
    await post.send_again(call.desk, call.staff, _reference(call), call.named("letter"))
    return web.Response(status=204)


def _wish(call: Call) -> dict[str, Any]:
    return {"event": call.told.event, "version": call.told.version, **(call.told.model_extra or {})}


def _reference(call: Call) -> Reference:
    return Reference(call.named("reference"))


READING = ("complaints.read_events",)
SEEING = ("complaints.read_evidence",)
ACTING = tuple(f"complaints.{event}" for event in EVENTS)

ROUTES = (
    Route(
        "GET", "/api/complaints", Door.STAFF, "Find complaints", find, query=Find, verbs=("complaints.find",)
    ),
    Route(
        "POST",
        "/api/complaints",
        Door.STAFF,
        "Register a complaint that did not come by chat",
        register,
        body=New,
        status=201,
        verbs=("complaints.register",),
    ),
    Route("GET", ONE, Door.STAFF, "Read a complaint", read, query=Read, verbs=("complaints.read",)),
    Route("GET", f"{ONE}/events", Door.STAFF, "What happened to it, oldest first", events, verbs=READING),
    Route("POST", f"{ONE}/events", Door.STAFF, "Record what happens to it", act, body=Event, verbs=ACTING),
    Route(
        "POST",
        f"{ONE}/preview",
        Door.STAFF,
        "The letter an event would send",
        preview,
        body=Event,
        verbs=ACTING,
    ),
    Route("GET", f"{ONE}/evidence", Door.STAFF, "Its files, and whose hands", evidence, verbs=SEEING),
    Route("GET", f"{ONE}/letters", Door.STAFF, "Its letters, and how far each got", letters, verbs=SEEING),
    Route(
        "GET", f"{ONE}/letters/{{letter:{LETTER_ID}}}", Door.STAFF, "A letter as PDF", letter, verbs=SEEING
    ),
    Route(
        "POST",
        f"{ONE}/letters/{{letter:{LETTER_ID}}}",
        Door.STAFF,
        "Send a letter again that did not leave",
        send_again,
        status=204,
        verbs=("complaints.letter_sent",),
    ),
)
