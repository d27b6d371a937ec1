"""R35, R36, R39: how complaints end, and begin again."""

from itertools import count

import pytest

from bot.actions import complaints
from bot.actions.desk import Desk
from bot.errors import NotAllowed, NotFound
from bot.model.ids import Reference
from tests.actions.officers import DRAFT, Officer, filed, kinds, missing, responded, under_investigation
from tests.hand_clock import HandClock


async def test_r35_request_reminder_and_notice_before_a_case_is_given_up(
    desk: Desk, clock: HandClock, olga: Officer, ines: Officer, case: Reference
) -> None:
    await under_investigation(olga)
    waiting = await olga.does("request_information", questions="Quel compte ?\nQuel jour ?")
    assert waiting["state"] == "awaiting_customer"
    assert [c["due"] for c in waiting["clocks"] if c["clock"] == "answer"] == ["2026-12-07"]
    giving_up = {"proposal": "non_cooperation", "text": "Sans votre compte, rien ne peut être trouvé."}
    with pytest.raises(NotAllowed) as too_soon:
        await olga.does("submit", **giving_up)
    assert missing(too_soon.value) == ["customer_owes_answer"]
    await olga.does("remind")
    with pytest.raises(NotAllowed) as early:
        await olga.does("give_final_notice")
    assert missing(early.value) == ["answer_ran_out"]

    clock.advance(days=16)
    await olga.does("give_final_notice")
    clock.advance(days=9)
    await olga.does("submit", **giving_up)
    await ines.does("declare_no_conflict")
    await ines.does("approve")
    closed = await olga.does("close")

    assert closed["closed"]["as"] == "non_cooperation"
    assert await kinds(desk, case) == [
        *("acknowledgement", "information_request", "reminder", "final_notice", "closure"),
    ]


async def test_r4_waiting_for_the_customer_moves_no_date(clock: HandClock, olga: Officer) -> None:
    promised = {clock_["clock"]: clock_["due"] for clock_ in (await olga.sees())["clocks"]}
    await under_investigation(olga)
    await olga.does("request_information", questions="Quel compte ?")
    clock.advance(days=12)
    answered = await olga.does("provide_information", text="Le compte 42.")

    after = {clock_["clock"]: clock_["due"] for clock_ in answered["clocks"]}
    assert {name: after[name] for name in promised} == promised


async def test_r51_other_open_complaints_of_the_same_matter_are_named(desk: Desk, olga: Officer) -> None:
    second = await filed(desk)
    assert (await olga.sees())["repeats"] == [second]
    await olga.does("link", to=second, why="repeat")
    assert (await olga.sees())["repeats"] == []

    other = Officer(desk, olga.staff, second, count(100))
    await olga.does("withdraw", proof="e-mail")
    assert (await other.sees())["repeats"] == []


async def test_r35_an_answer_stops_what_the_customer_owed(olga: Officer) -> None:
    await under_investigation(olga)
    await olga.does("request_information", questions="Quel compte ?")
    back = await olga.does("provide_information", text="Le compte 42.")

    assert back["state"] == "investigation"
    assert [c for c in back["clocks"] if c["clock"] == "answer" and "stopped_at" in c]
    assert back["information_requests"][0]["answered_at"]


async def test_r36_silence_is_never_acceptance(clock: HandClock, olga: Officer, ines: Officer) -> None:
    await responded(olga, ines)
    ending = {"proposal": "no_reply", "text": "Vous n'avez pas répondu."}
    with pytest.raises(NotAllowed) as running:
        await olga.does("submit", **ending)
    assert missing(running.value) == ["reply_settled"]

    clock.advance(days=20)
    assert (await olga.sees())["state"] == "responded"
    await olga.does("submit", **ending)
    await ines.does("declare_no_conflict")
    await ines.does("approve")
    assert (await olga.does("close"))["closed"]["as"] == "no_reply"


async def test_r36_a_refused_response_is_looked_at_again(desk: Desk, olga: Officer, ines: Officer) -> None:
    await responded(olga, ines)
    await olga.does("refuse_response", reason="Rien reçu.", proof="chat")
    again = await olga.does("reconsider", reason="Nouveau relevé.")
    assert again["state"] == "reconsideration"

    await olga.does("submit", **DRAFT | {"outcome": "partly_upheld"})
    await ines.does("approve")
    assert (await olga.does("respond"))["response"]["outcome"] == "partly_upheld"
    assert (await kinds(desk, olga.reference)).count("final_response") == 2


async def test_r36_inadmissibility_takes_two_people_and_names_its_reasons(
    desk: Desk, olga: Officer, ines: Officer
) -> None:
    await olga.does("assign", officer="olga")
    await olga.does("submit", proposal="inadmissible", text="Le service n'est pas le nôtre.")
    with pytest.raises(NotAllowed):
        await olga.does("close")
    await ines.does("declare_no_conflict")
    await ines.does("approve")

    assert (await olga.does("close"))["closed"]["as"] == "inadmissible"
    letters = await desk.store.outbox.of_complaint(olga.reference)
    assert "pas le nôtre" in letters[-1]["text"]


async def test_r36_a_summary_resolution_needs_the_customer_and_stays_within_the_limit(
    clock: HandClock, olga: Officer
) -> None:
    await olga.does("assign", officer="olga")
    agreed = {
        "agreed": "Au téléphone le 23.",
        "text": "Frais remboursés.",
        "root_cause": {"area": "payment", "cause": "fees"},
    }
    much = {"kind": "money", "amount": {"minor": 10_001, "currency": "EUR"}}
    with pytest.raises(NotAllowed) as above:
        await olga.does("close", **agreed, redress=much)
    assert missing(above.value) == ["redress_within_limit"]
    with pytest.raises(NotAllowed) as alone:
        await olga.does("close")
    assert missing(alone.value) == ["customer_agreed"]

    assert (await olga.does("close", **agreed))["closed"]["as"] == "summary_resolution"


async def test_r39_reopened_it_is_round_two_with_fresh_clocks_and_the_first_round_stays_readable(
    desk: Desk, clock: HandClock, olga: Officer, ines: Officer
) -> None:
    await responded(olga, ines)
    await olga.does("accept", proof="chat")
    clock.advance(days=30)
    again = await olga.does("reopen", reason="Le virement est revenu.")

    assert (again["round"], again["state"], again["acknowledgement"]) == (2, "assessment", "sent")
    assert {c["clock"] for c in again["clocks"]} == {"acknowledge", "propose", "external", "lapse"}
    assert all(c["started_at"].startswith("2026-12-23") for c in again["clocks"])
    assert "response" not in again
    first = await complaints.read(desk, olga.staff, olga.reference, round=1)
    assert (first["state"], first["round"], first["allowed"]) == ("closed", 1, [])
    letters = await desk.store.outbox.of_complaint(olga.reference)
    assert f"{olga.reference}/2" in letters[-1]["subject"]
    with pytest.raises(NotFound):
        await complaints.read(desk, olga.staff, olga.reference, round=3)
