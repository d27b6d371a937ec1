"""R50: a request for access or erasure is answered whole, and field by field."""

from dataclasses import replace

import pytest

from bot.actions import customer, inquiries, replying, subjects
from bot.actions.desk import Desk
from bot.errors import Forbidden
from bot.model.mode import Mode
from bot.model.people import Role
from tests.actions.officers import Officer
from tests.chats import Chat
from tests.desks import hired
from tests.hand_clock import HandClock

EMAIL, PROOF = "Claire@example.fr", "appel de contrôle"


async def test_r50_access_gives_complaints_letters_conversations_and_inquiries(
    desk: Desk, olga: Officer, projecting: None
) -> None:
    await desk.projector.settled()

    found = await subjects.access(desk, olga.staff, EMAIL, PROOF)

    complaint = found["complaints"][0]
    assert (complaint["reference"], found["withheld"]) == (olga.reference, [])
    assert complaint["narrative"] == "Mon retrait n’est pas arrivé."
    assert [letter["kind"] for letter in complaint["letters_sent"]] == ["acknowledgement"]
    assert found["conversations"][0]["fields"]["email"] == "claire@example.fr"
    # Who looked is on record, as for every reading of a complaint.
    last = await desk.store.accesses.last()
    assert last is not None
    assert (last["staff"], last["what"]) == ("olga", f"complaint:{olga.reference}")


async def test_r50_erasure_keeps_the_register_and_says_until_when_and_why(
    desk: Desk, olga: Officer, ines: Officer, projecting: None
) -> None:
    await desk.projector.settled()
    running = await subjects.erase(desk, olga.staff, EMAIL, PROOF)
    assert {(row["answer"], row["ground"]) for row in running["answers"]} == {
        ("kept_until", "complaint_open")
    }

    await olga.does("withdraw", proof="e-mail")
    closed = {row["field"]: row for row in (await subjects.erase(desk, olga.staff, EMAIL, PROOF))["answers"]}
    until = next(row["due"] for row in (await olga.sees())["clocks"] if row["clock"] == "retention")
    assert closed["narrative"] == {
        "of": olga.reference,
        "field": "narrative",
        "answer": "kept_until",
        "ground": "legal_obligation",
        "until": until,
    }

    await ines.does("hold", reason="Procès.")
    held = {row["field"]: row for row in (await subjects.erase(desk, olga.staff, EMAIL, PROOF))["answers"]}
    assert (held["narrative"]["answer"], held["narrative"]["ground"]) == ("restricted", "legal_hold")
    assert (await olga.sees())["narrative"]


async def test_r50_a_conversation_without_a_complaint_is_erased_now_once_it_is_closed(
    desk: Desk, clock: HandClock, projecting: None
) -> None:
    olga = await hired(desk, "olga", Role.OFFICER)
    chat = await Chat.begun(desk)
    await chat.until("question")
    await desk.projector.settled()
    running = (await subjects.erase(desk, olga, EMAIL, PROOF))["answers"]
    assert [(row["answer"], row["ground"]) for row in running] == [("restricted", "conversation_open")]

    await customer.leave(desk, chat.who, "bye")
    await desk.projector.settled()
    answers = (await subjects.erase(desk, olga, EMAIL, PROOF))["answers"]

    assert [(row["of"], row["answer"]) for row in answers] == [(chat.id, "erased_now")]
    assert [entry.text for entry in await chat.entries() if entry.text] == []


