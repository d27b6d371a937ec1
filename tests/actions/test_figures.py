"""Figures added up beforehand say what counting every line again would say."""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

import pytest

from bot.actions import agent, figures, handing
from bot.actions.desk import Desk
from bot.model.people import Role, Staff
from bot.reports.measure import measured
from bot.reports.tally import middle
from bot.store.mongo import MongoStore
from tests.chats import Chat
from tests.desks import hired
from tests.hand_clock import HandClock

FEES = "Quels sont vos frais ?"
Figures = Mapping[str, Mapping[str, Any]]


async def kept(desk: Desk) -> None:
    """What the timer does."""
    conversations = await desk.store.lines.rebuild()
    assert conversations
    await figures.keep(desk)


async def read(desk: Desk, language: str | None = None, team: str | None = None) -> Figures:
    lead = Staff(id="lou", name="Lou", email="lou@x.example", roles=frozenset({Role.LEAD}), capacity=5)  # type: ignore[arg-type]  # a literal id
    today = desk.tools.almanac.today(desk.now())
    found = await figures.read(desk, lead, today - timedelta(days=29), today, language, team)
    return {figure["name"]: figure for figure in found}


def column(figure: Mapping[str, Any], place: int) -> list[Any]:
    return [row["values"][place] for row in figure["rows"]]


@pytest.fixture
async def lived(desk: Desk, clock: HandClock, lea: Staff) -> list[Chat]:
    """Five on two days: the bot answers one, a person two, nobody comes for one, one is a complaint."""
    desk.tools.presence.came(lea, "tab")
    chats = [await Chat.begun(desk)]
    await chats[0].until("question")
    await chats[0].play(FEES, "* yes")

    for minutes, language in ((3, "fr"), (10, "en")):
        chats.append(chat := await Chat.begun(desk, language))
        await chat.until("next")
        await chat.answer("* human")
        clock.advance(minutes=minutes)
        await agent.take(desk, lea, chat.id, "t1")
        clock.advance(minutes=1)
        await agent.reply(desk, lea, chat.id, "Bonjour, je regarde.", "r1")
        await handing.resolve(desk, lea, chat.id, "answered", "a1", "Voilà.")
        await chat.answer("* yes")
    await chats[1].answer("* 4")

    clock.advance(days=1)
    chats.append(chat := await Chat.begun(desk))
    await chat.until("next")
    await chat.answer("* human")
    clock.advance(minutes=7)
    await chat.answer("* leave")

    chats.append(chat := await Chat.begun(desk))
    await chat.complaint_until("confirm")
    await chat.answer("* file")
    return chats


async def brute_force(store: MongoStore) -> dict[str, Any]:
    """Every turn and entry read again, one question at a time, with nothing of what is tested."""
    turns = store._database["turns"]
    found: dict[str, Any] = {
        "begun": {},
        "human": set(),
        "waits": [],
        "firsts": [],
        "lines": 0,
        "ratings": [],
    }
    for c in await turns.distinct("_id.c"):
        stored = [row async for row in turns.find({"_id.c": c}).sort("_id.n", 1)]
        found["begun"][c] = stored[0]["at"].date() if stored[0]["at"].hour < 20 else None
        asked_at = answered_at = taken_at = None
        for row in stored:
            if row["head"]["mode"] == "waiting" and asked_at is None:
                asked_at = row["at"]
                found["human"].add(c)
            for entry in row["entries"]:
                if entry["kind"] == "joined" and entry["by"] == "agent":
                    taken_at = entry["at"]
                if entry["kind"] == "rated" and "score" in entry:
                    found["ratings"].append(entry["score"])
                if entry["by"] == "agent" and entry["kind"] in ("said", "resolved"):
                    answered_at = answered_at or entry["at"]
                    found["lines"] += 1
        if asked_at and taken_at:
            found["waits"].append(round((taken_at - asked_at).total_seconds()))
        if asked_at and answered_at:
            found["firsts"].append(round((answered_at - asked_at).total_seconds()))
    return found


