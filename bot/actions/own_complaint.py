"""What a customer sees of their complaint in the chat, and does about it.

Reading the acknowledgement takes the conversation that filed it; everything else takes a one-time code.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from bot.actions import files as files_sent
from bot.actions.correspond import printed
from bot.actions.desk import Desk, digest
from bot.actions.recording import Wish, case_of, record
from bot.actions.views import current
from bot.errors import BadRequest, ClientIdReused, Closed, NotFound, Sentence
from bot.model.conversation import Head
from bot.model.draft import Draft
from bot.model.entry import By, Kind
from bot.model.ids import ConversationId, FileId, Reference
from bot.model.mode import Mode
from bot.model.people import Customer
from bot.model.permission import authorize, of_complaint
from bot.model.roles import CUSTOMERS_EVENTS
from bot.register import told
from bot.register.acts import holds, who
from bot.register.moves import allowed
from bot.register.status import act_in_words, card, in_words, owed
from bot.register.view import standing

ACKNOWLEDGEMENT = "acknowledgement"


@dataclass(frozen=True, slots=True)
class Act:
    """`event`: one of a customer's. `version`: of the complaint as the customer read it."""

    reference: Reference
    event: str
    version: int
    client_id: str
    text: str | None = None
    files: Sequence[FileId] = ()


async def read(desk: Desk, customer: Customer, reference: Reference) -> dict[str, Any]:
    """`{reference, version, state, allowed, asked?, proposal?, letters}`. Raises NotFound without a code."""
    _, complaint = await _opened(desk, customer, "chat.complaint", reference)
    case = await case_of(desk, customer, complaint, None)
    kinds = who(customer, complaint.get("filer", "self"))
    may = allowed(standing(complaint), kinds, holds(case))
    letters = await desk.store.outbox.of_complaint(reference)
    return {
        **{name: complaint[name] for name in ("reference", "version", "state")},
        "allowed": [event for event in may if event in CUSTOMERS_EVENTS],
        **owed(complaint),
        "letters": [{"letter": row["_id"], "kind": row["kind"], "at": row["written_at"]} for row in letters],
    }


async def act(desk: Desk, customer: Customer, doing: Act) -> int:
    """Record the customer's act and say so in the conversation; returns the seq of their line.

    Raises NotFound without a code, Changed, NotAllowed with what is missing, BadRequest, Closed.
    """
    desk.guards.limits.hit("acts", customer.conversation)
    key = f"customer:{doing.client_id}"
    content = digest("act", doing.reference, doing.event, doing.version, doing.text, list(doing.files))
    turn = await desk.store.turns.by_key(customer.conversation, key)
    if turn is not None and turn.digest != content:
        raise ClientIdReused
    if turn is None:
        said = await _recorded(desk, customer, doing)

        async def decide(draft: Draft) -> None:
            await _tell(desk, draft, doing, said)

        turn = await desk.act(customer.conversation, key, content, decide)
    return next(entry.seq or 0 for entry in turn.entries if entry.client_id == doing.client_id)


async def letter(desk: Desk, customer: Customer, reference: Reference, id: str) -> bytes:
    """A letter of the complaint as PDF. Raises NotFound."""
    head = await desk.head(customer.conversation)
    authorize(customer, "chat.letter", {"conversation": head.conversation})
    if not _is_open(desk, head, reference) and not (
        head.complaint == reference and id.startswith(f"{ACKNOWLEDGEMENT}:")
    ):
        raise NotFound
    kept = await desk.store.outbox.get(id)
    if kept is None or kept.get("complaint") != reference:
        raise NotFound
    return await printed(desk, kept)


async def _recorded(desk: Desk, customer: Customer, doing: Act) -> Mapping[str, Any]:
    """What was said with the event, once it stands in the register."""
    head, complaint = await _opened(desk, customer, f"complaints.{doing.event}", doing.reference)
    if head.mode is Mode.CLOSED:
        raise Closed
    key = f"customer:{head.conversation}:{doing.client_id}"
    said = told.read(doing.event, _body(doing))
    if await desk.store.register.recorded(None, key) is None:
        if doing.files:
            said["files"] = await _as_evidence(desk, head.conversation, complaint, doing.files)
        await record(desk, customer, doing.reference, Wish(doing.event, key, said, doing.version))
    return said


def _body(doing: Act) -> dict[str, Any]:
    if doing.event == "provide_information":
        return {"text": doing.text or "", "files": list(doing.files)}
    if doing.files:
        raise BadRequest(
            details={
                "files": Sentence(
                    "Files come with information only.",
                    "Les fichiers ne viennent qu'avec des renseignements.",
                )
            }
        )
    return {"reason": doing.text} if doing.text else {}


async def _as_evidence(
    desk: Desk, conversation: ConversationId, complaint: Mapping[str, Any], ids: Sequence[FileId]
) -> list[dict[str, Any]]:
    files = await files_sent.found(desk.store, conversation, ids)
    owner = ConversationId(complaint.get("conversation") or complaint["reference"])
    if owner != conversation:
        return [await _handed_over(desk, conversation, owner, FileId(file["file"])) for file in files]
    return [dict(file) for file in files]


async def _handed_over(
    desk: Desk, conversation: ConversationId, owner: ConversationId, file: FileId
) -> dict[str, Any]:
    """Evidence stands with its complaint, whichever conversation it came through."""
    sent = await desk.store.files.get(file, conversation)
    if sent is None:
        raise BadRequest(details={"files": "One of these files is not here; please send it again."})
    return dict((await desk.store.files.copy(sent, owner)).public())


async def _tell(desk: Desk, draft: Draft, doing: Act, said: Mapping[str, Any]) -> None:
    """The customer's line, and where the complaint stands now."""
    language = draft.head.language
    words = said.get("text") or said.get("reason")
    line = " ".join(filter(None, (act_in_words(doing.event, language), words)))
    draft.write(By.CUSTOMER, Kind.SAID, line, client_id=doing.client_id, choice=doing.event)
    complaint = await current(desk, doing.reference)
    sentence = in_words(complaint)[f"sentence_{language}"]
    draft.write(By.SYSTEM, Kind.STATUS, sentence, complaint=card(complaint))


async def _opened(
    desk: Desk, customer: Customer, verb: str, reference: Reference
) -> tuple[Head, dict[str, Any]]:
    """The complaint that a code has opened in this conversation. Raises NotFound for any other."""
    head = await desk.head(customer.conversation)
    if not _is_open(desk, head, reference):
        authorize(customer, verb, None)
        raise NotFound
    complaint = await current(desk, reference)
    authorize(customer, verb, {**of_complaint(complaint), "conversation": head.conversation})
    return head, complaint


def _is_open(desk: Desk, head: Head, reference: Reference) -> bool:
    now = desk.now()
    return any(opened.reference == reference and now < opened.until for opened in head.following)
