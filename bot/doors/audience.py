"""Who hears what. The only code that emits what happened in a conversation."""

import asyncio
import logging
from collections import Counter
from collections.abc import Awaitable, Callable, Sequence

from bot.doors import wire
from bot.doors.lines import Lines
from bot.doors.sockets import Sockets
from bot.errors import TryAgain
from bot.model.conversation import Head, Turn
from bot.model.ids import ConversationId, StaffId
from bot.model.mode import Mode

log = logging.getLogger(__name__)

CHAT, CONSOLE = "/chat", "/console"
EVERYONE = "staff"
"""Every console socket that may see the queue."""
QUEUE_SECONDS = 1.0


def chat_room(conversation: ConversationId) -> str:
    return f"c:{conversation}"


def watch_room(conversation: ConversationId) -> str:
    return f"w:{conversation}"


def staff_room(staff: StaffId) -> str:
    return f"s:{staff}"


def session_room(token_hash: str) -> str:
    return f"t:{token_hash}"


def _watchers(before: Head, head: Head) -> list[str]:
    """Whoever watches, leads, led until now, or waits for the conversation to come back."""
    people = {person.id for person in (before.agent, head.agent, head.return_to) if person is not None}
    return [watch_room(head.conversation), *map(staff_room, sorted(people))]


async def _nobody_watches(_head: Head) -> None:
    """Before there is a console."""


