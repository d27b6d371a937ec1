"""R53: a process that dies at any step of sending loses no letter and sends none twice."""

from collections.abc import AsyncIterator
from typing import Any

import pytest

from bot.actions import post, settling
from bot.actions.desk import Desk
from bot.actions.register import verify
from bot.errors import NotAllowed
from bot.model.ids import Reference
from bot.model.people import System
from bot.reach.mail import Server
from tests.actions.dying import Kill, Killed
from tests.actions.officers import Officer, responded
from tests.desks import Heard
from tests.hand_clock import HandClock
from tests.mail_server import Post, mail_server

STEPS = {
    "letter": ("store.outbox", "post", 1),
    "claimed": ("store.outbox", "claim", 1),
    "in hand": ("store.outbox", "handing", 1),
    "handed over": ("tools.mailbox", "send", 1),
    "sent": ("store.outbox", "sent", 1),
    "on record": ("store.register", "append", 2),
    "done": ("store.outbox", "recorded", 1),
}
UNSURE = {("in hand", "after"), ("handed over", "before"), ("handed over", "after"), ("sent", "before")}
"""Where nobody can know afterwards whether the mail server has it."""


@pytest.fixture
async def mails(desk: Desk) -> AsyncIterator[Post]:
    async with mail_server() as server:
        desk.tools.mailbox = Server(f"smtp://127.0.0.1:{server.port}", "complaints@firm.example", desk.now)
        yield server


async def beats(desk: Desk) -> None:
    for task in (settling.settle_all, post.deliver_all, post.record_all):
        await task(desk)


@pytest.mark.parametrize("when", ["before", "after"])
@pytest.mark.parametrize("step", STEPS)
async def test_r53_killed_at_a_step_the_letter_leaves_once_or_a_person_is_asked(
    desk: Desk,
    other_desk: Desk,
    clock: HandClock,
    heard: Heard,
    olga: Officer,
    mails: Post,
    kill: Kill,
    step: str,
    when: str,
) -> None:
    kill(STEPS[step], when)
    with pytest.raises(Killed):
        await olga.does("withdraw", proof="e-mail")
    clock.advance(minutes=2)  # Whoever died held the letter for a minute.
    for _ in range(2):
        await beats(other_desk)

    letter = (await desk.store.outbox.of_complaint(olga.reference))[-1]
    sent = len(mails.letters)
    if (step, when) in UNSURE:
        assert (letter["state"], "letter_unsure" in heard.alerts) == ("unsure", True)
        assert sent == (when == "after" if step == "handed over" else step == "sent")
    else:
        assert (letter["kind"], letter["state"], sent) == ("closure", "recorded", 1)
        events = [event["event"] async for event in desk.store.register.events()]
        assert events.count("letter_sent") == 1
    assert (await verify(desk, System("test")))["whole"]


async def test_r53_what_a_person_wants_sent_again_leaves_and_nothing_else_does(
    desk: Desk, clock: HandClock, olga: Officer, mails: Post, kill: Kill
) -> None:
    kill(STEPS["handed over"], "before")
    with pytest.raises(Killed):
        await olga.does("withdraw", proof="e-mail")
    clock.advance(minutes=2)
    await beats(desk)
    letter = (await desk.store.outbox.of_complaint(olga.reference))[-1]

    await post.send_again(desk, olga.staff, olga.reference, letter["_id"])
    await beats(desk)

    assert len(mails.letters) == 1
    assert (await olga.sees())["letters"][-1]["kind"] == "closure"
    with pytest.raises(NotAllowed):
        await post.send_again(desk, olga.staff, olga.reference, letter["_id"])


async def test_r49_a_bounce_is_recorded_and_its_promise_runs_again(
    desk: Desk, clock: HandClock, olga: Officer, case: Reference
) -> None:
    letter = (await olga.sees())["letters"][0]["letter"]
    assert acknowledging(await olga.sees()) == ["stopped"]

    bounced = await olga.does("letter_bounced", letter=letter, reason="550 no such mailbox")
    assert (bounced["letters"][0]["bounce"], acknowledging(bounced)) == ("550 no such mailbox", ["runs"])

    await post.send_again(desk, olga.staff, case, letter)
    await beats(desk)
    again = await olga.sees()
    assert (acknowledging(again), len(again["letters"])) == (["stopped"], 2)


async def test_r49_what_nobody_owes_any_more_does_not_run_again(
    desk: Desk, clock: HandClock, olga: Officer, ines: Officer
) -> None:
    seen = await responded(olga, ines)
    first, response = seen["letters"][0]["letter"], seen["letters"][-1]["letter"]
    clock.advance(days=1)

    accepted = await olga.does("accept", proof="chat")
    for letter in (first, response):
        accepted = await olga.does("letter_bounced", letter=letter, reason="550 no such mailbox")
    assert accepted["state"] == "closed"
    running = {row["clock"] for row in accepted["clocks"] if "stopped_at" not in row}
    assert running == {"retention"}

    # A new round has promises of its own, which no letter of the round before had met.
    await olga.does("reopen", reason="Un élément nouveau.")
    await beats(desk)
    again = await olga.does("letter_bounced", letter=first, reason="550 no such mailbox")
    assert acknowledging(again) == ["stopped"]


async def test_r49_a_bounce_that_operations_report_is_recorded_once_and_warned_of(
    desk: Desk, other_desk: Desk, clock: HandClock, olga: Officer, case: Reference, heard: Heard, kill: Kill
) -> None:
    letter = (await olga.sees())["letters"][0]["letter"]
    await desk.store.outbox.report_bounce(letter, "550 no such mailbox")

    kill(("store.outbox", "bounced", 1), "before")
    with pytest.raises(Killed):
        await post.record_bounces(desk)
    for _ in range(2):
        await post.record_bounces(other_desk)

    seen = await olga.sees()
    assert (seen["letters"][0]["bounce"], acknowledging(seen)) == ("550 no such mailbox", ["runs"])
    events = [event["event"] async for event in desk.store.register.events(complaint=case)]
    assert events.count("letter_bounced") == 1
    assert heard.alerts.count("letter_bounced") == 1
    assert (await desk.store.outbox.of_complaint(case))[0]["state"] == "bounced"


def acknowledging(complaint: dict[str, Any]) -> list[str]:
    clocks = [row for row in complaint["clocks"] if row["clock"] == "acknowledge"]
    return ["stopped" if "stopped_at" in row else "runs" for row in clocks]


async def test_r49_what_the_mail_server_refuses_for_good_waits_for_a_person(
    desk: Desk, heard: Heard, olga: Officer, mails: Post
) -> None:
    mails.refuse_recipient = "550 no such mailbox"
    await olga.does("withdraw", proof="e-mail")

    letter = (await desk.store.outbox.of_complaint(olga.reference))[-1]
    assert (letter["state"], "letter_refused" in heard.alerts) == ("failed", True)
    mails.refuse_recipient = None
    await post.send_again(desk, olga.staff, olga.reference, letter["_id"])
    await beats(desk)
    assert (await olga.sees())["letters"][-1]["kind"] == "closure"
