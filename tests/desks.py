"""What tests of the desk share: an audience that remembers, and people hired for the day."""

from dataclasses import dataclass, field, replace

from bot.actions.desk import Desk
from bot.app import Firm
from bot.firm.policy import Queue
from bot.model.conversation import Head, Turn
from bot.model.entry import Entry
from bot.model.ids import ConversationId, StaffId
from bot.model.people import Role, Staff


@dataclass
class Heard:
    """Implements the Audience; what a test asks is what was told, in order."""

    turns: list[Turn] = field(default_factory=list)
    alerts: list[str] = field(default_factory=list)

    @property
    def entries(self) -> list[Entry]:
        return [entry for turn in self.turns for entry in turn.entries]

    def clear(self) -> None:
        self.turns.clear()

    async def saved(self, before: Head, turn: Turn) -> None:
        self.turns.append(turn)

    def joined(self, head: Head) -> None: ...

    async def listed(self, head: Head) -> None: ...

    async def typing(self, conversation: ConversationId, by: str, name: str | None, on: bool) -> None: ...

    async def seen(self, conversation: ConversationId, by: str, seq: int) -> None: ...

    async def staff_changed(self, staff: StaffId) -> None: ...

    async def alert(self, code: str, conversation: ConversationId | None, text: str) -> None:
        self.alerts.append(code)

    async def signed_out(self, token_hashes: list[str]) -> None: ...


def unhurried(firm: Firm) -> Firm:
    """The firm with a queue that offers nothing by itself, so that only what a test does happens."""
    return replace(firm, policy=firm.policy.model_copy(update={"queue": Queue()}))


async def hired(desk: Desk, name: str, *roles: Role, capacity: int = 5) -> Staff:
    staff = Staff(
        id=StaffId(name),
        name=name.capitalize(),
        email=f"{name}@recourse.example",
        roles=frozenset(roles or (Role.AGENT,)),
        capacity=capacity,
    )
    await desk.store.people.add(staff, "no password")
    return staff
