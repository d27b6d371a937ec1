"""R32: complaints that came by e-mail, phone or post have the same dates, and a proof of their day."""

import asyncio
import json
from typing import Any

import pytest

from bot.actions import extracts, intake
from bot.actions.desk import Desk
from bot.errors import BadRequest, ClientIdReused, Forbidden
from bot.model.people import Role, Staff
from tests.actions.officers import beat
from tests.desks import hired

TOLD: dict[str, Any] = {
    "channel": "phone",
    "language": "fr",
    "received_on": "2026-11-22",
    "reception": {"proof": "Appel enregistré no 12", "read_back": True},
    "filer": "self",
    "complainant": {"name": "Ana Roy"},
    "service": "withdrawals",
    "narrative": "Rien n'est arrivé.",
    "wanted": "Le virement.",
}


@pytest.fixture
async def otto(desk: Desk) -> Staff:
    return await hired(desk, "otto", Role.OFFICER)


async def test_r32_it_is_counted_from_the_day_it_came_and_its_letter_waits_to_be_printed(
    desk: Desk, otto: Staff
) -> None:
    one = await intake.register_for(desk, otto, TOLD, "k1")
    again = await intake.register_for(desk, otto, TOLD, "k1")
    await beat(desk)

    assert one["reference"] == again["reference"] == "C-2026-000001"
    assert [(c["day0"], c["due"]) for c in one["clocks"] if c["clock"] == "acknowledge"] == [
        ("2026-11-22", "2026-11-27")
    ]
    [letter] = await desk.store.outbox.of_complaint(one["reference"])
    assert (letter["kind"], letter["state"]) == ("acknowledgement", "to_print")


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"received_on": "2026-11-24"}, "received_on"),
        ({"received_on": "2026-11-20"}, "reception.late_reason"),
        ({"service": "catering"}, "service"),
        ({"channel": "email"}, "email"),
        ({"reception": {"read_back": True}}, "reception.proof"),
        ({"facts_on": "2026-11-24"}, "facts_on"),
        ({"amount": {"minor": 100, "currency": "ZZZ"}}, "amount.currency"),
        ({"narrative": "rien\x00"}, "narrative"),
        ({"wanted": "\u200b\u2060"}, "wanted"),
        ({"complainant": {"name": "\u3164"}}, "complainant.name"),
    ],
)
async def test_r32_what_cannot_be_is_named(
    desk: Desk, otto: Staff, changes: dict[str, Any], field: str
) -> None:
    with pytest.raises(BadRequest) as refused:
        await intake.register_for(desk, otto, TOLD | changes, "k1")

    assert set(refused.value.details or {}) == {field}
    assert await desk.store.register.last() is None


async def test_r32_a_key_that_was_used_for_something_else_files_nothing_and_says_so(
    desk: Desk, otto: Staff
) -> None:
    await intake.register_for(desk, otto, TOLD, "k1")

    with pytest.raises(ClientIdReused):
        await intake.register_for(desk, otto, TOLD | {"wanted": "Des excuses."}, "k1")


async def test_r32_of_two_at_once_with_one_key_the_other_is_told(desk: Desk, otto: Staff) -> None:
    both = (TOLD, TOLD | {"wanted": "Des excuses."})
    done = await asyncio.gather(
        *(intake.register_for(desk, otto, told, "k1") for told in both), return_exceptions=True
    )

    assert sorted(type(one).__name__ for one in done) == ["ClientIdReused", "dict"]


async def test_r32_an_agent_registers_nothing(desk: Desk, lea: Staff) -> None:
    with pytest.raises(Forbidden):
        await intake.register_for(desk, lea, TOLD, "k1")


@pytest.mark.parametrize(("language", "words"), [("fr", "1 250,50 €"), ("en", "€1,250.50")])
async def test_r19_the_amount_in_dispute_stands_in_the_register_the_extract_and_the_letter(
    desk: Desk, otto: Staff, language: str, words: str
) -> None:
    told = {**TOLD, "language": language, "amount": {"minor": 125_050, "currency": "EUR"}}
    one = await intake.register_for(desk, otto, told, "k1")
    await beat(desk)

    assert one["amount"] == {"minor": 125_050, "currency": "EUR"}
    [letter] = await desk.store.outbox.of_complaint(one["reference"])
    assert words in " ".join(letter["text"].split())
    assert words in " ".join(json.dumps(letter["blocks"], ensure_ascii=False).split())
    made = await extracts.take(desk.store.register, desk.tools.almanac, extracts.Asked("json"))
    [row] = json.loads(made.data)["complaints"]
    assert (row["amount_minor"], row["amount_currency"]) == (125_050, "EUR")
