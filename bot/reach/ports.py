"""What actions may ask of the post, of passwords, limits and a look into files."""

from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any, Protocol

from bot.model.people import Known


class NotAccepted(OSError):
    """The letter did not leave. `permanent`: sending it again will not help. `unsure`: nobody knows."""

    def __init__(self, sentence: str, *, permanent: bool = False, unsure: bool = False) -> None:
        super().__init__(sentence)
        self.permanent, self.unsure = permanent, unsure


@dataclass(frozen=True, slots=True)
class Mail:
    """A letter as it leaves. `id`: the same at every try. `pdf`: the name of a file, and the file."""

    id: str
    kind: str
    to: str
    subject: str
    text: str
    html: str = ""
    pdf: tuple[str, bytes] | None = None


class MailBox(Protocol):
    @property
    def repeatable(self) -> bool:
        """Whether the same letter sent twice is still one letter."""

    async def forget(self, message_ids: Sequence[str]) -> None:
        """Delete the copies that this house keeps of those letters."""

    async def send(self, mail: Mail) -> str:
        """Returns the proof of acceptance. Raises NotAccepted."""


class PurgeList(Protocol):
    """What was purged, kept outside the database: `{reference, filed, receipt}`; nothing about people."""

    async def add(self, row: Mapping[str, Any]) -> None:
        """On disk when it returns."""

    async def rows(self) -> list[dict[str, Any]]: ...


class Pdf(Protocol):
    async def typeset(self, template: str, data: Mapping[str, Any], at: datetime) -> bytes:
        """The Typst template of that name, filled; the same arguments give the same bytes."""


Hint = Mapping[str, Any]
"""Where something happened: `{kind, …}`, ids and numbers, never what people said."""


class Hearing(StrEnum):
    """Whether a process hears what it says itself over the bus.

    `AWAY`: the bus takes nothing. `DEAF`: it takes all, and nothing comes back; then the fault is our own.
    """

    UP = "up"
    AWAY = "away"
    DEAF = "deaf"


class Bus(Protocol):
    """Between the processes of one house. Anybody may have written what is heard."""

    @property
    def hearing(self) -> Hearing: ...

    def tell(self, hint: Hint) -> None:
        """Never waits and never fails; the hint may be lost."""

    async def run(self, heard: Callable[[list[Hint]], Awaitable[None]]) -> None:
        """Until cancelled."""


class Passwords(Protocol):
    async def hash(self, password: str) -> str:
        """Raises BadRequest for a password that is too short or too long."""

    async def verify(self, hash: str | None, password: str) -> bool:
        """`None`, for no such account, takes as long and is never right."""

    def generate(self) -> str: ...


class Totp(Protocol):
    """Time-based one-time codes."""

    def new_secret(self) -> str: ...
    def picture(self, address: str) -> list[str]: ...

    def address(self, secret: str, email: str, firm: str) -> str:
        """The `otpauth:` address that an authenticator app reads."""

    def step(self, secret: str, code: str, at: datetime) -> int | None:
        """Which thirty seconds the code belongs to; None when it is wrong or too old."""


class Limits(Protocol):
    def hit(self, name: str, *key: str) -> None:
        """Raises SlowDown."""

    def forgive(self, name: str, *key: str) -> None: ...


Examine = Callable[[str, bytes, Sequence[str]], tuple[str, str]]
"""A file's given name, its bytes and the accepted types → a safe name and the type of its content."""

Scan = Callable[[bytes], Awaitable[str | None]]
"""A file's bytes → the name of the virus in it, or None. Raises TryAgain while nobody can tell."""

Preview = Callable[[bytes], bytes]
"""A picture's bytes → the picture made anew, as WebP. Raises WrongType."""

Identify = Callable[[str, datetime], Known]
"""A signed assertion and now → whom it names. Raises Forbidden."""
