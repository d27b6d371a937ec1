"""What actions may ask of the store about staff: accounts, sessions, who is at the console."""

from collections.abc import Mapping, Set
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Protocol

from bot.model.ids import ConversationId, StaffId
from bot.model.people import Staff


class People(Protocol):
    async def add(self, staff: Staff, password_hash: str) -> None:
        """Raises BadRequest if the e-mail address is taken."""

    async def get(self, id: StaffId) -> Staff | None: ...

    async def all(self) -> list[Staff]: ...

    async def secret(self, email: str) -> tuple[Staff, str] | None:
        """The account of an e-mail address and its password hash."""

    async def set_password(self, id: StaffId, password_hash: str) -> None: ...

    async def change(self, id: StaffId, **values: Any) -> bool:
        """Set `name`, `roles`, `languages`, `skills`, `capacity` or `disabled`."""

    async def otp(self, id: StaffId) -> str | None:
        """The secret of the second factor, if the account has one."""

    async def set_otp(self, id: StaffId, secret: str | None, step: int = 0) -> None:
        """`step`: the last one whose code was used; `None` takes the second factor away."""

    async def use_otp(self, id: StaffId, step: int) -> bool:
        """Whether no code of this step or a later one was used before; from now on this one is."""

    async def invite(self, id: StaffId, token: str, until: datetime) -> None:
        """Whoever brings the token until then may choose the password; only its SHA-256 is kept."""

    async def invited(self, token: str, at: datetime) -> Staff | None: ...

    async def accept(self, token: str, password_hash: str, at: datetime) -> Staff | None:
        """Use an invitation, once; a second factor set up before it is gone."""

    async def hold(self, id: StaffId, conversation: ConversationId, capacity: int) -> bool:
        """Add to `holds` while it is smaller than `capacity`, at once; True also if it was there already."""

    async def let_go(self, id: StaffId, conversation: ConversationId) -> None: ...

    async def holds(self, id: StaffId) -> set[ConversationId]: ...

    async def holders(self) -> list[StaffId]:
        """Whoever leads at least one conversation."""


@dataclass(frozen=True, slots=True)
class Session:
    """`device`: what the browser says of itself. `limited`: it may only set up its second factor."""

    token_hash: str
    staff: StaffId
    csrf: str
    expires_at: datetime
    opened_at: datetime
    address: str = ""
    device: str = ""
    limited: bool = False


class Sessions(Protocol):
    async def open(
        self, staff: StaffId, at: datetime, *, address: str = "", device: str = "", limited: bool = False
    ) -> tuple[str, Session]:
        """A new token (256 bits, kept as SHA-256) and its session."""

    async def get(self, token: str, at: datetime) -> Session | None: ...

    async def end(self, token_hash: str) -> None: ...

    async def end_all(self, staff: StaffId, but: str | None = None) -> list[str]:
        """Returns the token hashes ended. `but`: the hash of one that goes on."""

    async def of(self, staff: StaffId, at: datetime) -> list[Session]:
        """Those that go on, oldest first."""

    async def ended(self, token_hashes: Set[str], at: datetime) -> list[str]:
        """Which of them do not go on."""

    async def widen(self, staff: StaffId) -> None:
        """None of this person's sessions is limited any more."""


class Attendance(Protocol):
    async def put(self, process: str, at: datetime, available: Mapping[StaffId, bool]) -> None:
        """Who is at the console of this process, and takes conversations."""

    async def elsewhere(self, process: str, since: datetime) -> Mapping[StaffId, bool]:
        """The same of all other processes that said so since."""

    async def leave(self, process: str) -> None: ...


class Waits(Protocol):
    """How long customers waited for a person."""

    async def add(self, language: str, hour: int, seconds: int, at: datetime) -> None:
        """`hour`: of the day, in the zone of the opening hours."""

    async def recent(self, language: str, hour: int, count: int) -> list[int]:
        """Seconds, the newest first."""
