"""Passwords of staff: Argon2id, off the event loop, with the same work for an account that does not exist."""

import asyncio
import secrets
import unicodedata
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from functools import cached_property

from argon2 import PasswordHasher
from argon2.exceptions import VerifyMismatchError

from bot.errors import BadRequest, SlowDown

SHORTEST, LONGEST = 8, 128
GROUPS, LETTERS = 4, "abcdefghjkmnpqrstuvwxyz23456789"
"""Generated passwords are read aloud and typed from paper: no l, 1, i, o, 0."""

COMMON = frozenset(
    [
        "password",
        "passwort",
        "passw0rd",
        "p@ssword",
        "p@ssw0rd",
        "motdepasse",
        "azerty",
        "azertyuiop",
        "qwerty",
        "qwertyuiop",
        "qwertz",
        "welcome",
        "bienvenue",
        "bonjour",
        "letmein",
        "iloveyou",
        "jetaime",
        "soleil",
        "sunshine",
        "princess",
        "princesse",
        "football",
        "baseball",
        "dragon",
        "monkey",
        "master",
        "superman",
        "batman",
        "trustno1",
        "whatever",
        "starwars",
        "chocolat",
        "doudou",
        "loulou",
        "marseille",
        "administrator",
        "administrateur",
        "admin",
        "changeme",
        "changezmoi",
        "secret",
        "support",
        "recourse",
        "abc",
        "abcd",
        "abcdef",
        "test",
    ]
) | {""}
"""What people choose without thinking, in the languages of the house; of digits alone nothing is left."""
ROWS = (
    "abcdefghijklmnopqrstuvwxyz",
    "azertyuiopqsdfghjklmwxcvbn",
    "qwertyuiopasdfghjklzxcvbnm",
    "01234567890",
)


class Passwords:
    """`at_once`: hashes computed side by side, each about 0.2 s of a core and 64 MiB.

    `in_line`: calls that may wait for their turn; beyond them SlowDown is raised.
    """

    def __init__(self, hasher: PasswordHasher | None = None, at_once: int = 2, in_line: int = 64) -> None:
        self._hasher = hasher or PasswordHasher()
        self._slots = asyncio.Semaphore(at_once)
        self._in_line = in_line
        self._waiting = 0

    async def hash(self, password: str) -> str:
        """Raises BadRequest unless the password has 8 to 128 characters."""
        if not SHORTEST <= len(password) <= LONGEST:
            raise BadRequest(details={"password": f"A password has {SHORTEST} to {LONGEST} characters."})
        if _is_common(password):
            raise BadRequest(details={"password": "Everybody tries this password first; choose another."})
        async with self._turn():
            return await asyncio.to_thread(self._hasher.hash, _same_form(password))

    async def verify(self, hash: str | None, password: str) -> bool:
        """Whether the password is right; `None`, for no such account, takes as long and is never right."""
        known = hash is not None and len(password) <= LONGEST
        async with self._turn():
            right = await asyncio.to_thread(self._matches, hash if known else None, password[:LONGEST])
        return right and known

    def generate(self) -> str:
        """A new password of 98 bits, in groups that a person can read."""
        return "-".join("".join(secrets.choice(LETTERS) for _ in range(5)) for _ in range(GROUPS))

    def _matches(self, hash: str | None, password: str) -> bool:
        # Computed on the first call whoever it is for, so that it does not tell an unknown account.
        nobodys = self._nobodys
        try:
            return self._hasher.verify(hash or nobodys, _same_form(password))
        except VerifyMismatchError:
            return False

    @cached_property
    def _nobodys(self) -> str:
        return self._hasher.hash(self.generate())

    @asynccontextmanager
    async def _turn(self) -> AsyncIterator[None]:
        if self._waiting >= self._in_line:
            raise SlowDown(retry_after=5)
        self._waiting += 1
        try:
            async with self._slots:
                yield
        finally:
            self._waiting -= 1


def _is_common(password: str) -> bool:
    """A word of COMMON with digits or signs around it, few different letters, or a run of the keyboard."""
    plain = password.casefold()
    core = plain.strip("0123456789!?.,-_@#$*+ ")
    return core in COMMON or len(set(plain)) < 4 or any(plain in row for row in ROWS)


def _same_form(password: str) -> str:
    """Keyboards write an accent in two ways; both are the same password."""
    return unicodedata.normalize("NFC", password)
