"""A desk whose clock is moved by what is played on it: stories run side by side in simulated time."""

import asyncio
import heapq
from collections.abc import Awaitable, Callable, Sequence
from contextlib import suppress
from contextvars import ContextVar
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import count
from typing import Any

from bot.actions import post, timer
from bot.actions.desk import Desk
from bot.actions.guards import Guards
from bot.app import Firm, tools_of
from bot.clock import system_clock
from bot.commands.seeding.silence import Silence
from bot.model.people import Staff
from bot.reach.content import examine
from bot.reach.limits import Limits
from bot.reach.mail import Folder
from bot.reach.passwords import Passwords
from bot.reach.totp import Totp
from bot.settings import Settings
from bot.store.mongo import MongoStore

LEASE_SECONDS = 60
BEAT_SECONDS = 15
TAKEN_OVER = timedelta(minutes=1)
"""Later than any lease of a running server ends."""

WINDOW = timedelta(minutes=10)

Story = Callable[[], Awaitable[None]]
Tell = Callable[[str], None]


class Ended(Exception):
    """A story asked for an instant beyond the end; it stays as far as it got."""


class Stage:
    """Stories play side by side, each at its own instant, never further apart than `WINDOW`.

    A step that others may not overtake, such as a filing into the one register, is played `alone`.
    """

    def __init__(
        self, settings: Settings, store: MongoStore, firm: Firm, begin: datetime, end: datetime
    ) -> None:
        self._end = end
        self._now: ContextVar[datetime] = ContextVar("now", default=begin)
        sender = firm.policy.contact.complaints_address
        # Never a mail server: nobody who is played here has a mailbox.
        mailbox = Folder(settings.data_dir / "mail", sender, self.clock)
        tools = replace(tools_of(settings, firm, self.clock), mailbox=mailbox)
        self.desk = Desk(store, tools, Guards(Passwords(), Limits(on=False), examine, Totp()), Silence())
        self._waiting: list[tuple[datetime, int, bool, asyncio.Future[None]]] = []
        self._order = count()
        self._playing = 0
        self._still = asyncio.Event()

    @property
    def now(self) -> datetime:
        """Of the story that asks; moves only forward."""
        return self._now.get()

    def clock(self) -> datetime:
        return self.now

    async def until(self, at: datetime, *, alone: bool = False) -> None:
        """Let the others play until the clock says `at`. Raises Ended beyond the end."""
        at = max(at.astimezone(UTC).replace(microsecond=0), self.now)
        if at > self._end:
            raise Ended
        turn: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        heapq.heappush(self._waiting, (at, next(self._order), alone, turn))
        self._rest()
        await turn
        self._now.set(at)

    async def play(self, stories: Sequence[Story], tell: Tell) -> None:
        """Every story to its end, in the order of their instants; the first failure ends all."""
        await self._lease(LEASE_SECONDS)
        await self.desk.versions.put_in_force(self.desk.tools.flow, system_clock())
        self._playing = len(stories)
        played = [asyncio.ensure_future(self._played(story, tell)) for story in stories]
        works = (self._move, self._beat, self.desk.projector.run)
        beside = [asyncio.ensure_future(work()) for work in works]
        try:
            awaited: set[asyncio.Future[Any]] = {asyncio.gather(*played), *beside}
            done, _ = await asyncio.wait(awaited, return_when=asyncio.FIRST_COMPLETED)
            for task in done:
                task.result()
            await self.desk.projector.settled()
            # The lists are whole: the server's first start need not write them anew.
            await self.desk.store.leases.hold("lists", "lists", system_clock(), LEASE_SECONDS)
        finally:
            for task in (*played, *beside):
                task.cancel()
            await asyncio.gather(*played, *beside, return_exceptions=True)
            await self._lease(0)

    async def letters(self) -> None:
        """Send what waits to be sent and record it, as the timer does."""
        await post.deliver_all(self.desk)
        await post.record_all(self.desk)

    def comes(self, staff: Staff) -> None:
        self.desk.tools.presence.came(staff, "seed")

    def goes(self, staff: Staff) -> None:
        self.desk.tools.presence.went(staff.id, "seed")

    async def _played(self, story: Story, tell: Tell) -> None:
        with suppress(Ended):
            await story()
        self._rest()
        tell("conversations")

    async def _move(self) -> None:
        """Whenever all wait, wake whoever is next, and all who come soon after and need not be alone."""
        while True:
            await self._still.wait()
            self._still.clear()
            if not self._waiting:
                continue
            last = self._waiting[0][0] + WINDOW
            alone = self._wake()
            while not alone and self._waiting and self._waiting[0][0] <= last and not self._waiting[0][2]:
                self._wake()

    def _wake(self) -> bool:
        """The next one; whether it is to be alone."""
        _, _, alone, turn = heapq.heappop(self._waiting)
        self._playing += 1
        turn.set_result(None)
        return alone

    def _rest(self) -> None:
        self._playing -= 1
        if self._playing == 0:
            self._still.set()

    async def _beat(self) -> None:
        while True:
            await asyncio.sleep(BEAT_SECONDS)
            await self._lease(LEASE_SECONDS)

    async def _lease(self, seconds: int) -> None:
        """Keep a running server's timer, which goes by another clock, out of what is played here."""
        leases, owner = self.desk.store.leases, self.desk.tools.owner
        for name in timer.TASKS:
            now = system_clock()
            if not await leases.hold(name, owner, now, seconds):
                # It passes to us as if its holder had gone.
                await leases.hold(name, owner, now + TAKEN_OVER, seconds)