class Rooms:
    """The Audience of the actions, told through Socket.IO rooms."""

    def __init__(self, sockets: Sockets) -> None:
        self._sockets = sockets
        self.lines: Lines | None = None
        self.recheck: Callable[[Head], Awaitable[None]] = _nobody_watches
        """Sends away who may not watch any more; the console's door sets it."""
        self._push: asyncio.Task[None] | None = None
        self._places: dict[ConversationId, wire.Place] = {}
        self._queued: Counter[str] = Counter()
        """Place and expected minutes, as those who wait were last told."""

    def hears(self, conversation: ConversationId, staff: Sequence[StaffId]) -> bool:
        """Whether anybody here is told of the conversation; `staff` have to do with it."""
        rooms = [watch_room(conversation), *map(staff_room, staff)]
        return self._sockets.anybody_in(chat_room(conversation), CHAT) or self._sockets.anybody_in(
            rooms, CONSOLE
        )

    def conversations(self) -> set[ConversationId]:
        """Those that anybody here has open; not those that one merely leads."""
        rooms = [*self._sockets.rooms(CHAT), *self._sockets.rooms(CONSOLE)]
        return {ConversationId(room[2:]) for room in rooms if room.startswith(("c:", "w:"))}

    def sessions(self) -> set[str]:
        """Token hashes of the consoles open here."""
        return {room[2:] for room in self._sockets.rooms(CONSOLE) if room.startswith("t:")}

    async def saved(self, before: Head, turn: Turn) -> None:
        head = turn.head
        chat, watchers = chat_room(head.conversation), _watchers(before, head)
        heard = [wire.customers(entry) for entry in turn.entries if entry.seq is not None]
        if heard:
            await self._sockets.tell("entries", heard, chat, CHAT)
        if turn.entries and self._sockets.anybody_in(watchers, CONSOLE):
            rows = [wire.staffs(entry) for entry in turn.entries]
            entries = {"conversation": head.conversation, "entries": rows}
            await self._sockets.tell("entries", entries, watchers, CONSOLE)
        if (before.mode, before.agent) != (head.mode, head.agent):
            mode = wire.mode(head, self._queued[head.language] + 1)
            await self._sockets.tell("mode", mode, chat, CHAT)
            await self._sockets.tell("mode", wire.staffs_mode(mode, head), watchers, CONSOLE)
            await self.recheck(head)
        elif before.ask is not None and head.ask is None and head.mode is Mode.BOT:
            await self._sockets.tell("mode", wire.mode(head), chat, CHAT)

    def joined(self, head: Head) -> None:
        """Rooms keep no book of what was told: that is for several processes."""

    async def listed(self, head: Head) -> None:
        if self.lines is None:
            return
        rooms = [watch_room(head.conversation)]
        if head.agent is not None:
            rooms.append(staff_room(head.agent.id))
        if head.mode is Mode.WAITING:
            # The whole queue goes once a second; what somebody in it writes is seen at once.
            rooms.append(EVERYONE)
        if self._sockets.anybody_in(rooms, CONSOLE):
            line = await self.lines.one(head.conversation)
            if line is not None:
                await self._sockets.tell("conversation", line, rooms, CONSOLE)
        queued = head.mode is Mode.WAITING or self._places or self._sockets.anybody_in(EVERYONE, CONSOLE)
        if queued and (self._push is None or self._push.done()):
            self._push = asyncio.create_task(self._push_queue(), name="queue")

    async def typing(self, conversation: ConversationId, by: str, name: str | None, on: bool) -> None:
        if by == "customer":
            event = {"conversation": conversation, "by": by, "on": on}
            await self._sockets.tell("typing", event, watch_room(conversation), CONSOLE)
        else:
            event = {"by": by, "on": on, **({"name": name} if name else {})}
            await self._sockets.tell("typing", event, chat_room(conversation), CHAT)

    async def seen(self, conversation: ConversationId, by: str, seq: int) -> None:
        await self._sockets.tell("seen", {"by": by, "seq": seq}, chat_room(conversation), CHAT)
        event = {"conversation": conversation, "by": by, "seq": seq}
        await self._sockets.tell("seen", event, watch_room(conversation), CONSOLE)

    async def staff_changed(self, staff: StaffId) -> None:
        row = await self.lines.staff(staff) if self.lines is not None else None
        if row is not None:
            await self._sockets.tell("staff", row, EVERYONE, CONSOLE)

    async def alert(self, code: str, conversation: ConversationId | None, text: str) -> None:
        event = {"code": code, "text": text, **({"conversation": conversation} if conversation else {})}
        await self._sockets.tell("alert", event, EVERYONE, CONSOLE)

    async def signed_out(self, token_hashes: list[str]) -> None:
        for token_hash in token_hashes:
            room = session_room(token_hash)
            for sid, engine_id in list(self._sockets.sio.manager.get_participants(CONSOLE, room)):
                log.info("console socket %s cut: its session ended", sid)
                self._sockets.abort(engine_id)

    async def stop(self) -> None:
        """Nobody is told the queue any more: its task would outlive the database."""
        if self._push is not None:
            self._push.cancel()
            await asyncio.wait({self._push})

    async def _push_queue(self) -> None:
        """At most once a second; as often as it takes while the database cannot serve."""
        told = False
        while not told:
            await asyncio.sleep(QUEUE_SECONDS)
            try:
                await self._tell_queue()
                told = True
            except TryAgain:
                log.warning("the queue cannot be read; told as soon as it can")

    async def _tell_queue(self) -> None:
        """The whole queue to every console, and their places to those who wait."""
        if self.lines is None:
            return
        waiting = await self.lines.waiting()
        for staff in self.lines.present():
            queue = {"waiting": waiting, "mine": await self.lines.led_by(staff)}
            await self._sockets.tell("queue", queue, staff_room(staff), CONSOLE)
        languages = {line["language"] for line in waiting}
        minutes = {language: await self.lines.expected_minutes(language) for language in languages}
        # One queue a language: who waits for English does not stand behind who waits for French.
        queued: Counter[str] = Counter()
        places = {}
        for line in waiting:
            language = line["language"]
            queued[language] += 1
            places[ConversationId(line["conversation"])] = wire.Place(queued[language], minutes[language])
        for conversation, place in places.items():
            if self._places.get(conversation) != place:
                mode = wire.waiting(place)
                await self._sockets.tell("mode", mode, chat_room(conversation), CHAT)
        self._places, self._queued = places, queued

    def place(self, conversation: ConversationId) -> wire.Place | None:
        """Where it stands in the queue of its language, as last told."""
        return self._places.get(conversation)
