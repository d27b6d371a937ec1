"""Reviews: the week's sample is drawn the same by everybody, and nobody judges the own work."""

from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest

from bot.actions import (
    agent,
    board,
    figures,
    gaps,
    handing,
    helping,
    inquiries,
    lead,
    path,
    replaying,
    reviewing,
)
from bot.actions.desk import Desk
from bot.actions.reviewing import Wish
from bot.errors import BadRequest, Forbidden
from bot.firm.problems import Problems
from bot.firm.scorecards import load_scorecards
from bot.model.people import Role, Staff
from bot.model.queries import LineQuery
from bot.reports.sampling import drawn
from tests.chats import Chat
from tests.desks import hired
from tests.hand_clock import HandClock

FLOWS = Path(__file__).resolve().parents[2] / "flows"
TODAY = "2026-12-01"
VERDICTS = {"understood": "yes", "right": "partly", "tone": "no"}


@pytest.fixture
async def lou(desk: Desk) -> Staff:
    desk.tools.scorecards = load_scorecards(FLOWS)
    return await hired(desk, "lou", Role.LEAD)


@pytest.fixture
async def led(desk: Desk, lea: Staff) -> Chat:
    """Léa answered; the customer was not pleased."""
    desk.tools.presence.came(lea, "tab")
    chat = await Chat.begun(desk)
    await chat.until("next")
    await chat.answer("* human")
    await agent.take(desk, lea, chat.id, "t1")
    await handing.resolve(desk, lea, chat.id, "answered", "a1", "Voilà.")
    await chat.play("* yes", "* 1")
    await desk.store.lines.rebuild()
    await figures.keep(desk)
    return chat


async def test_a_scorecard_weighs_what_was_judged_and_the_agent_sees_what_is_for_the_agent(
    desk: Desk, lou: Staff, lea: Staff, led: Chat
) -> None:
    comments = [{"no": 3, "text": "Ici, une question de plus aurait aidé."}]
    wish = Wish("conversation", VERDICTS, comments, coaching="Bien compris.", private="À suivre.")

    made = await reviewing.review(desk, lou, led.id, wish)
    again = await reviewing.review(desk, lou, led.id, Wish("conversation", {"tone": "yes"}, private="Mieux."))

    assert made["total"] == round(100 * (3 * 1 + 4 * 0.5 + 2 * 0) / (3 + 4 + 2)) == 56
    assert again["total"] == 100
    (kept,) = await reviewing.read(desk, lou, led.id)
    assert kept["private"] == "Mieux."
    (mine,) = await reviewing.coaching(desk, lea)
    assert "private" not in mine
    assert mine["reviewer"]["name"] == "Lou"
    assert await reviewing.coaching(desk, await hired(desk, "max")) == []


async def test_a_lead_who_led_the_conversation_reads_no_private_note_about_it(
    desk: Desk, lou: Staff, lea: Staff, led: Chat, clock: HandClock
) -> None:
    await reviewing.review(desk, lou, led.id, Wish("conversation", VERDICTS, private="À suivre."))
    led_it = replace(lea, roles=frozenset({Role.AGENT, Role.LEAD}))

    (seen,) = await reviewing.read(desk, led_it, led.id)

    assert ("private" in seen, seen["reviewer"]["name"]) == (False, "Lou")
    week = f"{clock.now():%G-W%V}"
    clock.advance(days=7)
    drawn_ = await reviewing.sample(desk, led_it, week)
    assert [("private" in review) for row in drawn_ for review in row["reviews"]] == [False]


async def test_every_way_to_look_at_a_conversation_leaves_its_line(desk: Desk, lou: Staff, led: Chat) -> None:
    for look in (path.taken, reviewing.read):
        await look(desk, lou, led.id)
    await replaying.replayed(desk, lou, led.id, "current")
    await replaying.drawn(desk, lou, led.id)

    lines, count = await desk.store.accesses.find(f"conversation:{led.id}", page=1, size=10)
    assert (count, {line["act"] for line in lines}) == (4, {"read"})


