"""What other processes did, told to those who are connected here.

A hint says where to look; the database says what happened. Every few seconds all of it is looked at without
any hint, so nothing is missed for longer while Redis is away.
"""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Mapping
from datetime import timedelta
from itertools import pairwise

from bot.actions import room
from bot.actions.desk import Desk
from bot.actions.everywhere import Here
from bot.actions.presence import Desktop
from bot.actions.told import Told
from bot.errors import TryAgain
from bot.model.ids import ConversationId, StaffId
from bot.reach.ports import Bus, Hearing, Hint

log = logging.getLogger(__name__)

HEAL_SECONDS = 5.0
HEAL_MARGIN = timedelta(seconds=12)
"""A turn may be stored so long after the instant it carries."""
FAR = 2**53
"""No turn or line has such a number; a forged hint may."""
ABSENT = timedelta(seconds=16)
"""A process that said nothing for so long is gone, and its people with it."""


class Relay:
    def __init__(self, desk: Desk, here: Here, bus: Bus, told: Told) -> None:
        self._desk, self._here, self._bus, self._told = desk, here, bus, told
        self._was_up = True

    def works(self) -> Mapping[str, Callable[[], Awaitable[None]]]:
        """What runs all the time, by name. Each raises TryAgain while the database cannot serve."""
        return {"bus": lambda: self._bus.run(self.heard), "heal": self._heal}

    async def heard(self, hints: list[Hint]) -> None:
        """Hints of other processes. Of a conversation only the newest turn counts, and who is here is read
        once for all of them: it takes a look at everybody."""
        turns: dict[ConversationId, int] = {}
        staff: dict[ConversationId, list[StaffId]] = {}
        changed: dict[StaffId, None] = {}
        try:
            for hint in hints:
                match hint:
                    case {"kind": "turn", "conversation": str(name), "n": int(n), "staff": list(people)} if (
                        0 < n < FAR
                    ):
                        conversation = ConversationId(name)
                        turns[conversation] = max(n, turns.get(conversation, 0))
                        staff.setdefault(conversation, []).extend(StaffId(str(person)) for person in people)
                    case {"kind": "staff", "staff": str(person)}:
                        changed[StaffId(person)] = None
                    case _:
                        await self._other(hint)
            await asyncio.gather(*(self._turn(one, n, staff[one]) for one, n in turns.items()))
            if changed:
                await self._attendance()
            for person in changed:
                await self._staff(person)
        except TryAgain:
            log.warning("%d hints could not be followed; the periodic look heals them", len(hints))

    async def _other(self, hint: Hint) -> None:
        match hint:
            case {"kind": "listed", "conversation": str(name)}:
                await self._listed(ConversationId(name))
            case {
                "kind": "typing",
                "conversation": str(name),
                "by": ("customer" | "agent") as by,
                "on": bool(on),
            }:
                await self._typing(ConversationId(name), by, on)
            case {
                "kind": "seen",
                "conversation": str(name),
                "by": ("customer" | "agent") as by,
                "seq": int(seq),
            } if 0 <= seq < FAR:
                await self._here.seen(ConversationId(name), by, seq)
            case {"kind": "alert", "code": str(code), "conversation": conversation, "text": str(text)}:
                await self._here.alert(code, ConversationId(conversation) if conversation else None, text)
            case {"kind": "signed_out", "sessions": list(sessions)}:
                await self._signed_out({str(session) for session in sessions})

    async def _turn(self, conversation: ConversationId, n: int, staff: list[StaffId]) -> None:
        if not self._here.hears(conversation, staff):
            self._desk.heads.forget_before(conversation, n)
            self._told.forget(conversation)
            return
        told = self._told.upto(conversation)
        if told >= n:
            return
        turns = await self._desk.store.turns.since(conversation, told or max(1, n - 1))
        for before, turn in pairwise(turns):
            if turn.head.n > self._told.upto(conversation):
                self._told.note(conversation, turn.head.n)
                self._desk.heads.put(turn.head)
                await self._here.saved(before.head, turn)

    async def _listed(self, conversation: ConversationId) -> None:
        head = await self._desk.store.turns.head(conversation)
        if head is not None:
            await self._here.listed(head)

    async def _typing(self, conversation: ConversationId, by: str, on: bool) -> None:
        if not self._here.hears(conversation, []):
            return
        head = await self._desk.head(conversation)
        await self._here.typing(conversation, by, head.agent.name if head.agent else None, on)

    async def _staff(self, staff: StaffId) -> None:
        await room.refresh(self._desk, staff)
        await self._here.staff_changed(staff)

    async def _signed_out(self, sessions: set[str]) -> None:
        """Only those that have ended, whatever the hint says."""
        ended = await self._desk.store.sessions.ended(sessions & self._here.sessions(), self._desk.now())
        if ended:
            await self._here.signed_out(ended)

    async def _heal(self) -> None:
        while True:
            await asyncio.sleep(HEAL_SECONDS)
            await self._attendance(say=True)
            await self._signed_out(self._here.sessions())
            heard = self._here.conversations() | self._desk.tools.presence.leads()
            recent = await self._desk.store.turns.recent(self._desk.now() - HEAL_MARGIN)
            missed = {one: n for one, n in recent.items() if one in heard and n > self._told.upto(one)}
            staff = self._desk.tools.presence.present()
            await asyncio.gather(*(self._turn(one, n, staff) for one, n in missed.items()))
            await self._tell_of_bus()

    async def _attendance(self, *, say: bool = False) -> None:
        """Read who is at the console of other processes; with `say`, tell who is at ours."""
        store, tools, now = self._desk.store, self._desk.tools, self._desk.now()
        if say:
            await store.attendance.put(tools.owner, now, tools.presence.availability())
        before = {staff: desktop.available for staff, desktop in tools.presence.elsewhere.items()}
        after = dict(await store.attendance.elsewhere(tools.owner, now - ABSENT))
        desktops = {staff: await self._desktop(staff, on) for staff, on in after.items()}
        tools.presence.elsewhere = {staff: desk for staff, desk in desktops.items() if desk is not None}
        for staff in before.keys() | after.keys():
            if before.get(staff) != after.get(staff):
                await self._here.staff_changed(staff)

    async def _desktop(self, staff: StaffId, available: bool) -> Desktop | None:
        person = await self._desk.store.people.get(staff)
        if person is None:
            return None
        return Desktop(person, available, leads=await self._desk.store.people.holds(staff))

    async def _tell_of_bus(self) -> None:
        up = self._bus.hearing is Hearing.UP
        if up != self._was_up:
            self._was_up = up
            code = "bus_back" if self._was_up else "bus_down"
            text = (
                "News from others may come a few seconds late."
                if code == "bus_down"
                else "All is quick again."
            )
            log.warning("hints between the processes: %s", code)
            await self._here.alert(code, None, text)
