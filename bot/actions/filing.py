"""Takes a complaint from the conversation into the register. Every step can be done again.

The turn that stands in `filing` decided; from there: payload, event, view, the turn with the reference,
letter.
"""

import logging
from collections.abc import Mapping
from typing import Any

from bot.actions import answering, impartial
from bot.actions.desk import Desk, digest
from bot.actions.settling import settle
from bot.actions.views import refresh
from bot.errors import Refused, TryAgain
from bot.model.conversation import Filing, Head
from bot.model.draft import Draft
from bot.model.ids import ConversationId, Reference
from bot.model.people import Customer
from bot.model.step import Filed, Resumed
from bot.register import acts
from bot.register.chain import seal
from bot.register.complaint import Complaint
from bot.register.intake import Circumstances, from_chat
from bot.register.receipts import receipt
from bot.register.view import card

log = logging.getLogger(__name__)


async def finish_soon(desk: Desk, conversation: ConversationId) -> None:
    """Finish the filing now; where the store cannot, the timer does it later."""
    try:
        await finish(desk, conversation)
    except TryAgain:
        log.warning("filing of conversation %s is not finished yet", conversation)


async def finish_all(desk: Desk) -> None:
    """Every filing that a process left unfinished."""
    for conversation in await desk.store.turns.filing():
        await finish(desk, conversation)


async def finish(desk: Desk, conversation: ConversationId) -> None:
    head = await desk.store.turns.head(conversation)
    if head is None or head.filing is None:
        return
    try:
        event = await _registered(desk, head, head.filing)
    except Refused as refusal:
        if isinstance(refusal, TryAgain):
            raise
        await _given_back(desk, head, head.filing, refusal)
        return
    reference = Reference(event["complaint"])
    await refresh(desk, reference)
    await _told(desk, head, head.filing, card(event, receipt(event, desk.tools.key)))
    await settle(desk, event)


async def _registered(desk: Desk, head: Head, filing: Filing) -> Mapping[str, Any]:
    """The event that filed this draft: the one in the register, or a new one."""
    earlier = await desk.store.register.filed_from(filing.draft)
    if earlier is not None:
        return earlier
    almanac = desk.tools.almanac
    around = Circumstances(
        policy=desk.policy,
        today=almanac.today(filing.received_at),
        language=head.language,
        declared_at=filing.received_at,
        conversation=head.conversation,
        served=head.served,
    )
    complaint = from_chat(head.fields, around)
    complaint = await _with_exclusions(desk, complaint, head)
    await desk.store.register.put_payload(filing.draft, seal(filing.draft, complaint.data()))
    payload = await desk.store.register.payload(filing.draft)
    if payload is None:
        raise TryAgain(retry_after=1)
    act = acts.filing(
        complaint,
        payload,
        almanac,
        draft=filing.draft,
        received_at=filing.received_at,
        at=desk.now(),
        actor=Customer(head.conversation),
    )
    event = await desk.writer.append(act)
    log.info("complaint %s filed from conversation %s", event["complaint"], head.conversation)
    return event


async def _with_exclusions(desk: Desk, complaint: Complaint, head: Head) -> Complaint:
    texts = (complaint.narrative, complaint.wanted)
    rows = await impartial.at_filing(desk, head.served, texts)
    return Complaint.model_validate({**complaint.data(), "excluded": rows})


async def _told(desk: Desk, head: Head, filing: Filing, shown: Mapping[str, Any]) -> None:
    """The turn with the reference, the dates and the receipt."""

    async def decide(draft: Draft) -> None:
        draft.change(filing=None, complaint=Reference(shown["reference"]))
        answering.settle_inquiry(draft, "complaint")
        await answering.answer(desk, draft, Filed(shown))
        answering.give_back(draft)

    key = f"system:filed:{filing.draft}"
    await desk.act(head.conversation, key, digest("filed", filing.draft), decide)


async def _given_back(desk: Desk, head: Head, filing: Filing, refusal: Refused) -> None:
    """What was told cannot stand in the register: a person helps, and the fields stay."""
    log.error("the draft of conversation %s was refused: %s", head.conversation, refusal.details)
    await desk.audience.alert("filing_refused", head.conversation, refusal.message)

    async def decide(draft: Draft) -> None:
        draft.change(filing=None)
        await answering.answer(desk, draft, Resumed("person"))

    key = f"system:refused:{filing.draft}"
    await desk.act(head.conversation, key, digest("refused", filing.draft), decide)
