"""Letters leave: sent by whoever holds the lease, then recorded in the register; a bounce is recorded too."""

import logging
from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

from bot.actions import replying, taking_along
from bot.actions.complaints import permitted
from bot.actions.correspond import printed
from bot.actions.desk import Desk
from bot.actions.recording import Wish, record
from bot.actions.views import current
from bot.errors import NotAllowed, NotFound, Sentence
from bot.model.ids import ConversationId, Reference
from bot.model.people import Staff, System
from bot.reach.ports import Mail, NotAccepted
from bot.register.acts import SentLetter

log = logging.getLogger(__name__)

LEASE_SECONDS = 60
FIRST_PAUSE = timedelta(seconds=30)
LONGEST_PAUSE = timedelta(hours=1)
OUTBOX = System("outbox")


async def deliver_all(desk: Desk) -> None:
    """Send every letter that is due."""
    while (letter := await desk.store.outbox.claim(desk.now(), LEASE_SECONDS)) is not None:
        await _deliver(desk, letter)


async def send_again(desk: Desk, staff: Staff, reference: Reference, id: str) -> None:
    """A letter that failed, or of which nobody knows whether it left. Raises NotFound, NotAllowed."""
    await permitted(desk, staff, "complaints.letter_sent", reference)
    letter = await desk.store.outbox.get(id)
    if letter is None or letter.get("complaint") != reference:
        raise NotFound
    if not await desk.store.outbox.again(id, desk.now()):
        raise NotAllowed(
            details={
                "missing": [
                    Sentence(
                        "Only a letter that did not leave is sent again.",
                        "Seule une lettre qui n'est pas partie est renvoyée.",
                    )
                ]
            }
        )
    log.info("letter %s is sent again, as %s wants", id, staff.id)


async def _deliver(desk: Desk, letter: Mapping[str, Any]) -> None:
    if "handed_at" in letter and not desk.tools.mailbox.repeatable:
        # Whoever held it died with it in hand. Sent twice is worse than looked after by a person.
        await _unsure(desk, letter, "The server stopped while it was being sent.")
        return
    # The Message-ID is the letter's own, also when a person has it sent again.
    mail = Mail(
        id=letter["_id"],
        kind=letter["kind"],
        to=letter["to"],
        subject=letter["subject"],
        text=letter["text"],
        html=letter["html"],
        pdf=await _attached(desk, letter),
    )
    await desk.store.outbox.handing(letter["_id"], desk.now())
    try:
        proof = await desk.tools.mailbox.send(mail)
    except NotAccepted as refusal:
        await _refused(desk, letter, refusal)
        return
    await desk.store.outbox.sent(letter["_id"], desk.now(), proof)
    log.info("letter %s left", letter["_id"])


async def _attached(desk: Desk, letter: Mapping[str, Any]) -> tuple[str, bytes] | None:
    """The letter itself for a complaint; a transcript for the conversation it is about; else nothing."""
    if "conversation" in letter:
        return await taking_along.attachment(desk, ConversationId(letter["conversation"]))
    reference = letter.get("complaint") or letter.get("inquiry")
    return (f"{reference}-{letter['kind']}.pdf", await printed(desk, letter)) if reference else None


async def _unsure(desk: Desk, letter: Mapping[str, Any], sentence: str) -> None:
    await desk.store.outbox.unsure(letter["_id"], sentence)
    await desk.audience.alert("letter_unsure", None, f"{letter['kind']}: {sentence}")
    log.warning("letter %s may have left: %s", letter["_id"], sentence)


async def _refused(desk: Desk, letter: Mapping[str, Any], refusal: NotAccepted) -> None:
    if refusal.unsure:
        await _unsure(desk, letter, str(refusal))
        return
    retry_at: datetime | None = None
    if refusal.permanent:
        await desk.audience.alert("letter_refused", None, f"{letter['kind']}: {refusal}")
    else:
        pause: timedelta = FIRST_PAUSE * 2 ** min(letter["attempts"] - 1, 10)
        retry_at = desk.now() + min(pause, LONGEST_PAUSE)
    log.warning("letter %s did not leave: %s", letter["_id"], refusal)
    await desk.store.outbox.failed(letter["_id"], str(refusal), retry_at)


async def record_all(desk: Desk) -> None:
    """Tell the register of every letter that left."""
    for letter in await desk.store.outbox.unrecorded():
        if "complaint" in letter:
            await _record(desk, letter)
        elif "outcome" in letter:
            await replying.record(desk, letter)
        await desk.store.outbox.recorded(letter["_id"])


async def record_bounces(desk: Desk) -> None:
    """Tell the register of every letter that came back, and somebody, who has to reach the person anew."""
    for letter in await desk.store.outbox.reported():
        if "complaint" in letter:
            await _record_bounce(desk, letter)
        elif "outcome" in letter:
            await replying.came_back(desk, letter)
        await desk.store.outbox.bounced(letter["_id"])
        await desk.audience.alert("letter_bounced", None, f"{letter['_id']}: {letter['bounce']}")
        log.warning("letter %s came back", letter["_id"])


async def _record_bounce(desk: Desk, letter: Mapping[str, Any]) -> None:
    told = {"letter": letter["_id"], "reason": letter["bounce"]}
    wish = Wish(event="letter_bounced", key=_key(letter).replace("sent:", "bounced:", 1), told=told)
    try:
        await record(desk, OUTBOX, Reference(letter["complaint"]), wish)
    except NotAllowed as refusal:
        log.warning("letter %s came back, and is not recorded: %s", letter["_id"], refusal.details)


def _key(letter: Mapping[str, Any]) -> str:
    """One event each time it left; again only where a person wanted it."""
    again = letter.get("again", 0)
    return f"sent:{letter['_id']}:{again}" if again else f"sent:{letter['_id']}"


async def _record(desk: Desk, letter: Mapping[str, Any]) -> None:
    """One event a letter, also when a process died half-way."""
    reference, key = Reference(letter["complaint"]), _key(letter)
    if await desk.store.register.recorded(None, key) is not None:
        return
    complaint = await current(desk, reference)
    sent = SentLetter(
        kind=letter["kind"],
        letter=letter["_id"],
        version=letter["version"],
        language=letter["language"],
        sha256=letter["sha256"],
        to=letter["to"],
        sent_at=letter["sent_at"],
        proof=letter["proof"],
    )
    acknowledges = letter["kind"] == "acknowledgement" and complaint["acknowledgement"] == "due"
    wish = Wish(
        event="acknowledge" if acknowledges else "letter_sent",
        key=key,
        told=sent.data(),
        stopped_at=letter["sent_at"],
    )
    try:
        await record(desk, OUTBOX, reference, wish)
    except NotAllowed as refusal:
        log.warning("letter %s left, and is not recorded: %s", letter["_id"], refusal.details)
