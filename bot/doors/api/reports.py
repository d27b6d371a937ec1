"""`/api/reports`: the figures behind each plot, each with what it means; and as a sheet."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta
from typing import Any, Literal

from aiohttp import web
from pydantic import Field

from bot.actions import figures, trail
from bot.doors import sheets
from bot.doors.api.shapes import Word
from bot.doors.endpoint import Call, Door, Query, Route
from bot.doors.shapes import Language
from bot.errors import BadRequest, NotFound
from bot.model.cells import Cell

NAME = "[a-z_]{1,40}"
DAYS = 30
MOST_DAYS = 1_100


class Asked(Query):
    """`from` and `to`: days of the legal zone, both inclusive; the last 30 when absent."""

    since: date | None = Field(default=None, alias="from")
    until: date | None = Field(default=None, alias="to")
    language: Language | None = None
    team: Word | None = None


class Sheet(Asked):
    words: Literal["fr", "en"] = "en"


async def all_figures(call: Call) -> dict[str, Any]:
    since, until = _days(call)
    asked: Asked = call.asked
    found = await figures.read(call.desk, call.staff, since, until, asked.language, asked.team)
    return {"from": since.isoformat(), "to": until.isoformat(), "figures": found}


async def one(call: Call) -> dict[str, Any]:
    told = await all_figures(call)
    return {"from": told["from"], "to": told["to"], **_named(told["figures"], call.named("name"))}


async def sheet(call: Call) -> web.StreamResponse:
    asked: Sheet = call.asked
    told = await all_figures(call)
    name, form = call.named("name"), call.named("sheet")
    body = sheets.sheet(form, _rows(_named(told["figures"], name), asked.words))
    await trail.exported(call.desk, call.staff, f"report:{name}", form, body)
    return sheets.download(body, f"{name}-{told['from']}-{told['to']}", form)


def _named(found: Iterable[Mapping[str, Any]], name: str) -> Mapping[str, Any]:
    for figure in found:
        if figure["name"] == name:
            return figure
    raise NotFound


def _rows(figure: Mapping[str, Any], words: str) -> Iterable[Sequence[Cell]]:
    yield [figure["title"][words], *(series["label"][words] for series in figure["series"])]
    for row in figure["rows"]:
        yield [row["label"][words] if "label" in row else row["key"], *row["values"]]


def _days(call: Call) -> tuple[date, date]:
    asked: Asked = call.asked
    until = asked.until or call.desk.tools.almanac.today(call.desk.now())
    since = asked.since or until - timedelta(days=DAYS - 1)
    if not date(2000, 1, 1) <= since <= until <= date(2100, 1, 1):
        raise BadRequest(details={"from": "The period has to begin before it ends."})
    if (until - since).days >= MOST_DAYS:
        raise BadRequest(details={"from": f"A period has at most {MOST_DAYS} days."})
    return since, until


ROUTES = (
    Route(
        "GET",
        "/api/reports",
        Door.STAFF,
        "Every figure of a period, beside the period before",
        all_figures,
        query=Asked,
        verbs=("reports.read",),
    ),
    Route(
        "GET",
        f"/api/reports/{{name:{NAME}}}.{{sheet:csv|xlsx}}",
        Door.STAFF,
        "One figure as a sheet",
        sheet,
        query=Sheet,
        verbs=("reports.read",),
    ),
    Route(
        "GET",
        f"/api/reports/{{name:{NAME}}}",
        Door.STAFF,
        "One figure of a period",
        one,
        query=Asked,
        verbs=("reports.read",),
    ),
)
