"""R38, R48 and the whole story, from the chat to closed and purged, with a clock that is set by hand."""

import pytest

from bot.actions import clocks, complaints, extracts, own_complaint, returns
from bot.actions.desk import Desk
from bot.actions.extracts import Asked
from bot.actions.own_complaint import Act
from bot.actions.register import verify
from bot.errors import NotAllowed
from bot.model.ids import Reference
from bot.model.people import Role, System
from bot.store.ports import ComplaintQuery
from tests.actions.officers import DRAFT, Officer, beat, kinds, missing, responded, under_investigation
from tests.actions.test_own_complaint import act, follows
from tests.desks import hired
from tests.hand_clock import HandClock

HOUSE = System("test")


async def test_r38_an_extension_is_given_in_time_at_most_twice_and_never_past_three_months(
    desk: Desk, clock: HandClock, olga: Officer
) -> None:
    await under_investigation(olga)
    clock.advance(days=40)
    with pytest.raises(NotAllowed) as too_long:
        await olga.does("extend", days=60, reason="Banque.")
    first = await olga.does("extend", days=10, reason="La banque n'a pas répondu.")
    until = first["extensions"][0]["until"]
    clock.advance(days=5)
    await clocks.sweep(desk)
    second = await olga.does("extend", days=15, reason="La banque tarde.")
    with pytest.raises(NotAllowed) as third:
        await olga.does("extend", days=1, reason="Encore.")

    assert (missing(too_long.value), missing(third.value)) == (["within_three_months"], ["extensions_left"])
    assert second["extensions"][1]["until"] > until
    clock.advance(days=30)
    await clocks.sweep(desk)
    missed = [row["clock"] for row in (await olga.sees())["misses"]]
    # The first promise still counts.
    assert "propose" in missed
    assert (await kinds(desk, olga.reference)).count("extension") == 2


async def test_r38_after_its_end_a_promise_is_not_extended(clock: HandClock, olga: Officer) -> None:
    await under_investigation(olga)
    clock.advance(days=70)
    with pytest.raises(NotAllowed) as late:
        await olga.does("extend", days=5, reason="Oubli.")

    assert "promise_running" in missing(late.value)


async def test_r48_the_customer_acts_in_the_chat_under_the_same_table_and_dates(
    desk: Desk, olga: Officer, ines: Officer
) -> None:
    await responded(olga, ines)
    chat = await follows(desk, olga.reference)
    shown = await own_complaint.read(desk, chat.who, olga.reference)
    assert {"accept", "refuse_response", "withdraw"} <= set(shown["allowed"])

    await act(desk, chat, "refuse_response", text="Je n'ai rien reçu.")

    seen = await olga.sees()
    assert (seen["reply"]["kind"], seen["reply"]["by"]) == ("refused", "customer")
    with pytest.raises(NotAllowed):
        await own_complaint.act(desk, chat.who, Act(olga.reference, "accept", seen["version"], "a2"))


async def test_r37_a_case_outside_keeps_everything_until_it_is_determined(
    desk: Desk, clock: HandClock, olga: Officer, ines: Officer
) -> None:
    referred = await olga.does("refer_external", body="FSA", case="77", on="2026-11-23")
    assert next(row for row in referred["clocks"] if row["clock"] == "lapse")["stopped_at"]
    await olga.does("withdraw", proof="e-mail")
    clock.advance(days=7 * 366)
    await clocks.sweep(desk)
    with pytest.raises(NotAllowed) as pending:
        await olga.does("propose_purge")
    assert missing(pending.value) == ["no_external_case"]

    determined = await olga.does("determine_external", outcome="settled", on="2033-01-01")
    await clocks.sweep(desk)

    assert determined["external_cases"][0]["determined"]["outcome"] == "settled"
    assert "purge" in await olga.sees()


async def test_r36_r41_r48_from_the_chat_to_closed_and_purged(
    desk: Desk, clock: HandClock, olga: Officer, ines: Officer, case: Reference
) -> None:
    # Filed in the chat, acknowledged by mail; an officer and a lead handle it; the customer answers.
    await under_investigation(olga)
    await olga.does("request_information", questions="Quel jour ?")
    chat = await follows(desk, case)
    await act(desk, chat, "provide_information", text="Le 3 novembre.")
    clock.advance(days=20)
    await olga.does("record_finding", allegation="Retard", finding="upheld", reasons="Relevé.")
    redress = {"kind": "money", "amount": {"minor": 5_000, "currency": "EUR"}, "by": "2026-12-31"}
    await olga.does("submit", **DRAFT, redress=redress)
    await ines.does("declare_no_conflict")
    await ines.does("send_back", reason="Nommez la date du virement.")
    await olga.does("submit", **DRAFT, redress=redress)
    await ines.does("approve")
    await olga.does("respond")

    # Refused, looked at again, accepted in the chat; what was promised is done.
    chat = await follows(desk, case)
    await act(desk, chat, "refuse_response", "r1", text="Trop peu.")
    await olga.does("reconsider", reason="Frais oubliés.")
    await olga.does("submit", **DRAFT, redress={**redress, "amount": {"minor": 7_000, "currency": "EUR"}})
    await ines.does("approve")
    await olga.does("respond")
    chat = await follows(desk, case)
    await act(desk, chat, "accept", "r2")
    await beat(desk)
    assert (await olga.sees())["state"] == "remedy"
    await olga.does("remedy", done="Virement de 70 EUR.", done_on="2026-12-13")
    closed = await olga.does("close")
    assert (closed["closed"]["as"], closed.get("misses")) == ("resolved", None)
    assert await kinds(desk, case) == [
        *("acknowledgement", "information_request", "final_response", "recourse"),
        *("final_response", "closure"),
    ]

    # Seven years later it is proposed by itself, held once, and purged by two people.
    year = await returns.read(desk, HOUSE, "2026H2")
    assert (year["closed"]["as"], year["closed"]["redress"][0]["minor"]) == ({"resolved": 1}, 7_000)
    clock.advance(days=7 * 366)
    await clocks.sweep(desk)
    await ines.does("hold", reason="Procès.")
    with pytest.raises(NotAllowed):
        await ines.does("approve_purge")
    await ines.does("release_hold", reason="Jugement.")
    otto = Officer(desk, await hired(desk, "otto", Role.OFFICER), case)
    await ines.does("approve_purge")
    await otto.does("approve_purge")

    # What is left is a tombstone that counts, and a chain that verifies.
    rows, total = await complaints.find(desk, ines.staff, ComplaintQuery(), 1)
    assert (total, rows[0]["state"], "narrative" in rows[0]) == (1, "purged", False)
    assert (await complaints.find(desk, ines.staff, ComplaintQuery(text="claire"), 1))[1] == 0
    assert b"claire" not in (await extracts.taken_by(desk, ines.staff, Asked())).data
    assert (await returns.read(desk, HOUSE, "2026H2"))["books"]["received"] == 1
    report = await verify(desk, HOUSE)
    assert (report["whole"], report["faults"]) == (True, [])
