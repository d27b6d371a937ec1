"""The customers' socket: `/chat`."""

import asyncio
import logging
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from socketio.exceptions import ConnectionRefusedError as Refusal

from bot.actions import customer, identifying, own_complaint, reading, taking_along
from bot.actions.desk import Desk
from bot.doors import languages, wire
from bot.doors.audience import chat_room
from bot.doors.bucket import Bucket
from bot.doors.commands import Command, answer, as_error, shaped
from bot.doors.customer_shapes import (
    PAGE,
    ActOn,
    Attach,
    Choose,
    Entries,
    Hello,
    Leave,
    MailTranscript,
    Rate,
    Say,
    Seen,
    Speak,
    Typing,
)
from bot.doors.sockets import Sockets
from bot.errors import NotFound, Refused, SlowDown
from bot.model.conversation import Head
from bot.model.ids import ConversationId, FileId, Reference
from bot.model.people import Customer
from bot.reach.limits import Limits

log = logging.getLogger(__name__)
NAMESPACE = "/chat"
PlaceOf = Callable[[ConversationId], wire.Place | None]
"""Where a conversation stands in the queue, if it does."""
COMMANDS_A_SECOND, COMMANDS_AT_ONCE = 5, 20


@dataclass(slots=True)
class Guest:
    """Everybody with one token: how many sockets are open, and how often they may ask together."""

    bucket: Bucket = field(default_factory=lambda: Bucket(COMMANDS_A_SECOND, COMMANDS_AT_ONCE))
    sockets: int = 0


@dataclass(slots=True)
class Visit:
    """One open socket of a customer."""

    who: Customer
    token: str
    guest: Guest
    welcome: asyncio.Task[None] | None = None


