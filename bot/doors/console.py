"""The staff's socket: `/console`. Each command names its conversation; the wall stands in the actions."""

import asyncio
import hmac
import logging
from collections.abc import Mapping
from typing import Any

from socketio.exceptions import ConnectionRefusedError as Refusal

from bot.actions import leading, reading
from bot.actions.accounts import who
from bot.actions.desk import Desk
from bot.doors import console_shapes as shapes
from bot.doors import wire
from bot.doors.audience import EVERYONE, session_room, staff_room, watch_room
from bot.doors.commands import Command, answer, as_error, shaped
from bot.doors.console_acts import Tab, acts_of
from bot.doors.cookies import session_token
from bot.doors.lines import Lines
from bot.doors.shapes import Nothing
from bot.doors.sockets import Sockets
from bot.errors import Forbidden, NotFound, Refused, SignedOut
from bot.model.conversation import Head
from bot.model.ids import ConversationId
from bot.model.people import Role, Staff
from bot.model.permission import authorize, may, must_hold, of_conversation
from bot.reach.limits import Limits

log = logging.getLogger(__name__)
NAMESPACE = "/console"
SERVES = frozenset({Role.AGENT, Role.OFFICER, Role.LEAD})
"""Roles that may take conversations."""
SWEEP_SECONDS = 1.0


