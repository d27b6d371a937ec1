"""Writes the lists (conversations, inquiries, search) after each turn, off the path of the answer.

A turn's projection may be lost when the process is killed; the repair at start writes it then.
"""

import asyncio
import logging
from collections.abc import Sequence
from typing import Any

from bot.actions.audience import Audience
from bot.errors import TryAgain
from bot.model.conversation import Head, Turn
from bot.store.ports import Store

log = logging.getLogger(__name__)

RETRY_SECONDS = 0.5
AT_ONCE = 2_000
PAUSE_SECONDS, A_TURN_SECONDS, LONGEST_SECONDS = 0.05, 0.001, 1.0
"""Between two rounds, longer the more there was to write: then a conversation has several turns in one."""


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
        """Until cancelled; of a conversation only the newest line is written, of its turns every word."""
        while True:
            turns = [await self._turns.get()]
            while not self._turns.empty() and len(turns) < AT_ONCE:
                turns.append(self._turns.get_nowait())
            try:
                await self._write(turns)
            finally:
                for _ in turns:
                    self._turns.task_done()
            await asyncio.sleep(min(PAUSE_SECONDS + len(turns) * A_TURN_SECONDS, LONGEST_SECONDS))

    async def _write(self, turns: Sequence[Turn]) -> None:
        heads = {turn.head.conversation: turn.head for turn in turns}
        inquiries = [inquiry_of(head) for head in heads.values() if head.inquiry is not None]
        while True:
            try:
                await self._store.lines.put_all(list(heads.values()), turns)
                for inquiry in inquiries:
                    await self._store.inquiries.put(inquiry)
                break
            except TryAgain:
                log.warning("lists of %d conversations not written yet", len(heads))
                await asyncio.sleep(RETRY_SECONDS)
        for head in heads.values():
            await self._audience.listed(head)


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
