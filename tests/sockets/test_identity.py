"""A signed-in customer finds their conversation again; nobody else does."""

import pytest
from socketio.exceptions import ConnectionError as Refused

from tests.clients import Served
from tests.hand_clock import HandClock
from tests.identities import asserted

CLAIRE = {"name": "Claire Martin", "email": "claire@example.fr"}


async def test_a_signed_in_customer_is_not_asked_who_they_are(served: Served, clock: HandClock) -> None:
    claire = await served.customer(language="fr", identity=asserted("c-17", clock.now(), **CLAIRE))

    await claire.asked("account")
    assert not any(entry.get("field") == "name" for entry in claire.entries)


async def test_another_device_goes_on_with_the_same_conversation(served: Served, clock: HandClock) -> None:
    phone = await served.customer(language="fr", identity=asserted("c-17", clock.now(), **CLAIRE))
    await phone.answer("account", "12345")

    laptop = await served.customer(language="fr", identity=asserted("c-17", clock.now()))

    assert laptop.welcome["conversation"] == phone.welcome["conversation"]
    assert laptop.welcome["token"] != phone.welcome["token"]
    assert "12345" in [entry.get("text") for entry in laptop.entries]


async def test_an_anonymous_conversation_becomes_theirs_when_they_sign_in(
    served: Served, clock: HandClock
) -> None:
    ana = await served.customer(language="fr")
    await ana.answer("name", "Ana")

    again = await served.customer(
        token=ana.welcome["token"], identity=asserted("c-17", clock.now(), **CLAIRE)
    )
    head = await served.house.desk.head(again.welcome["conversation"])

    assert again.welcome["conversation"] == ana.welcome["conversation"]
    assert head.fields["name"] == "Ana"
    assert head.fields["email"] == CLAIRE["email"]


async def test_a_browser_that_another_person_used_shows_nothing_of_them(
    served: Served, clock: HandClock
) -> None:
    claire = await served.customer(language="fr", identity=asserted("c-17", clock.now(), **CLAIRE))

    paul = await served.customer(
        token=claire.welcome["token"], language="fr", identity=asserted("c-99", clock.now(), name="Paul")
    )

    assert paul.welcome["conversation"] != claire.welcome["conversation"]
    assert not any("Claire" in entry.get("text", "") for entry in paul.entries)


async def test_a_known_address_typed_by_somebody_opens_nothing(served: Served, clock: HandClock) -> None:
    claire = await served.customer(language="fr", identity=asserted("c-17", clock.now(), **CLAIRE))
    await claire.answer("account", "12345")

    thief = await served.customer(language="fr")
    await thief.answer("name", "Claire Martin")
    await thief.answer("email", CLAIRE["email"])
    await thief.asked("account")

    assert thief.welcome["conversation"] != claire.welcome["conversation"]
    assert not any("12345" in entry.get("text", "") for entry in thief.entries)


async def test_a_subjects_name_is_nobodys_token(served: Served, clock: HandClock) -> None:
    await served.customer(language="fr", identity=asserted("c-17", clock.now()))

    for token in ("c-17", "of:c-17"):
        with pytest.raises(Refused):
            await served.customer(token=token)