async def test_r50_what_came_by_phone_is_found_and_goes_once_it_is_answered(
    desk: Desk, clock: HandClock, projecting: None
) -> None:
    olga = await hired(desk, "olga", Role.OFFICER)
    new = inquiries.NewInquiry(
        "phone", "fr", "Où est mon virement ?", name="Claire", email="CLAIRE@example.fr"
    )
    number = (await inquiries.open_for(desk, olga, new))["number"]
    await inquiries.open_for(desk, olga, replace(new, email="claire@example.fr.example.org"))

    waits = (await subjects.erase(desk, olga, EMAIL, PROOF))["answers"]
    assert [(row["of"], row["answer"], row["ground"]) for row in waits] == [
        (number, "restricted", "inquiry_open")
    ]
    await replying.reply(desk, olga, number, replying.Reply("answered", "Il arrive demain."), "k1")
    (told,) = (await subjects.access(desk, olga, EMAIL, PROOF))["inquiries"]
    assert (told["question"], [letter["kind"] for letter in told["letters_sent"]]) == (
        "Où est mon virement ?",
        ["answer"],
    )

    await desk.store.inquiries.put({**(await desk.store.inquiries.get(number) or {}), "state": "answered"})
    answers = (await subjects.erase(desk, olga, EMAIL, PROOF))["answers"]

    assert [(row["of"], row["answer"]) for row in answers] == [(number, "erased_now")]
    kept = await desk.store.inquiries.get(number)
    assert kept is not None
    assert (kept["number"], "email" in kept, "question" in kept) == (number, False, False)
    assert await desk.store.outbox.of_inquiry(number) == []


async def test_r50_a_question_that_waits_for_its_answer_is_not_erased_with_its_closed_conversation(
    desk: Desk, projecting: None
) -> None:
    olga = await hired(desk, "olga", Role.OFFICER)
    chat = await Chat.begun(desk)
    await chat.until("next")
    await customer.leave(desk, chat.who, "bye")
    await desk.projector.settled()
    head = await desk.head(chat.id)
    assert head.inquiry is not None
    assert (head.mode, head.inquiry.state) == (Mode.CLOSED, "open")

    answers = (await subjects.erase(desk, olga, EMAIL, PROOF))["answers"]

    assert [(row["of"], row["ground"]) for row in answers] == [(chat.id, "inquiry_open")]
    assert [entry.text for entry in await chat.entries() if entry.text]


async def test_r50_however_much_is_kept_of_a_person_all_of_it_is_told(
    desk: Desk, olga: Officer, projecting: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(subjects, "AT_ONCE", 1)
    chat = await Chat.begun(desk)
    await chat.until("next")
    await desk.projector.settled()

    found = await subjects.access(desk, olga.staff, EMAIL, PROOF)

    (said,) = [one["entries"] for one in found["conversations"] if one["conversation"] == chat.id]
    assert len(found["conversations"]) == 2
    assert len(said) == len(await chat.entries()) > 2


async def test_r50_what_one_is_excluded_from_somebody_else_answers(
    desk: Desk, olga: Officer, projecting: None
) -> None:
    otto = await hired(desk, "otto", Role.OFFICER)
    await olga.does("exclude", staff="otto", reason="interest")

    found = await subjects.access(desk, otto, EMAIL, PROOF)

    assert (found["complaints"], found["withheld"]) == ([], [olga.reference])
    with pytest.raises(Forbidden):
        await subjects.access(desk, await hired(desk, "lea"), EMAIL, PROOF)


async def test_r50_what_would_go_is_seen_first_and_the_answer_is_listed_without_the_person(
    desk: Desk, olga: Officer, projecting: None
) -> None:
    chat = await Chat.begun(desk)
    await chat.until("question")
    await customer.leave(desk, chat.who, "bye")
    await desk.projector.settled()

    seen = await subjects.foresee(desk, olga.staff, EMAIL)
    assert await subjects.requests(desk, olga.staff) == ([], 0)
    assert [entry.text for entry in await chat.entries() if entry.text]
    done = await subjects.erase(desk, olga.staff, EMAIL, PROOF)
    (request,), total = await subjects.requests(desk, olga.staff)

    assert done == seen
    assert [entry.text for entry in await chat.entries() if entry.text] == []
    assert (total, request["kind"], request["name"], request["answers"]) == (
        *(1, "erasure", "Olga"),
        done["answers"],
    )
    assert EMAIL.casefold() not in str(request).casefold()
    with pytest.raises(Forbidden):
        await subjects.requests(desk, await hired(desk, "lea"))
