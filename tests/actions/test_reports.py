"""R42, R43: extract, half-year return, corrective actions, on the real store."""

import csv
import io
from datetime import timedelta
from itertools import count

import pytest

from bot.actions import clocks, daily, extracts, learning, returns
from bot.actions.desk import Desk
from bot.actions.extracts import Asked
from bot.actions.register import verify
from bot.errors import BadRequest, Forbidden, NotAllowed
from bot.model.ids import Reference
from bot.model.people import Role, System
from tests.actions.officers import Officer, filed, missing, responded
from tests.desks import Heard, hired
from tests.hand_clock import HandClock

HOUSE = System("test")
BOOKS = ("open_at_start", "received", "reopened", "closed", "open_at_end")
ACTION = {"action": "Relancer la banque.", "owner": "Paiements", "due": "2026-12-01"}


async def test_r43_the_books_of_a_half_year_balance(
    desk: Desk, clock: HandClock, olga: Officer, ines: Officer, case: Reference
) -> None:
    second = Officer(desk, olga.staff, await filed(desk), count(100))
    await olga.does("withdraw", proof="e-mail")
    clock.advance(days=60)
    await second.does("withdraw", proof="e-mail")
    await olga.does("reopen", reason="Le client revient.")

    before, after = [await returns.read(desk, HOUSE, half) for half in ("2026H2", "2027H1")]

    assert before["books"] == dict(zip(BOOKS, (0, 2, 0, 1, 1), strict=True))
    assert after["books"] == dict(zip(BOOKS, (1, 0, 1, 1, 1), strict=True))
    assert (before["balance"], after["balance"], after["provisional"]) == (True, True, True)
    assert (before["due"], before["closed"]["as"]) == ("2027-01-15", {"withdrawn": 1})


async def test_r43_a_half_that_is_over_is_frozen_with_its_checkpoint(
    desk: Desk, clock: HandClock, olga: Officer
) -> None:
    clock.advance(days=60)
    first = await returns.read(desk, HOUSE, "2026H2")
    await olga.does("withdraw", proof="e-mail")
    clock.advance(days=1)

    again = await returns.read(desk, HOUSE, "2026H2")

    assert again == first
    assert first["checkpoint"]["number"] == first["event"]
    assert (await verify(desk, HOUSE))["whole"]


async def test_r43_a_half_without_complaints_has_a_nil_return(desk: Desk, clock: HandClock) -> None:
    found = await returns.read(desk, HOUSE, "2025H1")

    assert (found["nil"], found["balance"], set(found["books"].values())) == (True, True, {0})
    with pytest.raises(BadRequest):
        await returns.read(desk, HOUSE, "2027H2")


async def test_r43_the_return_is_frozen_by_itself_on_the_first_day_after(
    desk: Desk, clock: HandClock, case: Reference
) -> None:
    await daily.begin(desk)
    clock.advance(days=60)
    await clocks.sweep(desk)

    assert await desk.store.register.return_of("2026H2") is not None


async def test_r43_an_extract_up_to_an_event_stays_the_same_whatever_comes_after(
    desk: Desk, olga: Officer, ines: Officer
) -> None:
    first = await extracts.taken_by(desk, ines.staff, Asked("json"))
    await olga.does("withdraw", proof="e-mail")

    again = await extracts.taken_by(desk, ines.staff, Asked("json", up_to=first.up_to))
    now = await extracts.taken_by(desk, ines.staff, Asked("json"))

    assert (again.sha256, again.complaints) == (first.sha256, 1)
    assert now.sha256 != first.sha256


async def test_r34_an_extract_says_nothing_about_what_its_reader_is_excluded_from(
    desk: Desk, olga: Officer, ines: Officer, case: Reference
) -> None:
    otto = await hired(desk, "otto", Role.OFFICER)
    await olga.does("exclude", staff="otto", reason="interest")

    def read(data: bytes) -> dict[str, str]:
        return next(csv.DictReader(io.StringIO(data.decode("utf-8-sig"))))

    hidden = read((await extracts.taken_by(desk, otto, Asked())).data)
    shown = read((await extracts.taken_by(desk, ines.staff, Asked())).data)

    assert (hidden["reference"], hidden["complainant"], hidden["narrative"]) == (case, "", "")
    assert shown["complainant"]
    with pytest.raises(Forbidden):
        await extracts.taken_by(desk, await hired(desk, "lea"), Asked())


async def test_r42_a_corrective_action_is_watched_until_it_is_done(
    desk: Desk, clock: HandClock, heard: Heard, olga: Officer, ines: Officer
) -> None:
    await responded(olga, ines, corrective_actions=[ACTION])
    clock.advance(days=30)
    await learning.alert_daily(desk)
    assert "action_overdue" in heard.alerts
    assert [row["overdue"] for row in await learning.actions(desk, olga.staff)] == [True]

    with pytest.raises(NotAllowed) as unknown:
        await olga.does("complete_action", number=2, done="Rien.", done_on="2026-12-20")
    await olga.does("complete_action", number=1, done="Banque relancée.", done_on="2026-12-20")

    assert missing(unknown.value) == ["action_open"]
    rows = await learning.actions(desk, olga.staff)
    assert [(row["owner"], row["done_on"], row["overdue"]) for row in rows] == [
        ("Paiements", "2026-12-20", False)
    ]


async def test_r42_the_tree_counts_each_complaint_once(
    desk: Desk, clock: HandClock, olga: Officer, ines: Officer
) -> None:
    await responded(olga, ines)
    await olga.does("reconsider", reason="Nouvelle pièce.")
    now = desk.now()

    found = await learning.causes(desk, olga.staff, now - timedelta(days=1), now + timedelta(days=1))

    payment = next(row for row in found["tree"] if row["area"] == "payment")
    assert (payment["complaints"], found["alerts"]) == (1, [])
