"""Passwords."""

import asyncio
import threading
from typing import Literal

import pytest
from argon2 import PasswordHasher

from bot.errors import BadRequest, SlowDown
from bot.reach.passwords import Passwords
from tests.clients import CHEAP


async def test_a_password_is_right_or_wrong() -> None:
    passwords = Passwords(CHEAP)

    kept = await passwords.hash("correct horse")

    assert kept.startswith("$argon2id$")
    assert await passwords.verify(kept, "correct horse")
    assert not await passwords.verify(kept, "correct horsf")


@pytest.mark.parametrize("password", ["", "1234567", "wxyz" * 32 + "x"])
async def test_a_password_has_eight_to_128_characters(password: str) -> None:
    with pytest.raises(BadRequest):
        await Passwords(CHEAP).hash(password)


async def test_what_exceeds_the_longest_password_is_not_cut_into_a_right_one() -> None:
    passwords = Passwords(CHEAP)
    kept = await passwords.hash("wxyz" * 32)

    assert not await passwords.verify(kept, "wxyz" * 32 + "x")


async def test_an_accent_written_in_two_ways_is_the_same_password() -> None:
    passwords = Passwords(CHEAP)

    kept = await passwords.hash("mot de passé")

    assert await passwords.verify(kept, "mot de passe\u0301")


async def test_nobody_costs_as_much_as_somebody() -> None:
    class Counting(PasswordHasher):
        checked: list[str] = []  # noqa: RUF012 - a test double

        def verify(self, hash: str | bytes, password: str | bytes) -> Literal[True]:
            self.checked.append(str(hash)[:28])
            return super().verify(hash, password)

    hasher = Counting(time_cost=1, memory_cost=64, parallelism=1)
    passwords = Passwords(hasher)
    kept = await passwords.hash("correct horse")

    assert await passwords.verify(kept, "correct horse")
    assert not await passwords.verify(None, "correct horse")
    assert not await passwords.verify(kept, "x" * 1000)

    assert len(hasher.checked) == 3
    assert len(set(hasher.checked)) == 1  # Same algorithm, same parameters.


async def test_only_so_many_are_computed_at_once_and_only_so_many_wait() -> None:
    running: list[int] = []
    most = 0
    gate = threading.Lock()

    class Watched(PasswordHasher):
        def hash(self, password: str | bytes, *, salt: bytes | None = None) -> str:
            nonlocal most
            with gate:
                running.append(1)
                most = max(most, len(running))
            made = super().hash(password, salt=salt)
            with gate:
                running.pop()
            return made

    passwords = Passwords(Watched(time_cost=1, memory_cost=8192, parallelism=1), at_once=2, in_line=8)

    answers = await asyncio.gather(
        *(passwords.hash("correct horse") for _ in range(12)), return_exceptions=True
    )

    assert most <= 2
    assert [type(answer) for answer in answers] == [str] * 8 + [SlowDown] * 4


def test_generated_passwords_differ_and_can_be_read_aloud() -> None:
    made = {Passwords(CHEAP).generate() for _ in range(50)}

    assert len(made) == 50
    assert all(len(password) == 23 and not set("1li0o") & set(password) for password in made)