class ConsoleDoor:
    def __init__(self, desk: Desk, sockets: Sockets, limits: Limits, lines: Lines) -> None:
        self._desk, self._sockets, self._limits, self._lines = desk, sockets, limits, lines
        self._sio = sockets.sio
        self._tabs: dict[str, Tab] = {}
        self._table: dict[str, Command[Tab]] = {
            "available": Command(shapes.Available, self._available),
            "queue": Command(Nothing, self._queue),
            "watch": Command(shapes.Watch, self._watch),
            "unwatch": Command(shapes.Unwatch, self._unwatch),
            **acts_of(desk),
        }
        self._sio.on("connect", self._connect, namespace=NAMESPACE)
        self._sio.on("disconnect", self._disconnect, namespace=NAMESPACE)
        sockets.commands[NAMESPACE] = self._command

    async def _connect(self, sid: str, environ: dict[str, Any], auth: Any) -> None:
        try:
            await self._admit(sid, environ, auth)
        except Refused as refusal:
            error = as_error(refusal)
            raise Refusal(error.pop("message"), error) from None
        except Exception:
            log.exception("a console could not be connected")
            raise Refusal("Something broke on our side.", {"code": "internal"}) from None

    async def _admit(self, sid: str, environ: dict[str, Any], auth: Any) -> None:
        token = session_token(environ)
        signed = await who(self._desk.store, self._desk.now(), token)
        staff, session = signed.staff, signed.session
        given = shaped(shapes.Hello, auth or {})
        if not hmac.compare_digest(given.csrf.encode(), session.csrf.encode()):
            raise Forbidden("This page is out of date; please reload it.")
        authorize(staff, "console.connect")
        serves = bool(staff.roles & SERVES)
        leads = await self._desk.store.people.holds(staff.id) if serves else set()
        # Only now: whoever is refused, or gone, must not seem to be at a console.
        self._sockets.must_be_there(sid, NAMESPACE)
        self._tabs[sid] = Tab(sid, token or "", session.token_hash, staff, given.language)
        await self._sio.enter_room(sid, session_room(session.token_hash), namespace=NAMESPACE)
        await self._sio.enter_room(sid, staff_room(staff.id), namespace=NAMESPACE)
        await self._sio.enter_room(sid, EVERYONE, namespace=NAMESPACE)
        if serves:
            self._desk.tools.presence.came(staff, sid).leads = leads
        # After the CONNECT packet, which leaves when this returns.
        self._sockets.greet(sid, NAMESPACE, lambda: self._hello(sid, staff))

    async def _disconnect(self, sid: str, *_reason: Any) -> None:
        tab = self._tabs.pop(sid, None)
        if tab is not None and self._desk.tools.presence.went(tab.staff.id, sid):
            await self._desk.audience.staff_changed(tab.staff.id)

    async def _hello(self, sid: str, staff: Staff) -> None:
        desktop = self._desk.tools.presence.get(staff.id)
        me = {
            "id": staff.id,
            "name": staff.name,
            "roles": sorted(staff.roles),
            "available": bool(desktop and desktop.available),
            "capacity": staff.capacity,
        }
        # Who was here before this console came has no news to tell, so it would never hear of them.
        present = [await self._lines.staff(person) for person in self._lines.present()]
        hello = {"me": me, **await self._lists(staff), "staff": present}
        await self._sio.emit("hello", hello, to=sid, namespace=NAMESPACE)
        await self._desk.audience.staff_changed(staff.id)

    async def _staff(self, token: str) -> Staff:
        """Who is signed in, as of now: an ended session or a disabled account is out at once."""
        return (await who(self._desk.store, self._desk.now(), token)).staff

    async def _command(self, name: str, sid: str, payload: Mapping[str, Any]) -> dict[str, Any]:
        tab = self._tabs.get(sid)
        try:
            if tab is None:
                raise SignedOut
            self._limits.hit("console_commands", tab.token)
            tab.staff = await self._staff(tab.token)
            if name in self._table:
                must_hold(tab.staff, [f"console.{name}"])
        except Refused as refusal:
            return {"error": as_error(refusal)}
        return await answer(self._table, tab, name, payload, tab.language)

    async def sweep(self) -> None:
        """Cut the consoles whose session ended elsewhere: by the command line, another process, its time."""
        while True:
            await asyncio.sleep(SWEEP_SECONDS)
            open_ = {tab.session for tab in self._tabs.values()}
            ended = await self._desk.store.sessions.ended(open_, self._desk.now())
            if ended:
                await self._desk.audience.signed_out(ended)

    async def _lists(self, staff: Staff) -> dict[str, Any]:
        if not staff.roles & SERVES:
            return {"waiting": [], "mine": []}
        return {"waiting": await self._lines.waiting(), "mine": await self._lines.led_by(staff.id)}

    async def _available(self, tab: Tab, p: shapes.Available) -> Mapping[str, Any]:
        authorize(tab.staff, "console.available")
        desktop = self._desk.tools.presence.came(tab.staff, tab.sid)
        desktop.available = p.on
        await self._desk.audience.staff_changed(tab.staff.id)
        return await self._lists(tab.staff)

    async def _queue(self, tab: Tab, _p: Nothing) -> Mapping[str, Any]:
        authorize(tab.staff, "console.queue")
        return await self._lists(tab.staff)

    async def _watch(self, tab: Tab, p: shapes.Watch) -> Mapping[str, Any]:
        conversation = ConversationId(p.conversation)
        # Join before reading, as on the customers' side; leave again if the wall says no.
        tab.watching.add(conversation)
        await self._sio.enter_room(tab.sid, watch_room(conversation), namespace=NAMESPACE)
        try:
            head, entries, more = await reading.watch(self._desk, tab.staff, conversation, p.after)
        except Refused:
            await self._leave(tab, conversation)
            raise
        if conversation not in tab.watching:
            # Taken by somebody else while it was read: `recheck` has sent this tab away again.
            raise NotFound
        self._desk.audience.joined(head)
        marks = await self._desk.store.seen.marks(conversation)
        return {
            "conversation": await self._lines.of(head),
            "fields": wire.fields(head.fields),
            "entries": [wire.staffs(entry) for entry in entries],
            "seen": dict(marks),
            "more": more,
        }

    async def _unwatch(self, tab: Tab, p: shapes.Unwatch) -> Mapping[str, Any]:
        authorize(tab.staff, "console.unwatch")
        await self._leave(tab, ConversationId(p.conversation))
        return {}

    async def _leave(self, tab: Tab, conversation: ConversationId) -> None:
        tab.watching.discard(conversation)
        await self._sio.leave_room(tab.sid, watch_room(conversation), namespace=NAMESPACE)

    async def recheck(self, head: Head) -> None:
        """Who leads has changed: whoever may not read the conversation any more stops hearing it."""
        handlers = await leading.handlers(self._desk, head)
        for tab in [tab for tab in self._tabs.values() if head.conversation in tab.watching]:
            if not may(tab.staff, "console.watch", of_conversation(head, handlers)):
                await self._leave(tab, head.conversation)
