"""Writes the letter that an event asks for into the outbox, once, in the complaint's language."""

import logging
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from bot.actions.desk import Desk
from bot.actions.views import current
from bot.model.conversation import Head, Turn
from bot.model.entry import Kind
from bot.model.ids import Reference
from bot.model.instants import read_stamp
from bot.register import blanks, firm_blanks, inquiry_blanks
from bot.register.correspondence import kind_of
from bot.register.letters import BlankMissing, Letter, page
from bot.register.receipts import receipt

log = logging.getLogger(__name__)

CODE_MINUTES = 10
Event = Mapping[str, Any]


async def write(desk: Desk, event: Event) -> None:
    """Post the letter of this event, if it asks for one; the same event again posts nothing new."""
    reference = Reference(event["complaint"])
    complaint = await current(desk, reference, up_to=event["_id"])
    kind = kind_of(event, complaint)
    if kind is not None:
        await write_kind(desk, kind, complaint, event)


async def write_kind(
    desk: Desk, kind: str, complaint: Mapping[str, Any], event: Event, at: datetime | None = None
) -> None:
    """`at`: what it is dated, where that is not its event's instant.

    A letter that cannot be written because a blank is empty is kept from leaving, and somebody is told.
    """
    name = f"{kind}:{complaint['reference']}:{event['_id']}"
    if await desk.store.outbox.get(name) is not None:
        return
    at = at or read_stamp(event["at"])
    witness = receipt(event, desk.tools.key)
    filled = blanks.filled(kind, complaint, at, desk.tools.almanac, witness, desk.tools.site)
    try:
        letter = desk.tools.letters.render(kind, complaint["language"], filled)
    except BlankMissing as refusal:
        log.error("letter %s: %s", name, refusal.message)
        await desk.audience.alert("letter_blocked", None, f"{name}: {refusal.message}")
        return
    person = complaint.get("representative") or complaint["complainant"]
    await post(desk, name, letter, person.get("email"), at, {"complaint": complaint["reference"]})


async def send_code(desk: Desk, turn: Turn, complaint: Mapping[str, Any], to: str, code: str) -> None:
    """Post a one-time code; the turn that asked for it names the letter."""
    reference = complaint["reference"]
    filled = firm_blanks.one_time_code(reference, code, CODE_MINUTES, desk.policy)
    letter = desk.tools.letters.render("code", turn.head.language, filled)
    await post(
        desk,
        f"code:{turn.head.conversation}:{turn.head.n}",
        letter,
        to,
        desk.now(),
        {"of": turn.head.conversation},
    )


async def write_interim(desk: Desk, turn: Turn) -> None:
    """The interim reply that this turn gave, as a letter too, where there is an address to send it to."""
    head, to = turn.head, turn.head.fields.get("email")
    said = next((entry for entry in turn.entries if entry.kind is Kind.INTERIM), None)
    if said is None or head.inquiry is None or not to:
        return
    filled = inquiry_blanks.interim(head, said, desk.tools.almanac)
    try:
        letter = desk.tools.letters.render("interim", head.language, filled)
    except BlankMissing as refusal:
        await desk.audience.alert("letter_blocked", head.conversation, refusal.message)
        return
    about = {"of": head.conversation, "inquiry": head.inquiry.number}
    await post(desk, f"interim:{head.conversation}:{head.n}", letter, to, turn.at, about)


async def send_transcript(desk: Desk, head: Head, to: str, id: str) -> None:
    """Post what goes with the transcript; the transcript itself is made when the mail leaves."""
    about = {"conversation": head.conversation, "of": head.conversation}
    letter = desk.tools.letters.render("transcript", head.language, firm_blanks.of_firm(desk.policy))
    await post(desk, id, letter, to, desk.now(), about)


async def post(
    desk: Desk,
    id: str,
    letter: Letter,
    to: str | None,
    at: datetime,
    about: Mapping[str, str | None],
) -> None:
    """`about`: `complaint`; or `inquiry`; or `of`, the conversation that it is forgotten with, and what is
    attached.
    """
    row = {
        "_id": id,
        "kind": letter.kind,
        "version": letter.version,
        "to": to,
        "language": letter.language,
        "subject": letter.subject,
        "text": letter.text,
        "html": letter.html,
        "blocks": letter.blocks,
        "sha256": letter.sha256,
        "written_at": at,
        "at": desk.now(),
        **about,
    }
    await desk.store.outbox.post({name: value for name, value in row.items() if value is not None})


async def printed(desk: Desk, letter: Mapping[str, Any]) -> bytes:
    """A letter of the outbox as PDF: the same bytes each time."""
    said = page(letter["language"], letter["subject"], letter["blocks"], desk.policy.firm)
    return await desk.tools.pdf.typeset("letter", said, letter["written_at"])
