"""The people of the firm and the customer, as actors."""

from dataclasses import dataclass
from enum import StrEnum

from bot.model.ids import ConversationId, StaffId


class Role(StrEnum):
    AGENT = "agent"
    OFFICER = "officer"
    LEAD = "lead"
    AUDITOR = "auditor"
    ADMIN = "admin"


@dataclass(frozen=True, slots=True)
class Staff:
    """`capacity`: conversations led at once. `skills`: queues served, empty for all. `manages`: staff ids."""

    id: StaffId
    name: str
    email: str
    roles: frozenset[Role]
    languages: frozenset[str] = frozenset({"fr", "en"})
    skills: frozenset[str] = frozenset()
    capacity: int = 5
    manages: frozenset[StaffId] = frozenset()
    disabled: bool = False


@dataclass(frozen=True, slots=True)
class Customer:
    """Whoever holds the conversation's token."""

    conversation: ConversationId


@dataclass(frozen=True, slots=True)
class Known:
    """Whom the firm's own site has signed in. `subject`: its name for the person, for ever the same."""

    subject: str
    name: str | None = None
    email: str | None = None


@dataclass(frozen=True, slots=True)
class System:
    """The product itself: the timer, the outbox, a command line."""

    name: str


Actor = Staff | Customer | System
