"""R55, R56: an inquiry that did not come by chat is replied to by a letter; sending it stops the clock."""

import pytest

from bot.actions import forgetting, inquiries, post, replying
from bot.actions.desk import Desk
from bot.actions.inquiries import NewInquiry
from bot.actions.replying import Reply
from bot.errors import BadRequest, ClientIdReused, NotAllowed, NotFound
from bot.model.ids import InquiryNumber
from bot.model.people import Role, Staff
from tests.actions.officers import beat
from tests.chats import Chat
from tests.desks import Heard, hired
from tests.hand_clock import HandClock

INTERIM = Reply("interim", "La banque nous répond *demain*.", "2026-11-27")


@pytest.fixture
async def otto(desk: Desk) -> Staff:
    return await hired(desk, "otto", Role.OFFICER)


async def asked(desk: Desk, staff: Staff, channel: str = "email", **more: str) -> InquiryNumber:
    new = NewInquiry(channel, more.pop("language", "fr"), "Où est mon retrait ?", **more)  # type: ignore[arg-type]  # only texts
    return InquiryNumber((await inquiries.open_for(desk, staff, new))["number"])


@pytest.mark.parametrize(("language", "day"), [("fr", "27 novembre 2026"), ("en", "27 November 2026")])
async def test_r56_the_interim_reply_leaves_by_mail_and_stops_the_clock_when_it_left(
    desk: Desk, otto: Staff, clock: HandClock, language: str, day: str
) -> None:
    number = await asked(desk, otto, language=language, name="Ana Roy", email="ana@example.fr")
    for _ in range(2):  # The same key is the same letter.
        made = await replying.reply(desk, otto, number, INTERIM, "k1")
    assert (await inquiries.read(desk, otto, number))["state"] == "open"

    left_at = clock.advance(minutes=5)
    await beat(desk)

    seen = await inquiries.read(desk, otto, number)
    assert (seen["state"], seen["interim_at"], seen["promised_on"]) == ("interim", left_at, "2026-11-27")
    [letter] = await replying.letters(desk, otto, number)
    assert (letter["_id"], letter["state"], letter["to"]) == (made["_id"], "recorded", "ana@example.fr")
    whole = await desk.store.outbox.get(letter["_id"])
    assert whole is not None
    for word in (day, "Ana Roy", "*demain*", number):
        assert word in whole["text"]


@pytest.mark.parametrize("language", ["fr", "en"])
async def test_r56_without_an_address_it_waits_to_be_printed_and_its_proof_stops_the_clock(
    desk: Desk, otto: Staff, clock: HandClock, language: str
) -> None:
    number = await asked(desk, otto, "post", language=language)
    letter = await replying.reply(desk, otto, number, INTERIM, "k1")
    await beat(desk)
    assert (letter["state"], (await inquiries.read(desk, otto, number))["state"]) == ("to_print", "open")
    assert (await replying.printed(desk, otto, number, letter["_id"])).startswith(b"%PDF")

    clock.advance(days=1)
    with pytest.raises(BadRequest):
        await replying.left(desk, otto, number, letter["_id"], "2026-11-25", "Recommandé 7")
    await replying.left(desk, otto, number, letter["_id"], "2026-11-24", "Recommandé 7")
    with pytest.raises(NotAllowed):
        await replying.left(desk, otto, number, letter["_id"], "2026-11-24", "Recommandé 8")
    await beat(desk)

    seen = await inquiries.read(desk, otto, number)
    assert (seen["state"], seen["interim_at"].isoformat()) == ("interim", "2026-11-23T20:00:00+00:00")
    assert (await replying.letters(desk, otto, number))[0]["proof"] == "Recommandé 7"


async def test_r56_the_answer_ends_it_and_then_nothing_more_is_replied(desk: Desk, otto: Staff) -> None:
    number = await asked(desk, otto, email="ana@example.fr")
    await replying.reply(desk, otto, number, INTERIM, "k1")
    await beat(desk)
    await replying.reply(desk, otto, number, Reply("answered", "Le virement est parti."), "k2")
    await beat(desk)

    seen = await inquiries.read(desk, otto, number)
    assert (seen["state"], "answered_at" in seen, "interim_at" in seen) == ("answered", True, True)
    with pytest.raises(NotAllowed):
        await replying.reply(desk, otto, number, INTERIM, "k3")


@pytest.mark.parametrize(
    "wrong",
    [
        Reply("interim", "Demain."),
        Reply("interim", "Demain.", "2026-11-20"),
        Reply("answered", "Voici.", "2026-11-27"),
    ],
)
async def test_r56_a_promise_that_cannot_be_is_refused(desk: Desk, otto: Staff, wrong: Reply) -> None:
    number = await asked(desk, otto, email="ana@example.fr")

    with pytest.raises(BadRequest) as refusal:
        await replying.reply(desk, otto, number, wrong, "k1")

    assert refusal.value.details
    assert set(refusal.value.details) == {"promised_on"}
    assert await replying.letters(desk, otto, number) == []


async def test_r56_a_key_used_for_other_words_is_refused_and_so_are_others_inquiries(
    desk: Desk, otto: Staff, lea: Staff, max_: Staff
) -> None:
    number = await asked(desk, lea, email="ana@example.fr")
    letter = await replying.reply(desk, lea, number, INTERIM, "k1")
    with pytest.raises(ClientIdReused):
        await replying.reply(desk, lea, number, Reply("interim", "Autre chose.", "2026-11-27"), "k1")
    with pytest.raises(NotFound):
        await replying.reply(desk, max_, number, INTERIM, "k1")
    other = await asked(desk, otto)
    with pytest.raises(NotFound):
        await replying.printed(desk, otto, other, letter["_id"])

    chat = await Chat.begun(desk)
    await chat.until("next")
    head = await chat.head()
    assert head.inquiry is not None
    await desk.store.inquiries.put({"number": head.inquiry.number, "conversation": chat.id, "state": "open"})
    with pytest.raises(NotAllowed):
        await replying.reply(desk, otto, head.inquiry.number, INTERIM, "k2")


async def test_r49_a_reply_that_came_back_is_owed_again(desk: Desk, otto: Staff, heard: Heard) -> None:
    number = await asked(desk, otto, email="ana@example.fr")
    letter = await replying.reply(desk, otto, number, INTERIM, "k1")
    await beat(desk)

    assert await desk.store.outbox.report_bounce(letter["_id"], "550 5.1.1 no such user")
    for _ in range(2):
        await post.record_bounces(desk)

    seen = await inquiries.read(desk, otto, number)
    assert (seen["state"], "interim_at" in seen) == ("open", False)
    assert heard.alerts.count("letter_bounced") == 1
    await replying.send_again(desk, otto, number, letter["_id"])
    await beat(desk)
    assert (await inquiries.read(desk, otto, number))["state"] == "interim"


async def test_r45_what_it_told_of_a_person_goes_with_its_letters(
    desk: Desk, otto: Staff, clock: HandClock
) -> None:
    number = await asked(desk, otto, name="Ana Roy", email="ana@example.fr")
    await replying.reply(desk, otto, number, Reply("answered", "Le virement est parti."), "k1")
    await beat(desk)
    clock.advance(days=300)
    await forgetting.forget_all(desk)
    assert (await desk.store.inquiries.get(number) or {})["name"] == "Ana Roy"

    clock.advance(days=70)
    await forgetting.forget_all(desk)

    kept = await desk.store.inquiries.get(number) or {}
    assert (kept["state"], {"name", "email", "question"} & set(kept)) == ("answered", set())
    assert await replying.letters(desk, otto, number) == []
