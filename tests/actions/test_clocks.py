"""R12, R40: what happens when time passes, once, also after downtime and with several processes."""

import asyncio

from bot.actions import agent, clocks, handing, handling, lead, reviewing, witnessing
from bot.actions.desk import Desk
from bot.actions.register import verify
from bot.model.ids import Reference
from bot.model.people import Role, Staff, System
from bot.model.queries import LineQuery
from bot.register.wording import day_in_words
from tests.actions.officers import DRAFT, Officer, beat, filed, kinds, under_investigation
from tests.chats import Chat
from tests.desks import Heard, hired
from tests.hand_clock import HandClock


async def test_r40_warnings_come_once_each_also_after_downtime_and_with_two_processes(
    desk: Desk, other_desk: Desk, heard: Heard, clock: HandClock
) -> None:
    await filed(desk)
    await clocks.sweep(desk)
    assert heard.alerts == []

    clock.advance(days=46)  # the server was down for six weeks
    await asyncio.gather(clocks.sweep(desk), clocks.sweep(other_desk))
    await clocks.sweep(desk)

    assert sorted(heard.alerts) == ["clock_missed", "clock_warning", "clock_warning", "clock_warning"]


async def test_r12_r40_a_miss_is_one_event_that_later_acts_do_not_erase(
    desk: Desk, clock: HandClock, olga: Officer, case: Reference
) -> None:
    clock.advance(days=46)
    for _ in range(2):
        await clocks.sweep(desk)
    await beat(desk)
    events = [row["event"] async for row in desk.store.register.events(complaint=case)]

    assert events.count("miss") == 1
    assert await kinds(desk, case) == ["acknowledgement", "external_route", "delay"]
    outside = (await desk.store.outbox.of_complaint(case))[1]
    assert day_in_words(desk.tools.almanac.today(clock.now()), "fr") in outside["text"], "from today on"
    await olga.does("assign", officer="olga")
    assert (await olga.sees())["misses"] == [{"clock": "propose", "due": "2027-01-07", "round": 1}]


async def test_r12_an_act_that_comes_before_the_sweeper_cannot_hide_the_miss(
    desk: Desk, clock: HandClock, olga: Officer, case: Reference
) -> None:
    clock.advance(days=46)
    await olga.does("withdraw", proof="e-mail")

    events = [row["event"] async for row in desk.store.register.events(complaint=case)]
    assert events.index("miss") < events.index("withdraw")


async def test_r11_a_letter_that_leaves_after_its_answer_gives_the_customer_no_more_time(
    desk: Desk, olga: Officer, ines: Officer
) -> None:
    """The mail server was down while the customer answered in the chat."""

    async def before_the_mail(event: str, **told: object) -> None:
        wish = {"event": event, "version": (await olga.sees())["version"], **told}
        await handling.act(desk, olga.staff, olga.reference, wish, event)

    await under_investigation(olga)
    await before_the_mail("request_information", questions="Quel compte ?")
    await before_the_mail("provide_information", text="Celui de Lyon.")
    await beat(desk)
    await olga.does("record_finding", allegation="Retard", finding="upheld", reasons="Relevé.")
    await olga.does("submit", **DRAFT, redress={"kind": "apology"})
    await ines.does("declare_no_conflict")
    await ines.does("approve")
    await before_the_mail("respond")
    await before_the_mail("accept", proof="chat")
    await beat(desk)

    seen = await olga.sees()
    assert {"information_request", "final_response"} <= set(await kinds(desk, olga.reference))
    assert {clock["clock"] for clock in seen["clocks"]} & {"answer", "reply"} == set()
    assert (await verify(desk, System("test")))["whole"]


async def test_r35_the_house_reminds_by_itself_after_five_business_days(
    desk: Desk, clock: HandClock, olga: Officer, case: Reference
) -> None:
    await under_investigation(olga)
    await olga.does("request_information", questions="Quel compte ?")
    clock.advance(days=6)
    await clocks.sweep(desk)
    assert "reminder" not in await kinds(desk, case)
    clock.advance(days=1)
    await clocks.sweep(desk)
    await beat(desk)

    assert (await kinds(desk, case)).count("reminder") == 1


async def test_r46_a_checkpoint_is_signed_every_day_and_once(desk: Desk, clock: HandClock) -> None:
    await filed(desk)
    for _ in range(2):
        await witnessing.sign_daily(desk)
    clock.advance(days=1)
    await witnessing.sign_daily(desk)

    assert len(await desk.store.register.checkpoints()) == 2


async def test_r46_anybody_may_check_the_receipt_of_a_letter(desk: Desk, case: Reference) -> None:
    [letter] = await desk.store.outbox.of_complaint(case)

    assert (await witnessing.check_receipt(desk, letter["text"]))["verdict"] == "unchanged"
    line = letter["text"][letter["text"].index("recourse:") :]
    pieces = f"{line[:90]}\n{line[90:]}"
    assert (await witnessing.check_receipt(desk, pieces))["verdict"] == "unchanged"
    beyond = line.replace("recourse:1:", "recourse:9:", 1)
    assert (await witnessing.check_receipt(desk, beyond))["verdict"] == "not_ours"


async def test_leads_find_the_conversation_whose_complaint_missed_a_promise(
    desk: Desk, projecting: None, clock: HandClock, olga: Officer, ines: Officer, case: Reference
) -> None:
    async def found() -> list[object]:
        await desk.projector.settled()
        lines, *_ = await lead.find(desk, ines.staff, LineQuery(late_on="2026-11-23"), page=1)
        return [line["complaint"] for line in lines]

    assert await found() == []

    clock.advance(days=46)
    assert await found() == [case]  # late, and nobody has noted it yet
    await clocks.sweep(desk)
    await olga.does("withdraw", proof="e-mail")

    assert await found() == [case]


async def test_the_sample_of_a_week_knows_which_complaints_waited_too_long(
    desk: Desk, projecting: None, clock: HandClock, lea: Staff
) -> None:
    week = f"{clock.now():%G-W%V}"
    desk.tools.presence.came(lea, "tab")
    chat = await Chat.begun(desk)
    await chat.until("next")
    await chat.answer("* human")
    await agent.take(desk, lea, chat.id, "t1")
    await handing.complain(desk, lea, chat.id, "o1")
    await chat.until("confirm")
    await chat.answer("* file")
    await beat(desk)
    await desk.projector.settled()

    clock.advance(days=46)

    (row,) = await reviewing.sample(desk, await hired(desk, "lou", Role.LEAD), week)
    assert row["line"]["conversation"] == chat.id
    assert "missed_clock" in row["reasons"]
