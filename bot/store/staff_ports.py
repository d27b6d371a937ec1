"""What actions may ask of the store about staff: accounts, sessions, who is at the console."""

from collections.abc import Mapping, Set
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

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

    async def hold(self, id: StaffId, conversation: ConversationId, capacity: int) -> bool:
        """Add to `holds` while it is smaller than `capacity`, at once; True also if it was there already."""

    async def let_go(self, id: StaffId, conversation: ConversationId) -> None: ...

    async def holds(self, id: StaffId) -> set[ConversationId]: ...

    async def set_holds(self, id: StaffId, conversations: set[ConversationId]) -> None:
        """Repair after a crash."""


@dataclass(frozen=True, slots=True)
class Session:
    token_hash: str
    staff: StaffId
    csrf: str
    expires_at: datetime


class Sessions(Protocol):
    async def open(self, staff: StaffId, at: datetime) -> tuple[str, Session]:
        """A new token (256 bits, kept as SHA-256) and its session."""

    async def get(self, token: str, at: datetime) -> Session | None: ...

    async def end(self, token_hash: str) -> None: ...

    async def ended(self, token_hashes: Set[str], at: datetime) -> list[str]:
        """Those of them that are no session any more."""

    async def end_all(self, staff: StaffId) -> list[str]:
        """Returns the token hashes ended."""


class Attendance(Protocol):
    async def put(self, process: str, at: datetime, available: Mapping[StaffId, bool]) -> None:
        """Who is at the console of this process, and takes conversations."""

    async def elsewhere(self, process: str, since: datetime) -> Mapping[StaffId, bool]:
        """The same of all other processes that said so since."""

    async def leave(self, process: str) -> None: ...
