"""What actions may ask of the store. `bot/store` keeps it in MongoDB; nobody else knows that."""

from collections.abc import AsyncIterator, Mapping, Sequence
from datetime import datetime
from typing import Any, NamedTuple, Protocol

from bot.model.conversation import Head, Turn
from bot.model.entry import Entry
from bot.model.ids import ConversationId, InquiryNumber, StaffId
from bot.model.queries import ComplaintQuery as ComplaintQuery
from bot.model.queries import LineQuery as LineQuery
from bot.store.answers_port import Answered as Answered
from bot.store.answers_port import AnswersStore as AnswersStore
from bot.store.commits import Commits as Commits
from bot.store.files_port import Files as Files
from bot.store.forgetting_port import Forgetting as Forgetting
from bot.store.oversight_port import Oversight as Oversight
from bot.store.register_ports import Marks as Marks
from bot.store.register_ports import Outbox as Outbox
from bot.store.register_ports import RegisterStore as RegisterStore
from bot.store.staff_ports import Attendance as Attendance
from bot.store.staff_ports import People as People
from bot.store.staff_ports import Session as Session
from bot.store.staff_ports import Sessions as Sessions
from bot.store.staff_ports import Waits as Waits


class LostRace(Exception):
    """Another writer saved turn `n` first: load the head and decide again."""


class Turns(Protocol):
    @property
    def commits(self) -> Commits: ...

    async def append(self, turn: Turn) -> None:
        """Insert, acknowledged by a majority and journalled.

        Raises LostRace when turn `n` or its key exists: look `by_key`, then load the head and decide again.
        Raises TryAgain when the outcome is unknown: send the same key again. `facts`, `fields` and `more`
        hold what JSON can say, and datetimes; a tuple in them comes back as a list.
        """

    async def head(self, conversation: ConversationId) -> Head | None: ...

    async def by_key(self, conversation: ConversationId, key: str) -> Turn | None: ...

    async def entries(
        self,
        conversation: ConversationId,
        *,
        after: int = 0,
        before: int | None = None,
        limit: int = 200,
        staff: bool = False,
    ) -> tuple[list[Entry], bool]:
        """At most `limit` entries, ascending, and whether there are more in that direction.

        For customers (`staff=False`) `after` and `before` are `seq` and notes are left out; for staff they
        are `no`. With `before`: the newest `limit` below it. Otherwise: the oldest `limit` above `after`.
        """

    def all(self, conversation: ConversationId) -> AsyncIterator[Turn]:
        """Every turn, oldest first."""

    async def since(self, conversation: ConversationId, n: int) -> list[Turn]:
        """Turn `n` and every later one, in order."""

    async def recent(self, since: datetime) -> Mapping[ConversationId, int]:
        """Conversations with a turn at or after `since`, and its number."""

    async def filing(self) -> list[ConversationId]:
        """Conversations whose newest turn stands in `filing`; exact, also right after a crash."""


class Found(NamedTuple):
    """A page of lines, and how many there are. `cut`: only among the newest lines with these words."""

    lines: list[Mapping[str, Any]]
    total: int
    cut: bool = False


class Lines(Protocol):
    """The list of conversations: one small document each, a projection of turns.

    A line is `{conversation, n, mode, language, started_at, last_no, last_seq, served, filing, unread,
    name?, topic?, waiting_since?, skill?, agent?: {id, name}, last?: {no, by, text, at},
    inquiry?: {number, opened_at, reply_by, state}, complaint?, rated?, closed_at?}`; instants are datetimes.
    `unread`: lines with a `seq` above the agents' seen mark.
    """

    async def put_all(self, heads: Sequence[Head], turns: Sequence[Turn]) -> None:
        """Write the line of each head unless a newer one is there; make what people wrote findable."""

    async def get(self, conversation: ConversationId) -> Mapping[str, Any] | None: ...

    async def of(self, head: Head) -> Mapping[str, Any]:
        """The line of this head, whatever the lists show by now."""

    async def waiting(self) -> list[Mapping[str, Any]]:
        """Oldest first."""

    async def led_by(self, agent: StaffId) -> list[Mapping[str, Any]]: ...

    async def silent(self, quiet: int, before: datetime) -> list[ConversationId]:
        """Where the bot's question has waited since `before`, and it has spoken `quiet` times meanwhile."""

    async def find(self, query: LineQuery, *, page: int = 1, size: int = 50) -> Found:
        """Newest first by `started_at`. One found by `text` has `hit: {no, text}`.

        Every word of `text` must begin a word of one line (notes too); accents and case do not count.
        """

    async def rebuild(self) -> int:
        """Write every line anew from the turns, beside running servers too; returns how many."""

    async def repair(self, since: datetime) -> int:
        """The same for conversations with a turn at or after `since`, whose line may have been lost."""


