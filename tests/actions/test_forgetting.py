"""R45, R47: drafts go after 30 days, conversations after their time, greetings after a day, orphans."""

import json
from pathlib import Path

from bot.actions import clocks, customer, daily, evidence, reviewing
from bot.actions.desk import Desk
from bot.actions.forgetting import draft_fields, forget_all
from bot.actions.reviewing import Wish
from bot.firm.scorecards import load_scorecards
from bot.model.ids import ConversationId
from bot.model.people import Role
from bot.model.queries import LineQuery
from bot.register.chain import seal
from bot.store.mongo import MongoStore
from tests.chats import Chat
from tests.desks import hired
from tests.hand_clock import HandClock

FLOWS = Path(__file__).resolve().parents[2] / "flows"
STORY = "Mon retrait n’est pas arrivé"


async def kept(store: MongoStore) -> str:
    """Everything that the database holds, but for hashes and flows, as one text."""
    database = store._database
    names = set(await database.list_collection_names()) - {"flow_versions"}
    rows = [await database[name].find({}).to_list(None) for name in sorted(names)]
    return json.dumps(rows, default=str, ensure_ascii=False)


async def forgetting(desk: Desk) -> None:
    await desk.projector.settled()
    await forget_all(desk)


async def test_r45_an_abandoned_draft_is_erased_after_30_days(
    desk: Desk, store: MongoStore, clock: HandClock, projecting: None
) -> None:
    chat = await Chat.begun(desk)
    await chat.complaint_until("evidence")
    await evidence.keep_customers(desk, chat.who, "note.txt", b"Bonjour")
    clock.advance(days=29)
    await forgetting(desk)
    assert STORY in await kept(store)

    clock.advance(days=2)
    await forgetting(desk)

    left = await kept(store)
    assert (STORY in left, "Je veux mon argent" in left) == (False, False)
    head = await chat.head()
    assert (head.mode, set(head.fields) & draft_fields(desk.tools.flow)) == ("closed", set())
    # What was said beside the draft stays for as long as any conversation.
    assert head.fields["email"] == "claire@example.fr"


async def test_r45_whoever_came_back_keeps_the_draft(
    desk: Desk, store: MongoStore, clock: HandClock, projecting: None
) -> None:
    chat = await Chat.begun(desk)
    await chat.complaint_until("wanted")
    clock.advance(days=29)
    await chat.answer("Je veux mon argent.")
    clock.advance(days=29)

    await forgetting(desk)

    assert STORY in await kept(store)


async def test_a_conversation_is_forgotten_after_its_months_and_its_numbers_stay(
    desk: Desk, store: MongoStore, clock: HandClock, projecting: None
) -> None:
    chat = await Chat.begun(desk)
    await chat.until("next")
    await customer.leave(desk, chat.who, "bye")
    before = [(entry.no, entry.seq, entry.at, entry.by, entry.kind) for entry in await chat.entries()]
    clock.advance(days=364)
    await forgetting(desk)
    assert "girafe" in await kept(store)

    clock.advance(days=3)
    await forgetting(desk)

    left = await kept(store)
    assert [word for word in ("girafe", "claire@example.fr", "Claire Martin") if word in left] == []
    assert [(row.no, row.seq, row.at, row.by, row.kind) for row in await chat.entries()] == before
    assert (await desk.store.lines.find(LineQuery(email="claire@example.fr")))[1] == 0


async def test_what_a_review_says_of_a_forgotten_conversation_goes_with_it(
    desk: Desk, store: MongoStore, clock: HandClock, projecting: None
) -> None:
    chat = await Chat.begun(desk)
    await chat.until("next")
    lou = await hired(desk, "lou", Role.LEAD)
    desk.tools.scorecards = load_scorecards(FLOWS)
    comments = [{"no": 1, "text": "Sa girafe l’inquiète."}]
    wish = Wish("conversation", {"tone": "yes"}, comments, coaching="Parler de girafes.", private="Girafe ?")
    await reviewing.review(desk, lou, chat.id, wish)
    await customer.leave(desk, chat.who, "bye")
    clock.advance(days=367)

    await forgetting(desk)

    (left,) = await desk.store.reviews.of([chat.id])
    assert (left["verdicts"], left["total"]) == ({"tone": "yes"}, 100)
    assert "irafe" not in await kept(store)


async def test_a_conversation_with_a_complaint_is_kept_as_long_as_the_complaint(
    desk: Desk, store: MongoStore, clock: HandClock, projecting: None
) -> None:
    chat = await Chat.begun(desk)
    await chat.complaint_until("confirm")
    await chat.answer("* file")
    clock.advance(days=800)

    await forgetting(desk)

    assert any(entry.text and STORY in entry.text for entry in await chat.entries())


async def test_a_greeting_that_nobody_answered_is_gone_after_a_day(
    desk: Desk, clock: HandClock, projecting: None
) -> None:
    conversation, token = await customer.start(desk, "fr")
    clock.advance(days=1, minutes=1)

    await forgetting(desk)

    assert await desk.store.turns.head(ConversationId(conversation)) is None
    assert await desk.store.tokens.conversation(token, clock.now()) is None


async def test_r47_a_payload_that_no_event_knows_goes_a_day_after_it_was_found(
    desk: Desk, clock: HandClock, case: str
) -> None:
    await desk.store.register.put_payload("lost", seal("lost", {"narrative": "…"}))
    await daily.begin(desk)
    clock.advance(days=1)
    await clocks.sweep(desk)
    assert await desk.store.register.payload("lost") is not None

    clock.advance(days=1)
    await clocks.sweep(desk)

    assert await desk.store.register.payload("lost") is None
    assert [row async for row in desk.store.register.payloads()] != []
