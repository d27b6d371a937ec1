"""What a customer can do, on the real store."""

import asyncio

import pytest

from bot.actions import customer
from bot.actions.desk import Desk
from bot.errors import BadRequest, ClientIdReused, Closed, Stale
from bot.model.entry import By, Kind
from bot.model.mode import Mode
from tests.chats import Chat
from tests.desks import Heard


async def test_a_question_opens_one_inquiry_with_its_date(desk: Desk) -> None:
    chat = await Chat.begun(desk)

    head = await chat.until("next")

    assert head.inquiry is not None
    assert (head.inquiry.number, head.inquiry.reply_by) == ("Q-2026-000001", "2026-11-26")


async def test_the_same_message_again_gets_the_first_answer(desk: Desk, heard: Heard) -> None:
    chat = await Chat.begun(desk)
    first = await customer.say(desk, chat.who, "Claire", "m1")
    heard.clear()

    again = await customer.say(desk, chat.who, "Claire", "m1")

    assert again == first
    assert heard.entries == []


async def test_the_same_message_is_known_by_a_desk_that_never_saw_it(desk: Desk, other_desk: Desk) -> None:
    chat = await Chat.begun(desk)
    first = await customer.say(desk, chat.who, "Claire", "m1")

    assert await customer.say(other_desk, chat.who, "Claire", "m1") == first


async def test_a_client_id_is_good_for_one_content(desk: Desk) -> None:
    chat = await Chat.begun(desk)
    await customer.say(desk, chat.who, "Claire", "m1")

    with pytest.raises(ClientIdReused):
        await customer.say(desk, chat.who, "Clara", "m1")


async def test_two_processes_and_many_tabs_leave_no_gap(desk: Desk, other_desk: Desk) -> None:
    chat = await Chat.begun(desk)

    seqs = await asyncio.gather(
        *(customer.say(one, chat.who, f"ligne {n}", f"m{n}") for n in range(6) for one in (desk, other_desk))
    )

    entries = await chat.entries()
    assert [entry.seq for entry in entries] == list(range(1, len(entries) + 1))
    own = [entry.client_id for entry in entries if entry.by is By.CUSTOMER]
    assert sorted(filter(None, own)) == [f"m{n}" for n in range(6)]
    assert len(set(seqs)) == 6


async def test_an_answer_to_an_ask_that_is_no_longer_open_is_stale(desk: Desk) -> None:
    chat = await Chat.begun(desk)
    ask = (await chat.head()).ask
    assert ask is not None
    await chat.answer("Claire")

    with pytest.raises(Stale):
        await customer.say(desk, chat.who, "Clara", "m9", to=ask.to)


@pytest.mark.parametrize(("field", "choice"), [("declaration", "yes"), ("confirm", "file")])
async def test_a_declaration_and_a_filing_must_name_what_they_answer(
    desk: Desk, field: str, choice: str
) -> None:
    chat = await Chat.begun(desk)
    before = await chat.complaint_until(field)

    with pytest.raises(BadRequest) as refused:
        await customer.choose(desk, chat.who, choice, "m99")

    assert refused.value.details == {"to": "Name the question that this answers."}
    assert (await chat.head()).n == before.n


async def test_a_typed_yes_declares_nothing_without_naming_the_declaration(desk: Desk) -> None:
    chat = await Chat.begun(desk)
    await chat.complaint_until("declaration")

    with pytest.raises(BadRequest):
        await customer.say(desk, chat.who, "oui", "m99")


async def test_a_long_text_is_taken_only_where_one_is_asked(desk: Desk) -> None:
    chat = await Chat.begun(desk)

    with pytest.raises(BadRequest) as refused:
        await customer.say(desk, chat.who, "x" * 4_001, "m1")

    assert refused.value.details == {"text": "At most 4,000 characters."}
    assert (await chat.head()).n == 1


async def test_an_unknown_choice_changes_nothing(desk: Desk) -> None:
    chat = await Chat.begun(desk)

    with pytest.raises(BadRequest):
        await chat.answer("* girafe")

    assert (await chat.head()).n == 1


async def test_a_card_number_is_never_stored(desk: Desk) -> None:
    chat = await Chat.begun(desk)

    await chat.answer("Claire 4111 1111 1111 1111")

    texts = [entry.text or "" for entry in await chat.entries()]
    assert not any("4111" in text for text in texts)
    assert any("1111" in text for text in texts)


async def test_a_conversation_is_rated_once(desk: Desk) -> None:
    chat = await Chat.begun(desk)
    await customer.rate(desk, chat.who, 4, "merci", "r1")

    with pytest.raises(Stale):
        await customer.rate(desk, chat.who, 1, None, "r2")

    rated = [entry for entry in await chat.entries() if entry.kind is Kind.RATED]
    assert [(entry.more["score"], entry.text) for entry in rated] == [(4, "merci")]


async def test_a_closed_conversation_takes_no_more_lines(desk: Desk) -> None:
    chat = await Chat.begun(desk)
    await customer.leave(desk, chat.who, "bye")

    with pytest.raises(Closed):
        await chat.answer("encore là ?")

    assert (await chat.head()).mode is Mode.CLOSED


async def test_the_language_changes_in_the_middle_and_the_question_is_repeated(desk: Desk) -> None:
    chat = await Chat.begun(desk)

    await customer.language(desk, chat.who, "en", "l1")

    head = await chat.head()
    assert (head.language, head.ask and head.ask.field) == ("en", "name")
    assert "your name" in ((await chat.entries())[-1].text or "")


@pytest.mark.parametrize("between", [(), ("* fix",)])
async def test_articles_on_offer_stay_so_in_another_language(desk: Desk, between: tuple[str, ...]) -> None:
    chat = await Chat.begun(desk)
    await chat.until("question")
    # Asked in English, the same words find nothing.
    head = await chat.play("je demenage le mois prochain que faire")
    assert head.ask is not None
    assert head.ask.field == "article"
    offered = [choice.value for choice in head.ask.choices]
    await chat.play(*between)

    await customer.language(desk, chat.who, "en", "l1")
    if between:
        await chat.play("* fix-name", "Anna")

    ask = (await chat.head()).ask
    assert ask is not None
    assert [choice.value for choice in ask.choices] == offered
    titles = {article.id: article.words["en"].title for article in desk.tools.library.articles}
    assert [choice.label for choice in ask.choices[:-1]] == [titles[name] for name in offered[:-1]]


async def test_files_of_another_conversation_cannot_be_sent(desk: Desk) -> None:
    chat, other = await Chat.begun(desk), await Chat.begun(desk)
    foreign = await desk.store.files.put(other.id, "a.txt", "text/plain", b"a", desk.now())

    with pytest.raises(BadRequest):
        await customer.attach(desk, chat.who, [foreign.file], "f1")
