"""What actions may ask of the store about complaints: the register, and the letters on their way."""

from collections.abc import AsyncIterator, Mapping, Sequence
from datetime import datetime
from typing import Any, Protocol

from bot.model.ids import ConversationId, DraftId, InquiryNumber, Reference
from bot.model.queries import ComplaintQuery


class RegisterStore(Protocol):
    """Events are plain documents as `bot/register/chain.py` makes them; `_id` is their number."""

    async def last(self) -> Mapping[str, Any] | None: ...

    async def append(self, events: Sequence[Mapping[str, Any]]) -> int:
        """Insert in order; returns how many went in before the first that clashed (all, when none did).

        Raises TryAgain when the outcome is unknown.
        """

    async def filed_from(self, draft: DraftId) -> Mapping[str, Any] | None:
        """The event that filed this draft, if it was."""

    async def recorded(self, draft: DraftId | None, key: str | None) -> Mapping[str, Any] | None:
        """The event of the act that this draft or this key names, if it was recorded."""

    async def has_version(self, complaint: Reference, version: int) -> bool: ...

    def events(
        self, *, complaint: Reference | None = None, after: int = 0, named: Sequence[str] = ()
    ) -> AsyncIterator[Mapping[str, Any]]:
        """In the order of their numbers; only those above `after`, and of these names where any is given."""

    async def settled(self) -> int:
        """The highest number up to which everything that events ask for was done."""

    async def settle(self, number: int) -> None: ...

    async def put_payload(self, id: str, payload: Mapping[str, Any]) -> None:
        """Insert unless it is there. It comes back as it was put, with `_id`."""

    async def payload(self, id: str) -> Mapping[str, Any] | None: ...

    async def payloads_of(self, ids: Sequence[str]) -> Mapping[str, Mapping[str, Any]]:
        """Those that are there, by id."""

    async def purge_payloads(self, ids: Sequence[str]) -> int:
        """Delete what was told, with its salt; returns how many were there."""

    async def orphans(self) -> list[str]:
        """Ids of payloads that no event names."""

    async def orphans_seen(self) -> list[str]:
        """Those that `see_orphans` was last told of."""

    async def see_orphans(self, ids: Sequence[str]) -> None: ...

    def payloads(self) -> AsyncIterator[Mapping[str, Any]]: ...

    def told(self) -> AsyncIterator[tuple[Mapping[str, Any], Mapping[str, Any] | None]]:
        """Every event in the order of their numbers, with its payload where that is there."""

    async def put_complaint(self, view: Mapping[str, Any]) -> None:
        """Write the view unless a newer `version` is there; `_id` is the reference.

        Queries read `state`, `people.officer.id`, `people.excluded: [{staff, reason}]`, `received_at` and
        `clocks: [{clock, due_exclusive_utc, stopped_at?, …}]`; the text search reads every text in it.
        """

    async def complaint(self, reference: Reference) -> Mapping[str, Any] | None: ...

    async def complaints(
        self, query: ComplaintQuery, *, page: int = 1, size: int = 50
    ) -> tuple[list[Mapping[str, Any]], int]: ...

    async def of_conversation(self, conversation: ConversationId) -> list[Mapping[str, Any]]:
        """Every complaint that it led to, the oldest first; a conversation itself knows the newest alone."""

    async def missed(self, now: datetime) -> set[ConversationId]:
        """Those that led to a complaint of which a promise was ever missed or is late at `now`."""

    async def put_checkpoint(self, checkpoint: Mapping[str, Any]) -> None: ...

    async def event(self, number: int) -> Mapping[str, Any] | None:
        """Event `number`, if it is there."""

    async def checkpoints(self) -> list[Mapping[str, Any]]: ...

    async def put_return(self, half: str, document: Mapping[str, Any]) -> None:
        """Freeze the return of a half-year; the first stays."""

    async def return_of(self, half: str) -> Mapping[str, Any] | None: ...

    async def record_request(self, request: Mapping[str, Any]) -> None:
        """Append what a person who asked for their data was answered."""

    async def requests(self, *, page: int = 1, size: int = 50) -> tuple[list[Mapping[str, Any]], int]:
        """Those answers, the newest first, and how many there are."""


class Marks(Protocol):
    """Instants at which something is to happen about a clock; `_id` names each, so that it comes once."""

    async def put(self, mark: Mapping[str, Any]) -> None:
        """Insert unless it is there: `{_id, reference, round, event, clock, due, name, at}`."""

    async def claim(self, now: datetime, lease_seconds: int) -> Mapping[str, Any] | None:
        """The earliest that has come and that nobody holds; it is held for the lease."""

    async def done(self, id: str) -> None: ...

    async def forget(self, reference: Reference) -> None: ...


class Outbox(Protocol):
    """Letters on their way. `_id` names the act, so that nothing is posted twice."""

    async def post(self, letter: Mapping[str, Any]) -> None:
        """Insert unless it is there: `{_id, kind, to?, language, subject, text, html, complaint?, at}`."""

    async def claim(self, at: datetime, lease_seconds: int) -> Mapping[str, Any] | None:
        """The oldest letter that is due and that nobody holds; it is held for the lease.

        Stored beside what was posted: `state` (due, to_print, sent, recorded, failed, unsure, bounced),
        `due_at`, `attempts`, `again?` (how often a person had it sent again), `handed_at?`, `sent_at?`,
        `proof?`, `error?`.
        """

    async def handing(self, id: str, at: datetime) -> None:
        """It is being handed to the mail server from now on, until `sent` or `failed` says how it went."""

    async def unsure(self, id: str, sentence: str) -> None:
        """It was handed over, and nobody knows whether it was taken; it waits for a person."""

    async def bounced(self, id: str) -> None:
        """The register knows that it came back."""

    async def again(self, id: str, at: datetime) -> bool:
        """A person wants one that failed, bounced or is unsure to be sent again; False for any other."""

    async def sent(self, id: str, at: datetime, proof: str) -> bool:
        """Whether it had not left, as far as was known; it has now."""

    async def report_bounce(self, id: str, reason: str) -> bool:
        """Somebody has word that it came back; False for one that has not left."""

    async def reported(self) -> list[Mapping[str, Any]]:
        """Those that came back, and the register may not know."""

    async def recorded(self, id: str) -> None:
        """The register knows that it was sent."""

    async def unrecorded(self) -> list[Mapping[str, Any]]:
        """Sent, but the register may not know."""

    async def failed(self, id: str, sentence: str, retry_at: datetime | None) -> None:
        """`None`: given up."""

    async def get(self, id: str) -> Mapping[str, Any] | None: ...

    async def forget(self, complaint: Reference) -> list[str]:
        """Delete its letters; returns their ids."""

    async def forget_of(self, conversation: ConversationId) -> list[str]:
        """Delete letters that belong to a conversation and to no complaint; returns their ids."""

    async def of_complaint(self, reference: Reference) -> list[Mapping[str, Any]]: ...

    async def forget_replies(self, number: InquiryNumber) -> list[str]:
        """Delete the letters of an inquiry; returns their ids."""

    async def of_inquiry(self, number: InquiryNumber) -> list[Mapping[str, Any]]:
        """Oldest first."""
