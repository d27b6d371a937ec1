"""`/api/inquiries`: the questions that the firm promised to answer."""

from datetime import date
from typing import Annotated, Any, Literal

from pydantic import Field, StringConstraints

from bot.actions import inquiries
from bot.doors.api.shapes import NUMBER, Paged, Word
from bot.doors.commands import Shape
from bot.doors.endpoint import Call, Door, Route
from bot.doors.shapes import Language
from bot.model.ids import InquiryNumber

Short = Annotated[str, StringConstraints(min_length=1, max_length=200, pattern=r"\S")]


class Find(Paged):
    state: Literal["open", "interim", "answered", "complaint"] | None = None


class New(Shape):
    """An inquiry that came by phone, e-mail or post. `received_on`: a day of the legal zone."""

    channel: Literal["phone", "email", "post"]
    language: Language
    question: Annotated[str, StringConstraints(min_length=1, max_length=8_000, pattern=r"\S")]
    name: Short | None = None
    email: Annotated[str, StringConstraints(max_length=254, pattern=r"^[^@\s]+@[^@\s]+$")] | None = None
    topic: Word | None = None
    received_on: Annotated[date, Field(strict=False)] | None = None


async def find(call: Call) -> dict[str, Any]:
    rows, total = await inquiries.find(call.desk, call.staff, call.asked.state, call.asked.page)
    return {"inquiries": rows, "total": total, "page": call.asked.page, "size": inquiries.PAGE}


async def read(call: Call) -> dict[str, Any]:
    return await inquiries.read(call.desk, call.staff, InquiryNumber(call.named("number")))


async def open_one(call: Call) -> dict[str, Any]:
    new = inquiries.NewInquiry(**dict(call.told))
    return await inquiries.open_for(call.desk, call.staff, new)


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
    Route(
        "GET",
        f"/api/inquiries/{{number:{NUMBER}}}",
        Door.STAFF,
        "Read an inquiry",
        read,
        verbs=("inquiries.read",),
    ),
)
