"""`python -m bot demo seed`: people and conversations made by the real actions."""

from datetime import timedelta
from pathlib import Path

import pytest
from pymongo import MongoClient

from bot.model.entry import Kind
from bot.model.ids import ConversationId, Reference
from bot.model.queries import LineQuery
from bot.reach.passwords import Passwords
from bot.store.mongo import MongoStore
from tests.commands.conftest import Done, Run


@pytest.fixture
def seeded(run: Run) -> Done:
    return run("demo", "seed")


async def test_five_people_and_the_first_account_are_printed_with_their_passwords(
    seeded: Done, run: Run, store: MongoStore
) -> None:
    rows = [line.split() for line in seeded.out.splitlines()]
    assert [row[0].partition("@")[0] for row in rows] == ["lead", "lea", "tom", "nadia", "oscar", "claire"]
    known = await store.people.secret(rows[1][0])
    assert known is not None
    assert await Passwords().verify(known[1], rows[1][-1])

    refused = run("demo", "seed").refusal
    assert refused == "The demo's people are here already; nothing was changed."
    assert (await store.lines.find(LineQuery()))[1] == 7


async def test_conversations_go_every_way_and_one_is_a_complaint_with_its_letter(
    seeded: Done, run: Run, store: MongoStore, tmp_path: Path
) -> None:
    lines, count, _ = await store.lines.find(LineQuery())
    assert count == 7
    assert {line["language"] for line in lines} == {"fr", "en"}
    assert sorted(line["mode"] for line in lines) == ["agent", "agent", *["bot"] * 4, "waiting"]
    assert {line["inquiry"]["state"] for line in lines} == {"answered", "open", "interim", "complaint"}
    kinds = set[Kind]()
    for line in lines:
        entries, _ = await store.turns.entries(ConversationId(line["conversation"]), staff=True)
        kinds |= {entry.kind for entry in entries}
    assert {Kind.KEPT, Kind.INTERIM, Kind.RESOLVED, Kind.FILED, Kind.NOTE, Kind.RATED} <= kinds

    events = [event async for event in store.register.events()]
    complaint = await store.register.complaint(Reference(events[0]["complaint"]))
    assert [event["event"] for event in events] == ["file", "acknowledge"]
    assert (complaint or {})["acknowledgement"] == "sent"
    assert len(list((tmp_path / "data" / "mail").glob("*-acknowledgement-*.eml"))) == 1
    assert run("register", "verify").out.startswith("The register is whole")


async def test_production_and_real_mail_refuse_it(run: Run, store: MongoStore, mongodb_url: str) -> None:
    production = {
        "mode": "production",
        "public_url": "https://chat.example.com",
        "smtp_url": "smtp://mail.example.com",
        "mail_from": "chat@example.com",
    }

    assert run("demo", "seed", **production).refusal == "Demo data is refused in production."
    assert "RECOURSE_SMTP_URL" in run("demo", "seed", smtp_url="smtp://mail.example.com").refusal
    assert await store.people.all() == []


async def test_lists_that_were_lost_are_written_anew(
    seeded: Done, run: Run, store: MongoStore, mongodb_url: str
) -> None:
    lost = ("lines", "search", "inquiries", "complaints")
    with MongoClient[dict[str, object]](mongodb_url) as client:
        before = {name: list(client[store.name][name].find(sort=[("_id", 1)])) for name in lost}
        for name in lost:
            client[store.name][name].delete_many({})

        assert run("store", "rebuild").out == "7 conversations, 1 complaint\n"

        for name in lost:
            assert list(client[store.name][name].find(sort=[("_id", 1)])) == before[name]


async def test_a_month_is_lived_through_and_its_register_is_whole(run: Run, store: MongoStore) -> None:
    done = run("demo", "seed", "--month", "--conversations", 40)

    assert done.code == 0, done.err
    lines, count, _ = await store.lines.find(LineQuery())
    assert count == 47
    days = {line["started_at"].date() for line in lines}
    assert max(days) - min(days) > timedelta(days=20)
    assert {line["mode"] for line in lines} >= {"bot", "closed"}
    assert sum(bool(line["served"]) for line in lines) > 10
    instants = [event["at"] async for event in store.register.events()]
    assert instants == sorted(instants)
    assert run("register", "verify").out.startswith("The register is whole")


def test_a_month_has_a_number_of_conversations_that_can_be(run: Run) -> None:
    assert "conversations" in run("demo", "seed", "--month", "--conversations", 0).refusal