class Tokens(Protocol):
    """Customers' tokens: opaque, kept as SHA-256."""

    async def first(self, conversation: ConversationId, at: datetime) -> str:
        """That of a conversation that has none yet."""

    async def issue(self, conversation: ConversationId, at: datetime) -> str:
        """A new one; those before it end at its first use, and after 24 h in any case."""

    async def conversation(self, token: str, at: datetime) -> ConversationId | None:
        """`at`: now; None for a token that is unknown, superseded, or older than its 24 h."""

    async def bind(self, subject: str, conversation: ConversationId) -> None:
        """From now on this is the conversation of whom the firm's site calls `subject`."""

    async def conversation_of(self, subject: str) -> ConversationId | None:
        """The last that was bound; it may have ended."""


class Seen(Protocol):
    async def mark(self, conversation: ConversationId, side: str, seq: int) -> int:
        """Only ever grows; `side` is `customer` or `agent`. Returns the mark."""

    async def marks(self, conversation: ConversationId) -> Mapping[str, int]: ...


class Inquiries(Protocol):
    async def next_number(self, year: int) -> InquiryNumber:
        """Gaps allowed."""

    async def put(self, inquiry: Mapping[str, Any]) -> None:
        """Upsert by `number`: `{number, conversation?, channel, state, opened_at, reply_by, language, …}`."""

    async def get(self, number: InquiryNumber) -> Mapping[str, Any] | None: ...

    async def of_address(self, email: str) -> list[Mapping[str, Any]]:
        """Those that did not come by chat, of whoever has this address (in small letters); oldest first."""

    async def answered_before(self, at: datetime) -> list[Mapping[str, Any]]:
        """Those that did not come by chat, and still tell of a person."""

    async def find(
        self, *, state: str | None = None, opened_by: str | None = None, page: int = 1, size: int = 50
    ) -> tuple[list[Mapping[str, Any]], int]: ...


class Codes(Protocol):
    """One-time codes sent by mail, kept as SHA-256, few tries, short life."""

    async def issue(self, purpose: str, at: datetime) -> str: ...

    async def redeem(self, purpose: str, code: str, at: datetime) -> bool: ...


class Flows(Protocol):
    """The versions of the flow, each under the SHA-256 of its canonical form."""

    async def put(self, canonical: str, at: datetime) -> str:
        """Keep it once; returns its version."""

    async def get(self, version: str) -> str | None:
        """Its canonical form. Raises ValueError when it is no longer what was stored."""

    async def all(self) -> list[tuple[str, datetime]]:
        """Versions with the instant they first came into force, oldest first."""


class Leases(Protocol):
    async def hold(self, name: str, owner: str, at: datetime, seconds: int) -> bool:
        """Whether `owner` holds `name` from `at` on, for so long."""

    async def last(self, name: str) -> datetime | None:
        """When it was last taken or held on to."""


class Store(Oversight, Protocol):
    """Everything that lasts, as one value that `app.py` makes and actions are given."""

    @property
    def turns(self) -> Turns: ...
    @property
    def lines(self) -> Lines: ...
    @property
    def tokens(self) -> Tokens: ...
    @property
    def seen(self) -> Seen: ...
    @property
    def waits(self) -> Waits: ...
    @property
    def people(self) -> People: ...
    @property
    def sessions(self) -> Sessions: ...
    @property
    def files(self) -> Files: ...
    @property
    def inquiries(self) -> Inquiries: ...
    @property
    def register(self) -> RegisterStore: ...
    @property
    def outbox(self) -> Outbox: ...
    @property
    def marks(self) -> Marks: ...
    @property
    def codes(self) -> Codes: ...
    @property
    def leases(self) -> Leases: ...
    @property
    def flows(self) -> Flows: ...
    @property
    def attendance(self) -> Attendance: ...
    @property
    def answers(self) -> AnswersStore: ...
    @property
    def forgetting(self) -> Forgetting: ...

    async def writable(self) -> bool: ...
