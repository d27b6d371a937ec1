"""Writes the lists (conversations, inquiries, search) after each turn, off the path of the answer.

A turn's projection may be lost when the process is killed; the repair at start writes it then.
"""

import asyncio
import logging
from typing import Any

from bot.actions.audience import Audience
from bot.errors import TryAgain
from bot.model.conversation import Head, Turn
from bot.store.ports import Store

log = logging.getLogger(__name__)

RETRY_SECONDS = 0.5


class Projector:
    def __init__(self, store: Store, audience: Audience) -> None:
        self._store = store
        self._audience = audience
        self._turns: asyncio.Queue[Turn] = asyncio.Queue()

    def add(self, turn: Turn) -> None:
        self._turns.put_nowait(turn)

    async def settled(self) -> None:
        """Until every turn given so far stands in the lists."""
        await self._turns.join()

    async def run(self) -> None:
        """Until cancelled; one turn after the other, in the order they were saved here."""
        while True:
            turn = await self._turns.get()
            try:
                await self._write(turn)
            finally:
                self._turns.task_done()

    async def _write(self, turn: Turn) -> None:
        while True:
            try:
                await self._store.lines.put(turn.head, turn.entries)
                if turn.head.inquiry is not None:
                    await self._store.inquiries.put(inquiry_of(turn.head))
                break
            except TryAgain:
                log.warning("lists of conversation %s not written yet", turn.head.conversation)
                await asyncio.sleep(RETRY_SECONDS)
        await self._audience.listed(turn.head)


def inquiry_of(head: Head) -> dict[str, Any]:
    """The inquiry's own document, from the head of its conversation."""
    if head.inquiry is None:
        raise ValueError("this conversation has no inquiry")
    document = {
        "number": head.inquiry.number,
        "conversation": head.conversation,
        "channel": "chat",
        "state": head.inquiry.state,
        "opened_at": head.inquiry.opened_at,
        "reply_by": head.inquiry.reply_by,
        "language": head.language,
        "name": head.fields.get("name"),
        "topic": head.fields.get("topic"),
        "complaint": head.complaint if head.inquiry.state == "complaint" else None,
        "n": head.n,
    }
    return {key: value for key, value in document.items() if value is not None}
