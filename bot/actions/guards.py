"""What guards the doors, as actions know it: passwords, limits, a look into files."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Protocol


class Passwords(Protocol):
    async def hash(self, password: str) -> str:
        """Raises BadRequest for a password that is too short or too long."""

    async def verify(self, hash: str | None, password: str) -> bool:
        """`None`, for no such account, takes as long and is never right."""

    def generate(self) -> str: ...


class Limits(Protocol):
    def hit(self, name: str, *key: str) -> None:
        """Raises SlowDown."""

    def forgive(self, name: str, *key: str) -> None: ...


Examine = Callable[[str, bytes, Sequence[str]], tuple[str, str]]
"""A file's given name, its bytes and the accepted types → a safe name and the type of its content."""


@dataclass(frozen=True, slots=True)
class Guards:
    passwords: Passwords
    limits: Limits
    examine: Examine
