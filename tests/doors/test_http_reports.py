"""Figures, sheets and transcripts as they leave, and the trail they leave behind."""

import io
from collections.abc import Awaitable, Callable
from hashlib import sha256
from zipfile import ZipFile

from bot.actions import figures
from bot.app import House
from bot.model.people import Role
from tests.chats import Chat
from tests.doors.visitors import Visitor, code_of

Visit = Callable[..., Awaitable[Visitor]]
FORMULA = '=HYPERLINK("https://evil.example","Claire")'


async def asked_by(house: House, name: str) -> Chat:
    chat = await Chat.begun(house.desk)
    await chat.play(name)
    await house.desk.projector.settled()
    await figures.keep(house.desk)
    return chat


async def trail_of(visit: Visit, **asked: str) -> list[tuple[str, str]]:
    aude = await visit("aude", Role.AUDITOR)
    rows = (await aude.ask("/api/accesses", **asked))["accesses"]
    return [(row["act"], row["what"]) for row in rows]


async def test_every_figure_names_what_it_counts_in_both_languages(visit: Visit, house: House) -> None:
    await asked_by(house, "Claire Martin")
    lou = await visit("lou", Role.LEAD)

    told = await lou.ask("/api/reports")

    assert {figure["name"] for figure in told["figures"]} >= {"volume", "waiting", "propose", "load"}
    for figure in told["figures"]:
        assert all(len(figure["definition"][language]) > 60 for language in ("fr", "en"))
    one = await lou.ask("/api/reports/volume")
    assert one["total"] == 1
    assert await code_of(await lou.get("/api/reports/nothing")) == (404, "not_found")
    assert await code_of(await lou.get("/api/reports", **{"from": "2026-11-02", "to": "2026-11-01"})) == (
        400,
        "bad_request",
    )


async def test_a_sheet_has_no_formula_and_names_its_digest(visit: Visit, house: House) -> None:
    await asked_by(house, FORMULA)
    lou = await visit("lou", Role.LEAD)

    plain = await lou.get("/api/conversations.csv", words="fr")
    book = await lou.get("/api/conversations.xlsx")

    text, packed = await plain.read(), await book.read()
    assert f'"\'{FORMULA.replace(chr(34), chr(34) * 2)}"' in text.decode("utf-8-sig")
    assert plain.headers["X-Content-SHA256"] == sha256(text).hexdigest()
    with ZipFile(io.BytesIO(packed)) as files:
        assert b"<f>" not in files.read("xl/worksheets/sheet1.xml")
        assert b"HYPERLINK" in files.read("xl/sharedStrings.xml")
    assert await trail_of(visit) == [("export", "search"), ("export", "search")]


async def test_what_a_lead_reads_and_takes_along_is_written_down(visit: Visit, house: House) -> None:
    chat = await asked_by(house, "Claire Martin")
    lou = await visit("lou", Role.LEAD)

    await lou.ask(f"/api/conversations/{chat.id}")
    printed = await lou.get(f"/api/conversations/{chat.id}/transcript.pdf")

    assert (await printed.read()).startswith(b"%PDF-")
    read, export = ("read", f"conversation:{chat.id}"), ("export", f"conversation:{chat.id}")
    assert await trail_of(visit, of=f"conversation:{chat.id}") == [export, read]
    assert await code_of(await (await visit("tim", Role.AGENT)).get("/api/accesses")) == (403, "forbidden")


async def test_conversations_are_found_by_what_came_of_them(visit: Visit, house: House) -> None:
    bot, other = await Chat.begun(house.desk), await asked_by(house, "Max")
    await bot.until("question")
    await bot.play("Quels sont vos frais ?", "* yes")
    await house.desk.projector.settled()
    await figures.keep(house.desk)
    lou = await visit("lou", Role.LEAD)

    async def found(**asked: str) -> list[str]:
        lines = (await lou.ask("/api/conversations", **asked))["conversations"]
        return [line["conversation"] for line in lines]

    assert await found(outcome="bot") == [bot.id]
    assert await found(outcome="open") == [other.id]
    assert await found(topic="withdrawal") == [bot.id]
    assert await found(q="frais", outcome="bot") == [bot.id]
    assert await found(waited="1") == await found(late="true") == await found(complaint="true") == []
