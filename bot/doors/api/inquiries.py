"""`/api/inquiries`: the questions that the firm promised to answer."""

from datetime import date
from typing import Annotated, Any, Literal

from aiohttp import web
from pydantic import Field, StringConstraints

from bot.actions import inquiries, replying
from bot.doors import uploads
from bot.doors.api.shapes import NUMBER, REPLY_ID, Paged, Word, key_of
from bot.doors.commands import Shape
from bot.doors.endpoint import Call, Door, Route
from bot.doors.shapes import Language
from bot.model.ids import InquiryNumber
from bot.model.wording import SAYS_SOMETHING

Short = Annotated[str, StringConstraints(min_length=1, max_length=200, pattern=SAYS_SOMETHING)]


class Find(Paged):
    """`due`: open or interim, the earliest promise first."""

    state: Literal["due", "open", "interim", "answered", "complaint"] | None = None


class New(Shape):
    """An inquiry that came by phone, e-mail or post. `received_on`: a day of the legal zone."""

    channel: Literal["phone", "email", "post"]
    language: Language
    question: Annotated[str, StringConstraints(min_length=1, max_length=8_000, pattern=SAYS_SOMETHING)]
    name: Short | None = None
    email: Annotated[str, StringConstraints(max_length=254, pattern=r"^[^@\s]+@[^@\s]+$")] | None = None
    topic: Word | None = None
    received_on: Annotated[date, Field(strict=False)] | None = None


class Reply(Shape):
    """The reply goes as a letter. `promised_on`: of an interim reply, the day by which the answer comes."""

    outcome: Literal["interim", "answered"]
    text: Annotated[str, StringConstraints(min_length=1, max_length=8_000, pattern=SAYS_SOMETHING)]
    promised_on: Annotated[date, Field(strict=False)] | None = None


class Left(Shape):
    """That a letter left on paper. `sent_on`: the local day of the `proof`; now when absent."""

    proof: Short
    sent_on: Annotated[date, Field(strict=False)] | None = None


async def find(call: Call) -> dict[str, Any]:
    rows, total = await inquiries.find(call.desk, call.staff, call.asked.state, call.asked.page)
    return {"inquiries": rows, "total": total, "page": call.asked.page, "size": inquiries.PAGE}


async def read(call: Call) -> dict[str, Any]:
    return await inquiries.read(call.desk, call.staff, _number(call))


async def letters(call: Call) -> dict[str, Any]:
    return {"letters": await replying.letters(call.desk, call.staff, _number(call))}


async def letter(call: Call) -> web.StreamResponse:
    pdf = await replying.printed(call.desk, call.staff, _number(call), call.named("letter"))
    return uploads.as_file(f"{call.named('letter').replace(':', '-')}.pdf", "application/pdf", pdf)


async def reply(call: Call) -> dict[str, Any]:
    told = replying.Reply(**call.told.model_dump(mode="json"))
    return await replying.reply(call.desk, call.staff, _number(call), told, key_of(call))


async def send_again(call: Call) -> web.Response:
    await replying.send_again(call.desk, call.staff, _number(call), call.named("letter"))
    return web.Response(status=204)


async def left(call: Call) -> web.Response:
    told = call.told.model_dump(mode="json")
    await replying.left(call.desk, call.staff, _number(call), call.named("letter"), **told)
    return web.Response(status=204)


def _number(call: Call) -> InquiryNumber:
    return InquiryNumber(call.named("number"))


async def open_one(call: Call) -> dict[str, Any]:
    new = inquiries.NewInquiry(**dict(call.told))
    return await inquiries.open_for(call.desk, call.staff, new)


ONE = f"/api/inquiries/{{number:{NUMBER}}}"
LETTER = f"{ONE}/letters/{{letter:{REPLY_ID}}}"
READING, REPLYING = ("inquiries.read",), ("inquiries.reply",)

ROUTES = (
    Route("GET", "/api/inquiries", Door.STAFF, "Find inquiries", find, query=Find, verbs=("inquiries.find",)),
    Route(
        "POST",
        "/api/inquiries",
        Door.STAFF,
        "Open an inquiry that did not come by chat",
        open_one,
        body=New,
        status=201,
        verbs=("inquiries.open",),
    ),
    Route("GET", ONE, Door.STAFF, "Read an inquiry", read, verbs=READING),
    Route("GET", f"{ONE}/letters", Door.STAFF, "Letters of an inquiry", letters, verbs=READING),
    Route("POST", f"{ONE}/letters", Door.STAFF, "Reply by a letter", reply, body=Reply, verbs=REPLYING),
    Route("GET", LETTER, Door.STAFF, "A letter as PDF", letter, verbs=READING),
    Route("POST", LETTER, Door.STAFF, "Send a letter again", send_again, status=204, verbs=REPLYING),
    Route(
        "POST",
        f"{LETTER}/sent",
        Door.STAFF,
        "Record that a letter left on paper",
        left,
        body=Left,
        status=204,
        verbs=REPLYING,
    ),
)
