"""What stands beside a conversation: replies, articles, the customer's other matters."""

from collections.abc import Awaitable, Callable

from bot.actions import agent
from bot.app import House
from bot.model.people import Role
from tests.chats import Chat
from tests.doors.visitors import Client, Visitor, code_of

Visit = Callable[..., Awaitable[Visitor]]


async def asked_by(house: House, email: str) -> Chat:
    chat = await Chat.begun(house.desk)
    await chat.play("Claire Martin", email)
    await house.desk.projector.settled()
    return chat


async def test_replies_are_filled_in_the_customers_language_as_far_as_is_known(
    visit: Visit, house: House
) -> None:
    lea = await visit("lea", Role.AGENT)
    chat = await asked_by(house, "claire@example.fr")
    await agent.take(house.desk, lea.staff, chat.id, "t1")

    rows = {row["id"]: row for row in (await lea.ask(f"/api/conversations/{chat.id}/replies"))["replies"]}

    assert rows["greeting"]["text"].startswith("Bonjour Claire Martin, je suis Lea de ")
    assert rows["greeting"]["missing"] == []
    assert rows["moment"]["missing"] == ["minutes"]
    assert "{{ minutes }}" in rows["moment"]["text"]
    assert rows["complaint_reference"]["missing"] == ["reference"]


async def test_an_article_is_found_in_either_language(visit: Visit) -> None:
    lea = await visit("lea", Role.AGENT)

    found = (await lea.ask("/api/knowledge", q="comment retirer mon argent", language="en"))["articles"]

    assert set(found[0]) >= {"id", "title", "passage", "source", "score"}
    assert await code_of(await lea.get("/api/knowledge", q=" ")) == (400, "bad_request")


async def test_other_conversations_of_the_address_are_shown_as_far_as_one_may_read_them(
    visit: Visit, house: House
) -> None:
    first, second = await asked_by(house, "claire@example.fr"), await asked_by(house, "Claire@example.fr")
    await asked_by(house, "max@example.fr")
    lou = await visit("lou", Role.LEAD)
    seen_by_lead = await lou.ask(f"/api/conversations/{second.id}/customer")
    lea = await visit("lea", Role.AGENT)
    await agent.take(house.desk, lea.staff, second.id, "t1")

    seen_by_agent = await lea.ask(f"/api/conversations/{second.id}/customer")

    assert [line["conversation"] for line in seen_by_lead["conversations"]] == [first.id]
    assert seen_by_lead["verified"] is False
    assert seen_by_agent["conversations"] == []


async def test_the_complaint_of_the_address_is_shown_with_its_clocks(visit: Visit, house: House) -> None:
    filed = await Chat.begun(house.desk)
    await filed.complaint_until("confirm")
    await filed.answer("* file")
    again = await asked_by(house, "claire@example.fr")
    odile = await visit("odile", Role.OFFICER, Role.LEAD)

    found = await odile.ask(f"/api/conversations/{again.id}/customer")

    assert [row["reference"] for row in found["complaints"]] == ["C-2026-000001"]
    assert {clock["clock"] for clock in found["complaints"][0]["clocks"]} >= {"acknowledge", "propose"}


async def test_a_conversation_that_one_may_not_read_shows_nothing(
    visit: Visit, house: House, client: Client
) -> None:
    chat = await asked_by(house, "claire@example.fr")
    lea = await visit("lea", Role.AGENT)

    for part in ("customer", "replies"):
        assert await code_of(await lea.get(f"/api/conversations/{chat.id}/{part}")) == (404, "not_found")
