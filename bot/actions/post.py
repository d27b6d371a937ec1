"""Letters: written once into the outbox, sent by whoever holds the lease, then recorded in the register."""

import logging
from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

from bot.actions.desk import Desk
from bot.actions.views import refresh
from bot.errors import TryAgain
from bot.model.conversation import Turn
from bot.model.ids import Reference
from bot.model.people import System
from bot.reach.ports import NotAccepted
from bot.register import acts, blanks
from bot.register.chain import seal
from bot.register.letters import Letter
from bot.register.receipts import receipt
from bot.register.view import view

log = logging.getLogger(__name__)

LEASE_SECONDS = 60
FIRST_PAUSE = timedelta(seconds=30)
LONGEST_PAUSE = timedelta(hours=1)
CODE_MINUTES = 10
OUTBOX = System("outbox")


async def acknowledge(desk: Desk, filed: Mapping[str, Any]) -> None:
    """Post the acknowledgement of the complaint that the event `filed` registered, once."""
    reference = Reference(filed["complaint"])
    payload = await desk.store.register.payload(filed["payload"])
    complaint = view([filed], {filed["payload"]: payload}.get)
    person = complaint.get("representative") or complaint["complainant"]
    if "email" not in person:
        return
    filled = blanks.acknowledgement(complaint, desk.tools.almanac, receipt(filed, desk.tools.key))
    letter = desk.tools.letters.render("acknowledgement", complaint["language"], filled)
    await _post(desk, f"acknowledgement:{reference}", person["email"], letter, reference)


async def send_code(desk: Desk, turn: Turn, complaint: Mapping[str, Any], to: str, code: str) -> None:
    """Post a one-time code; the turn that asked for it names the letter."""
    reference = Reference(complaint["reference"])
    filled = blanks.one_time_code(reference, code, CODE_MINUTES, desk.policy)
    letter = desk.tools.letters.render("code", turn.head.language, filled)
    await _post(desk, f"code:{turn.head.conversation}:{turn.head.n}", to, letter, None)


async def _post(desk: Desk, id: str, to: str, letter: Letter, complaint: Reference | None) -> None:
    row = {
        "_id": id,
        "kind": letter.kind,
        "version": letter.version,
        "to": to,
        "language": letter.language,
        "subject": letter.subject,
        "text": letter.text,
        "html": letter.html,
        "sha256": letter.sha256,
        "at": desk.now(),
    }
    await desk.store.outbox.post(row | ({"complaint": complaint} if complaint else {}))


async def deliver_all(desk: Desk) -> None:
    """Send every letter that is due."""
    while (letter := await desk.store.outbox.claim(desk.now(), LEASE_SECONDS)) is not None:
        await _deliver(desk, letter)


async def _deliver(desk: Desk, letter: Mapping[str, Any]) -> None:
    try:
        # The Message-ID is the letter's own: a mail server may see a second try, a reader no second letter.
        proof = await desk.tools.mailbox.send(
            to=letter["to"],
            subject=letter["subject"],
            text=letter["text"],
            html=letter["html"],
            message_id=letter["_id"],
            kind=letter["kind"],
        )
    except NotAccepted as refusal:
        await _refused(desk, letter, refusal)
        return
    await desk.store.outbox.sent(letter["_id"], desk.now(), proof)
    log.info("letter %s left", letter["_id"])


async def _refused(desk: Desk, letter: Mapping[str, Any], refusal: NotAccepted) -> None:
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
        if letter["kind"] == "acknowledgement":
            await _record(desk, letter)
        await desk.store.outbox.recorded(letter["_id"])


async def _record(desk: Desk, letter: Mapping[str, Any]) -> None:
    """One `acknowledge` event a complaint, also when a process died half-way."""
    complaint = await refresh(desk, Reference(letter["complaint"]))
    if complaint["acknowledgement"] == "sent":
        return
    sent = acts.SentLetter(
        kind=letter["kind"],
        version=letter["version"],
        language=letter["language"],
        sha256=letter["sha256"],
        to=letter["to"],
        sent_at=letter["sent_at"],
        proof=letter["proof"],
    )
    name = str(letter["_id"])
    await desk.store.register.put_payload(name, seal(name, sent.data()))
    payload = await desk.store.register.payload(name)
    if payload is None:
        raise TryAgain(retry_after=1)
    act = acts.acknowledging(complaint, sent, payload, at=desk.now(), actor=OUTBOX)
    await desk.writer.append(act)
    await refresh(desk, Reference(letter["complaint"]))
