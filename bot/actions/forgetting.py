"""Keeping times: what nobody may keep any longer is forgotten, once a day; each step can be done again."""

import logging
from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

from bot.actions.desk import Desk, digest
from bot.dialogue.flow import Flow
from bot.errors import Refused, Stale, TryAgain
from bot.model.conversation import Head
from bot.model.draft import Draft
from bot.model.entry import By, Kind
from bot.model.ids import ConversationId, FileId, InquiryNumber
from bot.model.mode import Mode
from bot.register.deadlines import first_instant, months_before

log = logging.getLogger(__name__)

PERSONAL = ("question", "name", "email", "account", "topic")
"""What an inquiry says of a person; its number, dates and state stay."""


async def forget_all(desk: Desk) -> None:
    keeping, now, almanac = desk.policy.keeping, desk.now(), desk.tools.almanac
    for conversation in await desk.store.forgetting.abandoned(now - timedelta(hours=keeping.greeting_hours)):
        await _abandoned(desk, conversation, now - timedelta(days=keeping.draft_days))
    day = months_before(almanac.today(now), keeping.conversation_months)
    for conversation in await desk.store.forgetting.ended(first_instant(almanac.zone, day)):
        await forget_words(desk, conversation)
    for inquiry in await desk.store.inquiries.answered_before(first_instant(almanac.zone, day)):
        await forget_inquiry(desk, InquiryNumber(inquiry["number"]))
    await _drop_orphans(desk)


async def forget_words(desk: Desk, conversation: ConversationId) -> None:
    """Of a closed conversation: what was said in it, its files and mails, and what its inquiry tells."""
    head = await desk.newest(conversation)
    if head.inquiry is not None:
        await _forget_told(desk, head.inquiry.number)
    await desk.store.files.purge(conversation)
    await desk.tools.mailbox.forget(await desk.store.outbox.forget_of(conversation))
    await desk.store.forgetting.words(conversation)
    desk.heads.forget(conversation)
    log.info("conversation %s forgotten", conversation)


async def _abandoned(desk: Desk, conversation: ConversationId, draft_before: datetime) -> None:
    """A greeting that nobody answered goes whole; a draft goes, and its conversation is closed."""
    head = await desk.newest(conversation)
    if not any(name != "language" for name in head.fields) and head.mode is Mode.BOT and not head.inquiry:
        await desk.store.forgetting.whole(conversation)
        desk.heads.forget(conversation)
    elif head.last is not None and head.last.at < draft_before:
        await _close(desk, head, draft_before)


async def _close(desk: Desk, head: Head, draft_before: datetime) -> None:
    """First nobody can go on with it, then its answers go."""

    async def decide(draft: Draft) -> None:
        if draft.head.last is None or draft.head.last.at >= draft_before:
            raise Stale
        draft.write(By.SYSTEM, Kind.CLOSED)
        draft.move("close")

    try:
        await desk.act(head.conversation, f"timer:abandoned:{head.n}", digest("abandoned"), decide)
    except Refused as refusal:
        if isinstance(refusal, TryAgain):
            raise
        return  # Somebody has come back to it.
    names = draft_fields(desk.tools.flow)
    await desk.store.files.purge(head.conversation, only=_files(head, names))
    await desk.store.forgetting.fields(head.conversation, names)
    desk.heads.forget(head.conversation)


def draft_fields(flow: Flow) -> frozenset[str]:
    """Names of what is told for a complaint before it is filed, and for nothing else."""
    asked: dict[bool, set[str]] = {True: set(), False: set()}
    for state in flow.states.values():
        asked[state.draft] |= set(flow.drafted(state.part))
    return frozenset(asked[True] - asked[False])


def _files(head: Head, names: frozenset[str]) -> list[FileId]:
    told = [head.fields.get(name) for name in names]
    rows: list[Mapping[str, Any]] = [
        row for value in told if isinstance(value, list | tuple) for row in value
    ]
    return [FileId(row["file"]) for row in rows if isinstance(row, Mapping) and "file" in row]


async def forget_inquiry(desk: Desk, number: InquiryNumber) -> None:
    """Of one that did not come by chat and is answered: its letters, and what it tells of the person."""
    await desk.tools.mailbox.forget(await desk.store.outbox.forget_replies(number))
    await _forget_told(desk, number)


async def _forget_told(desk: Desk, number: InquiryNumber) -> None:
    inquiry = await desk.store.inquiries.get(number)
    if inquiry is not None:
        kept = {name: value for name, value in inquiry.items() if name not in PERSONAL}
        await desk.store.inquiries.put(kept)


async def _drop_orphans(desk: Desk) -> None:
    """Payloads that no event knows: written by a process that died. Whatever was one yesterday too goes;
    younger ones may belong to an event on its way.
    """
    found = await desk.store.register.orphans()
    gone = set(found) & set(await desk.store.register.orphans_seen())
    if gone:
        await desk.store.register.purge_payloads(sorted(gone))
        log.warning("%d payloads without an event deleted", len(gone))
    await desk.store.register.see_orphans(sorted(set(found) - gone))
