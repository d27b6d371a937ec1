"""The flow in force and the earlier ones: a conversation goes on with the version that it began with."""

import asyncio
import logging
from collections import OrderedDict
from datetime import datetime

from bot.actions.tools import Tools
from bot.dialogue.flow import Flow
from bot.dialogue.load import flow_from
from bot.store.ports import Store

log = logging.getLogger(__name__)
KEPT_READY = 8
"""Earlier versions kept in memory."""


class Versions:
    def __init__(self, store: Store, tools: Tools) -> None:
        self._store, self._tools = store, tools
        self._ready: OrderedDict[str, Flow] = OrderedDict()

    async def of(self, version: str) -> Flow:
        """That version; the one in force where it was never stored or this program cannot read it."""
        current = self._tools.flow
        if version == current.version:
            return current
        known = self._ready.get(version) or await self._stored(version)
        if known is None:
            return current
        self._remember(known)
        return known

    async def put_in_force(self, flow: Flow, at: datetime) -> None:
        """Stored first, so that no conversation is pinned to a version that could be lost."""
        await self._store.flows.put(flow.canonical, at)
        if flow.version != self._tools.flow.version:
            self._remember(self._tools.flow)
            self._tools.flow = flow
            log.info("flow %s is in force", flow.version[:12])

    async def _stored(self, version: str) -> Flow | None:
        try:
            canonical = await self._store.flows.get(version)
            return await asyncio.to_thread(flow_from, canonical) if canonical else None
        except ValueError as error:
            log.warning("flow %s cannot be followed any more: %s", version[:12], error)
            return None

    def _remember(self, flow: Flow) -> None:
        self._ready[flow.version] = flow
        self._ready.move_to_end(flow.version)
        if len(self._ready) > KEPT_READY:
            self._ready.popitem(last=False)