async def test_every_figure_is_what_counting_by_hand_gives(
    desk: Desk, store: MongoStore, lived: list[Chat]
) -> None:
    await kept(desk)
    told, counted = await read(desk), await brute_force(store)

    assert told["volume"]["total"] == len(counted["begun"]) == 5
    assert sum(column(told["volume"], 1)) == len(counted["human"]) == 3
    by_day = {row["key"]: sum(row["values"]) for row in told["volume"]["rows"] if any(row["values"])}
    assert by_day == {
        str(day): list(counted["begun"].values()).count(day) for day in counted["begun"].values()
    }
    assert sorted(counted["waits"]) == [180, 600]
    assert told["waiting"]["total"] == middle(counted["waits"]) == 180
    assert told["first_response"]["total"] == middle(counted["firsts"]) == 240
    assert max(filter(None, column(told["waiting"], 1))) == 600
    assert told["resolution"]["total"] == pytest.approx(100 / 4)
    assert told["escalations"]["total"] == 3
    assert [sum(column(told["escalations"], place)) for place in (0, 1)] == [2, 1]
    assert told["satisfaction"]["total"] == sum(counted["ratings"]) / len(counted["ratings"]) == 4
    assert [(row["label"]["en"], row["values"]) for row in told["load"]["rows"]] == [
        ("Lea", [2, counted["lines"]])
    ]
    assert [(row["key"], row["values"]) for row in told["services"]["rows"]] == [("withdrawals", [1])]
    assert [row["key"] for row in told["causes"]["rows"]] == ["unknown_cause"]
    assert [sum(column(told["acknowledge"], place)) for place in range(3)] == [0, 0, 1]


async def test_what_happens_late_is_counted_on_the_day_it_belongs_to(
    desk: Desk, clock: HandClock, lived: list[Chat]
) -> None:
    await kept(desk)
    before = await read(desk)
    clock.advance(days=9)
    assert (
        sum(column((await read(desk))["interim"], 1)) == 1
    )  # The one that nobody answered is missed by now.

    await lived[0].answer("* 2")
    await desk.store.lines.rebuild()
    await figures.keep(desk)
    after = await read(desk)

    assert (before["satisfaction"]["total"], after["satisfaction"]["total"]) == (4, 3)
    assert after["volume"]["total"] == 5
    await desk.store.lines.rebuild()
    await figures.keep(desk)
    assert await read(desk) == after


async def test_a_day_is_added_up_again_when_a_process_died_between_measuring_and_adding(
    desk: Desk, lived: list[Chat]
) -> None:
    await desk.store.lines.rebuild()
    for conversation in await desk.store.figures.unmeasured(100, desk.now()):
        turns = [turn async for turn in desk.store.turns.all(conversation)]
        measure = measured(turns, desk.tools.almanac.zone)
        await desk.store.figures.put(conversation, turns[-1].head.n, measure)
    assert (await read(desk))["volume"]["total"] == 0

    await figures.keep(desk)

    assert (await read(desk))["volume"]["total"] == 5
    assert await desk.store.figures.stale() == {}


async def test_a_conversation_that_is_forgotten_stays_counted(
    desk: Desk, clock: HandClock, lived: list[Chat]
) -> None:
    await kept(desk)

    await desk.store.forgetting.whole(lived[3].id)
    await lived[4].answer("* restart")
    await desk.store.lines.rebuild()
    await figures.keep(desk)

    assert (await read(desk))["volume"]["total"] == 5


async def test_one_language_and_one_team_can_be_looked_at(desk: Desk, lived: list[Chat]) -> None:
    await kept(desk)

    english, elsewhere = await read(desk, language="en"), await read(desk, team="fees")

    assert english["volume"]["total"] == 1
    assert english["waiting"]["total"] == 600
    assert english["services"]["total"] == 0
    assert elsewhere["volume"]["total"] == 0


async def test_an_agent_sees_the_own_load_and_nothing_else(desk: Desk, lea: Staff, lived: list[Chat]) -> None:
    await kept(desk)
    max_ = await hired(desk, "max")
    today = desk.tools.almanac.today(desk.now())

    mine = await figures.read(desk, lea, today - timedelta(days=3), today, None, None)
    others = await figures.read(desk, max_, today - timedelta(days=3), today, None, None)

    assert [(figure["name"], figure["total"]) for figure in mine] == [("load", 2)]
    assert others[0]["rows"] == []


async def test_nothing_at_all_is_told_without_a_fault(desk: Desk) -> None:
    told = await read(desk)

    assert told["volume"]["total"] == 0
    assert told["waiting"]["total"] is None
    assert len(told["volume"]["rows"]) == 30
    assert date.fromisoformat(told["volume"]["rows"][0]["key"])
