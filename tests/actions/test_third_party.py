"""R15, R33: somebody files for another: acknowledged at once, and nothing more before it is allowed."""

import pytest

from bot.actions import evidence
from bot.actions.desk import Desk
from bot.errors import NotAllowed
from bot.model.ids import Reference
from bot.model.people import Role
from tests.actions.officers import Officer, beat, kinds, missing
from tests.chats import Chat
from tests.desks import hired
from tests.hand_clock import HandClock

PAPER = {"grantor": "Paul Roux", "scope": "Cette réclamation", "signed_on": "2026-11-20"}
PROMISES = {"propose", "external"}


@pytest.fixture
async def otto(desk: Desk) -> Officer:
    """At work on a complaint that Claire filed for Paul, without his authorisation."""
    chat = await Chat.begun(desk)
    await chat.complaint_until("filer")
    await chat.answer("* third_party")
    await chat.answer("Paul Roux")
    await chat.answer("* skip")
    await chat.until("confirm")
    await chat.answer("* file")
    await beat(desk)
    reference = (await chat.head()).complaint
    assert reference is not None
    return Officer(desk, await hired(desk, "otto", Role.OFFICER), Reference(reference))


async def papers(otto: Officer) -> str:
    """What came by post: kept, and named among the complaint's files."""
    kept = await evidence.keep_evidence(otto.desk, otto.staff, otto.reference, "mandat.txt", b"Je donne")
    await otto.does("provide_information", text="Mandat reçu.", files=[kept.file])
    return kept.file


def running(complaint: dict[str, object]) -> set[str]:
    clocks = complaint["clocks"]
    assert isinstance(clocks, list)
    return {clock["clock"] for clock in clocks if "stopped_at" not in clock}


async def test_r33_the_time_to_answer_starts_when_the_authorisation_was_received(
    desk: Desk, clock: HandClock, otto: Officer
) -> None:
    filed = await otto.sees()
    assert (filed["state"], running(filed) & PROMISES) == ("awaiting_authorisation", set())
    with pytest.raises(NotAllowed) as early:
        await otto.does("start")
    assert missing(early.value) == ["stage"]

    clock.advance(days=3)
    file = await papers(otto)
    clock.advance(days=4)
    verified = await otto.does("verify_authorisation", file=file, **PAPER)

    assert (verified["state"], running(verified) & PROMISES) == ("assessment", PROMISES)
    assert {c["day0"] for c in verified["clocks"] if c["clock"] in PROMISES} == {"2026-11-26"}
    assert verified["authorised"]["grantor"] == "Paul Roux"
    assert await kinds(desk, otto.reference) == ["acknowledgement", "authorisation_verified"]


async def test_r33_one_that_expired_or_is_no_file_of_the_complaint_verifies_nothing(otto: Officer) -> None:
    file = await papers(otto)
    with pytest.raises(NotAllowed) as expired:
        await otto.does("verify_authorisation", file=file, **PAPER, valid_until="2026-11-01")
    with pytest.raises(NotAllowed) as unknown:
        await otto.does("verify_authorisation", file="nowhere", **PAPER)

    assert (missing(expired.value), missing(unknown.value)) == (
        ["authorisation_valid"],
        ["authorisation_known"],
    )


async def test_r33_refused_the_complaint_waits_on_and_its_letter_says_why(desk: Desk, otto: Officer) -> None:
    refused = await otto.does("refuse_authorisation", reason="Signature manquante.")

    assert (refused["state"], running(refused) & PROMISES) == ("awaiting_authorisation", set())
    letter = (await desk.store.outbox.of_complaint(otto.reference))[-1]
    assert letter["kind"] == "authorisation_refused"
    assert "Signature manquante." in letter["text"]
    # It goes to whoever filed, and says nothing about the client's account.
    assert letter["to"] == "claire@example.fr"


async def test_r33_revoked_work_stops_and_its_clocks_end(desk: Desk, clock: HandClock, otto: Officer) -> None:
    await otto.does("verify_authorisation", file=await papers(otto), **PAPER)
    clock.advance(days=2)

    revoked = await otto.does("revoke_authorisation", reason="Le client a retiré son mandat.")

    assert (revoked["state"], running(revoked) & PROMISES) == ("awaiting_authorisation", set())
    assert "authorised" not in revoked
    letter = (await desk.store.outbox.of_complaint(otto.reference))[-1]
    assert letter["kind"] == "authorisation_revoked"
    assert "Le client a retiré son mandat." in letter["text"]
    with pytest.raises(NotAllowed):
        await otto.does("start")


async def test_r37_a_lapse_takes_three_months_a_notice_and_two_people(
    desk: Desk, clock: HandClock, otto: Officer, ines: Officer
) -> None:
    """The firm's own promise began late, so it is not missed while the customer owes the answer."""
    lead = Officer(desk, ines.staff, otto.reference)
    clock.advance(days=58)
    await otto.does("verify_authorisation", file=await papers(otto), **PAPER)
    await otto.does("assign", officer="otto", investigator="otto")
    await otto.does("declare_no_conflict")
    await otto.does("start")
    await otto.does("request_information", questions="Quel compte ?")
    clock.advance(days=8)
    await otto.does("remind")
    clock.advance(days=8)
    await otto.does("give_final_notice", purpose="lapse")
    lapsing = {"proposal": "lapsed", "text": "Sans réponse depuis trois mois."}
    with pytest.raises(NotAllowed) as early:
        await otto.does("submit", **lapsing)
    assert set(missing(early.value)) == {"customer_owes_answer", "lapse_permitted"}

    clock.advance(days=19)
    await otto.does("submit", **lapsing)
    with pytest.raises(NotAllowed) as alone:
        await otto.does("approve")
    assert "not_drafter" in missing(alone.value)
    await lead.does("declare_no_conflict")
    await lead.does("approve")

    assert (await otto.does("close"))["closed"]["as"] == "lapsed"
    assert (await kinds(desk, otto.reference))[-2:] == ["lapse_notice", "closure"]


async def test_r37_where_the_firm_missed_a_promise_nothing_lapses(
    clock: HandClock, olga: Officer, ines: Officer
) -> None:
    await olga.does("assign", officer="olga", investigator="olga")
    await olga.does("declare_no_conflict")
    await olga.does("start")
    await olga.does("request_information", questions="Quel compte ?")
    clock.advance(days=16)
    await olga.does("remind")
    clock.advance(days=60)
    await olga.does("give_final_notice", purpose="lapse")
    clock.advance(days=30)

    with pytest.raises(NotAllowed) as late:
        await olga.does("submit", proposal="lapsed", text="Trois mois ont passé.")

    assert missing(late.value) == ["lapse_permitted"]
