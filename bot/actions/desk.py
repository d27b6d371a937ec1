"""The desk: holds one conversation, decides, saves, then publishes. Nobody else saves a turn."""

import hashlib
import json
from collections.abc import Awaitable, Callable
from datetime import datetime

from bot.actions.audience import Audience
from bot.actions.guards import Guards
from bot.actions.heads import Heads
from bot.actions.locks import Locks
from bot.actions.projector import Projector
from bot.actions.register_writer import RegisterWriter
from bot.actions.tools import Tools
from bot.actions.versions import Versions
from bot.errors import ClientIdReused, NotFound, Refused, TryAgain
from bot.model.conversation import Head, Turn
from bot.model.draft import Draft
from bot.model.ids import ConversationId
from bot.store.ports import LostRace, Store

TRIES = 12
"""Lost races in a row before the caller is asked to try again."""

Decide = Callable[[Draft], Awaitable[None]]


def digest(*command: object) -> str:
    """Names the content of a command, so that a key sent again with other content is noticed."""
    return hashlib.sha256(json.dumps(command).encode()).hexdigest()[:16]


class Desk:
    """What every action is given: the store, the tools of the house and the way to people."""

    def __init__(self, store: Store, tools: Tools, guards: Guards, audience: Audience) -> None:
        self.store = store
        self.guards = guards
        self.tools = tools
        self.policy = tools.policy
        self.audience = audience
        self.heads = Heads()
        self.projector = Projector(store, audience)
        self.versions = Versions(store, tools)
        self.writer = RegisterWriter(store.register)
        self._locks = Locks()
        # When staff's last look at what goes on was written down; see trail.py.
        self.watched: dict[tuple[str, str], datetime] = {}

    def now(self) -> datetime:
        return self.tools.clock()

    async def head(self, conversation: ConversationId) -> Head:
        """As known here; may be behind another process. Raises NotFound."""
        head = self.heads.get(conversation) or await self.store.turns.head(conversation)
        if head is None:
            raise NotFound
        self.heads.put(head)
        return head

    async def newest(self, conversation: ConversationId) -> Head:
        """As the store has it now. Raises NotFound."""
        head = await self.store.turns.head(conversation)
        if head is None:
            raise NotFound
        self.heads.put(head)
        return head

    async def open(self, head: Head, decide: Decide) -> Turn:
        """Save the first turn of a new conversation; `head` is its empty head."""
        draft = Draft(head, self.now())
        await decide(draft)
        turn = draft.turn("system:start", digest("start", head.conversation))
        await self.store.turns.append(turn)
        await self._published(head, turn)
        return turn

    async def act(self, conversation: ConversationId, key: str, content: str, decide: Decide) -> Turn:
        """Decide on the newest head, save, publish; the earlier turn if `key` was saved before.

        `decide` writes the draft and may run several times: it must not change anything else.
        Raises what `decide` refuses, ClientIdReused, NotFound; TryAgain when it may not be saved.
        """
        async with self._locks.hold(conversation):
            for _ in range(TRIES):
                turn = await self._try(conversation, key, content, decide)
                if turn is not None:
                    return turn
        raise TryAgain(retry_after=1)

    async def _try(self, conversation: ConversationId, key: str, content: str, decide: Decide) -> Turn | None:
        """One attempt; None when another writer was first."""
        known = self.heads.get(conversation)
        head = known or await self.head(conversation)
        draft = Draft(head, self.now())
        try:
            await decide(draft)
        except Refused:
            earlier = await self._earlier(conversation, key, content)
            if earlier is not None:
                return earlier
            # A head from memory may be behind another process: refuse only on what the store says.
            if known is not None and await self._was_behind(known):
                return None
            raise
        turn = draft.turn(key, content)
        try:
            await self.store.turns.append(turn)
        except LostRace:
            self.heads.forget(conversation)
            return await self._earlier(conversation, key, content)
        except BaseException:
            self.heads.forget(conversation)
            raise
        await self._published(head, turn)
        return turn

    async def _earlier(self, conversation: ConversationId, key: str, content: str) -> Turn | None:
        earlier = await self.store.turns.by_key(conversation, key)
        if earlier is not None and earlier.digest != content:
            raise ClientIdReused
        return earlier

    async def _was_behind(self, known: Head) -> bool:
        stored = await self.store.turns.head(known.conversation)
        if stored is None or stored.n <= known.n:
            return False
        self.heads.put(stored)
        return True

    async def _published(self, before: Head, turn: Turn) -> None:
        self.heads.put(turn.head)
        # First, since telling may fail, and whoever then asks again gets the turn that was saved.
        self.projector.add(turn)
        await self.audience.saved(before, turn)