async def test_every_list_of_what_people_said_leaves_its_line_unless_an_agent_looks(
    desk: Desk, lou: Staff, lea: Staff, led: Chat, clock: HandClock
) -> None:
    await lead.find(desk, lou, LineQuery(text="virement", rated=2), 1)
    await gaps.read(desk, lou, 30)
    await reviewing.sample(desk, lou, "2026-W40")
    await lead.find(desk, lea, LineQuery(text="virement"), 1)
    for _ in range(2):  # their pages ask again and again
        await lead.find(desk, lou, LineQuery(mode="bot"), 1)
        await board.read(desk, lou)
    await lead.find(desk, lou, LineQuery(mode="agent"), 1)
    await inquiries.find(desk, lou, None, 1)
    asked = inquiries.NewInquiry("phone", "fr", "Où est mon virement ?")
    number = (await inquiries.open_for(desk, lea, asked))["number"]
    await inquiries.read(desk, lou, number)
    await helping.customer(desk, lou, led.id)

    lines, count = await desk.store.accesses.find(None, page=1, size=10)
    assert {line["what"] for line in lines} == {
        *("search", "questions", "sample:2026-W40", "live", "board", "inquiries"),
        *(f"inquiry:{number}", f"customer:{led.id}"),
    }
    assert (count, {line["name"] for line in lines}) == (9, {"Lou"})
    searches = [line["asked"] for line in lines if line["what"] == "search"]
    assert searches == [{"mode": "agent"}, {"text": "virement", "rated": "2"}]
    clock.advance(hours=1)
    await board.read(desk, lou)
    assert (await desk.store.accesses.find("board"))[1] == 2
    # What is never erased holds no address that nobody typed.
    assert "claire@example.fr" not in str(lines)


async def test_nobody_reviews_a_conversation_that_they_led(desk: Desk, lou: Staff, led: Chat) -> None:
    await led.answer("* human")
    await agent.take(desk, lou, led.id, "t2")

    with pytest.raises(Forbidden):
        await reviewing.review(desk, lou, led.id, Wish("conversation", VERDICTS))
    agents = await hired(desk, "tim")
    with pytest.raises(Forbidden):
        await reviewing.review(desk, agents, led.id, Wish("conversation", VERDICTS))


async def test_what_the_scorecard_does_not_know_is_refused_by_its_name(
    desk: Desk, lou: Staff, led: Chat
) -> None:
    for wish, named in (
        (Wish("conversation", {"charm": "yes"}), "charm"),
        (Wish("conversation", {"tone": "perhaps"}), "tone"),
        (Wish("other", {}), "card"),
        (Wish("conversation", {}, [{"no": 900, "text": "?"}]), "comments"),
    ):
        with pytest.raises(BadRequest) as refused:
            await reviewing.review(desk, lou, led.id, wish)
        assert refused.value.details is not None
        assert named in refused.value.details


async def test_the_sample_of_a_week_is_drawn_once_it_is_over_and_stays(
    desk: Desk, clock: HandClock, lou: Staff, led: Chat
) -> None:
    with pytest.raises(BadRequest):
        await reviewing.sample(desk, lou, "2026-W48")
    with pytest.raises(BadRequest):
        await reviewing.sample(desk, lou, "2026-W99")
    clock.advance(days=7)

    (row,) = await reviewing.sample(desk, lou, "2026-W48")
    await led.answer("merci")
    await desk.store.lines.rebuild()
    (again,) = await reviewing.sample(desk, lou, "2026-W48")

    assert row["reasons"] == again["reasons"] == ["chance", "low_rating"]
    assert await reviewing.sample(desk, lou, "2026-W40") == []


def test_a_sample_is_the_same_for_everybody_and_half_of_it_is_chance() -> None:
    lines = [{"conversation": f"c{n}", "rated": 1 if n % 7 == 0 else None} for n in range(300)]

    first, second = drawn("2026-W48", lines, TODAY), drawn("2026-W48", list(reversed(lines)), TODAY)

    assert first == second
    assert drawn("2026-W49", lines, TODAY) != first
    reasons = Counter(reason for _, all_ in first for reason in all_)
    assert reasons["chance"] == 10
    assert reasons["low_rating"] >= 10


@pytest.mark.parametrize(
    ("promise", "late", "is_risk"),
    [
        ({"reply_by": "2026-11-26", "settled_on": "2026-11-27", "late": True}, (), True),
        ({"reply_by": "2026-11-26"}, (), True),  # nobody has answered, and the day is over
        ({"reply_by": "2026-12-01"}, (), False),
        ({"reply_by": "2026-11-26", "settled_on": "2026-11-26", "late": False}, (), False),
        (
            {"reply_by": "2026-11-26", "settled_on": "2026-11-26", "late": False},
            ("c1",),
            True,
        ),  # its complaint
    ],
)
def test_a_promise_that_was_not_kept_is_a_risk(
    promise: dict[str, object], late: tuple[str, ...], is_risk: bool
) -> None:
    line = {"conversation": "c1", "measured": {"promises": [promise]}}

    (row,) = drawn("2026-W48", [line], TODAY, late)

    assert ("missed_clock" in row[1]) == is_risk


def test_a_scorecard_with_a_fault_is_refused_with_its_place(tmp_path: Path) -> None:
    text = (FLOWS / "scorecards.yaml").read_text(encoding="utf-8")
    (tmp_path / "scorecards.yaml").write_text(text.replace("value: tone", "value: right"), encoding="utf-8")

    with pytest.raises(Problems) as refused:
        load_scorecards(tmp_path)

    assert "twice" in str(refused.value)
    assert load_scorecards(tmp_path / "nothing") == ()