class CustomerDoor:
    def __init__(
        self, desk: Desk, sockets: Sockets, limits: Limits, address_of: wire.AddressOf, place: PlaceOf
    ) -> None:
        self._desk, self._sockets, self._limits = desk, sockets, limits
        self._address_of, self._place = address_of, place
        self._sio = sockets.sio
        self._visits: dict[str, Visit] = {}
        self._guests: dict[str, Guest] = {}
        self._table: dict[str, Command[Visit]] = {
            "say": Command(Say, self._say),
            "choose": Command(Choose, self._choose),
            "attach": Command(Attach, self._attach),
            "typing": Command(Typing, self._typing),
            "seen": Command(Seen, self._seen),
            "language": Command(Speak, self._language),
            "rate": Command(Rate, self._rate),
            "entries": Command(Entries, self._entries),
            "leave": Command(Leave, self._leave),
            "act": Command(ActOn, self._act),
            "mail_transcript": Command(MailTranscript, self._mail_transcript),
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
            log.exception("a customer could not be connected")
            raise Refusal("Something broke on our side.", {"code": "internal"}) from None

    async def _admit(self, sid: str, environ: dict[str, Any], auth: Any) -> None:
        hello = shaped(Hello, auth or {})
        address = self._address_of(environ)
        self._limits.hit("connects", address)
        if hello.token is None:
            self._limits.hit("conversations", address)
        async with self._sockets.admission.handshake():
            conversation, token = await self._conversation(hello, languages.of_socket(environ))
        self._sockets.must_be_there(sid, NAMESPACE)
        guest = self._guests.setdefault(token, Guest())
        if guest.sockets >= wire.SOCKETS_A_TOKEN:
            raise SlowDown("This conversation is open in too many places.", retry_after=10)
        guest.sockets += 1
        visit = self._visits[sid] = Visit(Customer(conversation), token, guest)
        # What is emitted here would leave before the CONNECT packet: the welcome has a task of its own.
        visit.welcome = self._sockets.greet(
            sid, NAMESPACE, lambda: self._welcome(sid, visit, hello.after or 0)
        )

    @property
    def visits(self) -> int:
        """How many connections have a customer behind them."""
        return len(self._visits)

    async def _conversation(self, hello: Hello, browser: str) -> tuple[ConversationId, str]:
        """That of the signed identity, the one that the token opens, or a new one."""
        desk, token = self._desk, hello.token
        opened = await desk.store.tokens.conversation(token, desk.now()) if token else None
        if hello.identity is not None:
            known = desk.guards.identify(hello.identity, desk.now())
            theirs, renewed = await identifying.recognise(desk, known, opened, hello.language, browser)
            return theirs, renewed or token or ""
        if token is None:
            return await customer.start(desk, hello.language, browser)
        if opened is None:
            raise NotFound("This conversation is not known here any more.")
        return opened, token

    async def _disconnect(self, sid: str, *_reason: Any) -> None:
        visit = self._visits.pop(sid, None)
        if visit is None:
            return
        if visit.welcome is not None:
            visit.welcome.cancel()
        visit.guest.sockets -= 1
        if not visit.guest.sockets:
            self._guests.pop(visit.token, None)

    async def _welcome(self, sid: str, visit: Visit, after: int) -> None:
        heads, conversation = self._desk.heads, visit.who.conversation
        known = heads.get(conversation)
        head = known or await self._desk.newest(conversation)
        await self._tell(
            sid, "welcome", wire.welcome(head, visit.token, self._desk.policy, self._place(head.conversation))
        )
        # Join before reading: a line written in between then arrives twice, and the browser drops it.
        await self._sio.enter_room(sid, chat_room(conversation), namespace=NAMESPACE)
        # Memory may be behind another process; what was read just now is the newest, unless memory changed
        # since. After a restart, when everybody comes at once, nothing is in memory.
        if known is not None or heads.get(conversation) is not head:
            welcomed, head = head, await self._desk.newest(conversation)
            if head.n > welcomed.n:
                await self._tell(sid, "mode", wire.mode(head))
        self._desk.audience.joined(head)
        more = after < head.last_seq
        while more:
            entries, more = await self._desk.store.turns.entries(conversation, after=after, limit=PAGE)
            if not entries:
                break
            await self._tell(sid, "entries", [wire.customers(entry) for entry in entries])
            await self._sockets.drained(sid, NAMESPACE)
            after = entries[-1].seq or after
        if head.served:
            await self._marks(sid, head)
        visit.welcome = None

    async def _marks(self, sid: str, head: Head) -> None:
        """How far the other side has read, so that marks stay true after a reload."""
        for by, seq in (await self._desk.store.seen.marks(head.conversation)).items():
            if by != "customer":
                await self._tell(sid, "seen", {"by": by, "seq": seq})

    async def _tell(self, sid: str, event: str, data: Any) -> None:
        await self._sockets.tell(event, data, sid, NAMESPACE)

    async def _command(self, name: str, sid: str, payload: Mapping[str, Any]) -> dict[str, Any]:
        visit = self._visits.get(sid)
        if visit is None:
            return {"error": as_error(NotFound())}
        if self._limits.on and not visit.guest.bucket.take(asyncio.get_running_loop().time()):
            return {"error": as_error(SlowDown(retry_after=1))}
        return await answer(self._table, visit, name, payload)

    async def _say(self, visit: Visit, p: Say) -> Mapping[str, Any]:
        return {"seq": await customer.say(self._desk, visit.who, p.text.strip(), p.client_id, p.to)}

    async def _choose(self, visit: Visit, p: Choose) -> Mapping[str, Any]:
        return {"seq": await customer.choose(self._desk, visit.who, p.choice, p.client_id, p.to)}

    async def _attach(self, visit: Visit, p: Attach) -> Mapping[str, Any]:
        files = [FileId(file) for file in p.files]
        return {"seq": await customer.attach(self._desk, visit.who, files, p.client_id, p.to)}

    async def _typing(self, visit: Visit, p: Typing) -> Mapping[str, Any]:
        await reading.typing_by_customer(self._desk, visit.who, p.on)
        return {}

    async def _seen(self, visit: Visit, p: Seen) -> Mapping[str, Any]:
        return {"seq": await reading.seen_by_customer(self._desk, visit.who, p.seq)}

    async def _language(self, visit: Visit, p: Speak) -> Mapping[str, Any]:
        return {"seq": await customer.language(self._desk, visit.who, p.language, p.client_id)}

    async def _rate(self, visit: Visit, p: Rate) -> Mapping[str, Any]:
        return {"seq": await customer.rate(self._desk, visit.who, p.score, p.comment, p.client_id)}

    async def _entries(self, visit: Visit, p: Entries) -> Mapping[str, Any]:
        entries, more = await reading.page(self._desk, visit.who, p.after, p.before, p.limit)
        return {"entries": [wire.customers(entry) for entry in entries], "more": more}

    async def _leave(self, visit: Visit, p: Leave) -> Mapping[str, Any]:
        return {"seq": await customer.leave(self._desk, visit.who, p.client_id)}

    async def _act(self, visit: Visit, p: ActOn) -> Mapping[str, Any]:
        files = [FileId(file) for file in p.files or ()]
        text = p.text.strip() if p.text else None
        doing = own_complaint.Act(Reference(p.reference), p.event, p.version, p.client_id, text, files)
        return {"seq": await own_complaint.act(self._desk, visit.who, doing)}

    async def _mail_transcript(self, visit: Visit, p: MailTranscript) -> Mapping[str, Any]:
        return {"to": await taking_along.mail(self._desk, visit.who, p.client_id)}
