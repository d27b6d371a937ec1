"""`python -m bot staff …` on a real database."""

import json

import pytest

from bot.model.people import Role
from bot.reach.passwords import Passwords
from bot.store.mongo import MongoStore
from tests.commands.conftest import Run
from tests.hand_clock import HandClock

ANA = ("staff", "add", "Ana Lopes", "Ana@Demo.example", "--role", "agent", "lead")


async def test_an_account_opens_with_the_password_that_was_printed(run: Run, store: MongoStore) -> None:
    done = run(*ANA, "--language", "fr", "--capacity", 3)

    known = await store.people.secret("ana@demo.example")
    assert known is not None
    staff, secret = known
    assert (staff.name, staff.roles) == ("Ana Lopes", frozenset({Role.AGENT, Role.LEAD}))
    assert (staff.languages, staff.capacity) == (frozenset({"fr"}), 3)
    assert await Passwords().verify(secret, done.out.splitlines()[1].removeprefix("password  "))


async def test_a_password_may_be_given_on_the_standard_input_and_is_not_printed(
    run: Run, store: MongoStore
) -> None:
    done = run(*ANA, "--ask", typed="correct horse\n")

    known = await store.people.secret("ana@demo.example")
    assert "password" not in done.out
    assert known is not None
    assert await Passwords().verify(known[1], "correct horse")


def test_everybody_is_listed_for_people_and_as_json(run: Run) -> None:
    run(*ANA)

    shown = run("staff", "list")
    listed = json.loads(run("staff", "list", "--json").out)
    assert "Ana Lopes" in shown.out
    assert [(row["email"], row["roles"], row["disabled"]) for row in listed] == [
        ("ana@demo.example", ["agent", "lead"], False)
    ]


async def test_a_new_password_ends_every_session(run: Run, store: MongoStore, clock: HandClock) -> None:
    run(*ANA)
    known = await store.people.secret("ana@demo.example")
    assert known is not None
    token, _ = await store.sessions.open(known[0].id, clock.now())

    done = run("staff", "password", "ana@demo.example")

    assert done.out.splitlines()[1] == "1 session ended"
    assert await store.sessions.get(token, clock.now()) is None
    changed = await store.people.secret("ana@demo.example")
    assert changed is not None
    assert await Passwords().verify(changed[1], done.out.splitlines()[0].removeprefix("password  "))


@pytest.mark.parametrize(
    ("words", "typed", "sentence"),
    [
        ((*ANA[:3], "nowhere", *ANA[4:]), "", "This is not an e-mail address."),
        ((*ANA, "--capacity", "0"), "", "A person leads 1 to 50 conversations at once."),
        ((*ANA, "--skill", "cooking"), "", "cooking"),
        ((*ANA, "--ask"), "short\n", "A password has 8 to 128 characters."),
        (("staff", "password", "nobody@demo.example"), "", "There is no account with this e-mail address."),
    ],
)
async def test_what_cannot_be_is_refused_and_changes_nothing(
    run: Run, store: MongoStore, words: tuple[str, ...], typed: str, sentence: str
) -> None:
    assert sentence in run(*words, typed=typed).refusal
    assert await store.people.all() == []


def test_an_address_has_one_account(run: Run) -> None:
    run(*ANA)

    assert "already an account" in run(*ANA).refusal
