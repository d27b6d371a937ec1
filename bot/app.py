"""Wires everything: settings → store → desk → doors. Nobody else sees it all."""

import asyncio
import secrets
import socket
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Self

from aiohttp import web

from bot.actions import accounts, timer
from bot.actions.desk import Desk
from bot.actions.everywhere import Everywhere
from bot.actions.guards import Guards
from bot.actions.relay import Relay
from bot.actions.told import Told
from bot.actions.tools import Tools
from bot.clock import Clock
from bot.dialogue.flow import Flow
from bot.dialogue.load import load_flow
from bot.doors import http
from bot.doors.audience import Rooms
from bot.doors.console import ConsoleDoor
from bot.doors.customer import CustomerDoor
from bot.doors.figures import Figures
from bot.doors.lines import Lines
from bot.doors.listening import Runner
from bot.doors.metrics import FIGURES
from bot.doors.sockets import Sockets
from bot.doors.watchdog import Watchdog
from bot.errors import SetupError, TryAgain
from bot.firm.fingerprint import Print, fingerprint
from bot.firm.policy import Policy
from bot.firm.policy_file import load_policy
from bot.firm.replies import CannedReply, load_replies
from bot.firm.scorecards import Scorecard, load_scorecards
from bot.knowledge.library import Library
from bot.model.people import Role
from bot.reach import mail, pictures
from bot.reach.antivirus import Clamd
from bot.reach.bus import RedisBus
from bot.reach.content import examine
from bot.reach.identity import Identities
from bot.reach.limits import Limits
from bot.reach.passwords import Passwords
from bot.reach.pdf import Pdf
from bot.reach.purge_list import PurgeList
from bot.reach.totp import Totp
from bot.register.calendars import Calendar, load_calendars
from bot.register.letters import Letters, load_letters
from bot.register.signing import open_key
from bot.settings import Settings
from bot.store.bundled import bundled_database
from bot.store.mongo import MongoStore, connect

DRAIN_SECONDS = 3.0
BACKLOG = 4_096
"""Connections that may wait to be taken: everybody comes back at once after a start, and whoever finds no
place tries again after a second, then three, then seven. The library would wait with 128."""
KEEPALIVE_SECONDS = 15.0
"""How long a connection may take to make a request, or stay without one."""


@asynccontextmanager
async def opened_database(settings: Settings) -> AsyncIterator[str]:
    """The address of the settings' database, or of the bundled one, run for as long as this."""
    if settings.mongodb_url:
        yield settings.mongodb_url
        return
    async with bundled_database(settings.data_dir) as url:
        yield url


@asynccontextmanager
async def opened_store(settings: Settings) -> AsyncIterator[MongoStore]:
    async with opened_database(settings) as url:
        store = await connect(url, settings.database)
        try:
            yield store
        finally:
            await store.close()


@dataclass(frozen=True, slots=True)
class Firm:
    """What the firm wrote: everything in the folder of the flows, read and checked.

    `as_read`: how the folder looked before.
    """

    policy: Policy
    flow: Flow
    library: Library
    calendars: Mapping[str, Calendar]
    letters: Letters
    replies: tuple[CannedReply, ...]
    as_read: Print
    scorecards: tuple[Scorecard, ...]

    @classmethod
    def read(cls, folder: Path, vectors: Path | None = None) -> Self:
        """Takes seconds: not for the event loop of a server that runs. Raises Problems with all of them.

        `vectors`: the file that keeps those of the answers between starts.
        """
        as_read = fingerprint(folder)
        policy = load_policy(folder / "policy.yaml")
        return cls(
            policy=policy,
            flow=load_flow(folder, policy),
            library=Library.load(folder / "answers", policy, vectors),
            calendars=load_calendars(folder / "calendars"),
            letters=load_letters(folder / "letters"),
            replies=load_replies(folder),
            as_read=as_read,
            scorecards=load_scorecards(folder),
        )


class House:
    """One process of the server, put together."""

    def __init__(self, settings: Settings, store: MongoStore, firm: Firm, clock: Clock) -> None:
        self.settings, self.store = settings, store
        limits = Limits(on=settings.rate_limits == "on")
        required = settings.second_factor == "required"
        need_second = frozenset({Role.LEAD, Role.OFFICER, Role.ADMIN}) if required else frozenset[Role]()
        identify = Identities(settings.identity_keys).verify
        scan = Clamd(settings.clamd) if settings.clamd else None
        self.guards = Guards(
            Passwords(), limits, examine, Totp(), identify, need_second, scan, pictures.preview
        )
        self.sockets = Sockets(limited=limits.on)
        self.rooms = Rooms(self.sockets)
        tools = tools_of(settings, firm, clock)
        told = Told()
        if settings.redis_url:
            tools.bus = RedisBus(settings.redis_url, f"recourse:{store.name}", tools.owner)
        bus = tools.bus
        audience = Everywhere(self.rooms, bus, told, store, tools) if bus else self.rooms
        self.desk = Desk(store, tools, self.guards, audience)
        self.relay = Relay(self.desk, self.rooms, bus, told) if bus else None
        self.rooms.lines = lines = Lines(self.desk)
        self.app = http.make_app(settings, self.desk)
        address_of = http.address_of(settings)
        self.sockets.admission.address_of = http.request_address(settings)
        self.customers = CustomerDoor(self.desk, self.sockets, limits, address_of, self.rooms.place)
        self.console = ConsoleDoor(self.desk, self.sockets, limits, lines)
        self.rooms.recheck = self.console.recheck
        self.sockets.attach(self.app)
        self.watchdog = Watchdog()
        self.app[FIGURES].register(Figures(self.desk, self.sockets, self.watchdog))

    async def first_account(self) -> tuple[str, str] | None:
        given = (self.settings.admin_email, self.settings.admin_password or None)
        return await accounts.first_account(self.store, self.guards.passwords, *given)

    @asynccontextmanager
    async def serving(self, *, shared: bool = False) -> AsyncIterator[int]:
        """Listen and work until left; gives the port. `shared`: other processes of ours listen there too."""
        runner = Runner(self.app, access_log=None, keepalive_timeout=KEEPALIVE_SECONDS, handle_signals=False)
        await timer.repair(self.desk)
        await self.desk.versions.put_in_force(self.desk.tools.flow, self.desk.now())
        await runner.setup()
        work = asyncio.create_task(self._work(), name="work")
        self.sockets.start()
        try:
            listening = self._listen(shared)
            port = int(listening.getsockname()[1])
            self.sockets.origins |= self._origins(port)
            self.desk.tools.site = self.settings.reached_at(port)
            await web.SockSite(runner, listening, backlog=BACKLOG).start()
            with self.watchdog.watching():
                yield port
        finally:
            await self._drain(runner, work)

    async def _work(self) -> None:
        """What runs beside the doors, until cancelled."""
        async with asyncio.TaskGroup() as group:
            group.create_task(timer.run(self.desk))
            for name, work in self.relay.works().items() if self.relay else ():
                group.create_task(timer.supervise(name, work))
            group.create_task(timer.supervise("sweep", self.console.sweep))

    async def _drain(self, runner: web.AppRunner, work: asyncio.Task[None]) -> None:
        """Not ready, take nobody new, finish what was begun, cut the sockets: clients resume elsewhere."""
        http.start_draining(self.app)
        for site in list(runner.sites):
            await site.stop()
        await self.sockets.stop()
        with suppress(TimeoutError):
            async with asyncio.timeout(DRAIN_SECONDS):
                await self.desk.projector.settled()
        work.cancel()
        await asyncio.wait({work}, timeout=DRAIN_SECONDS)
        await self.rooms.stop()
        if self.relay is not None:
            with suppress(TryAgain):
                await self.store.attendance.leave(self.desk.tools.owner)
        with suppress(TimeoutError):
            async with asyncio.timeout(DRAIN_SECONDS):
                await runner.cleanup()

    def _listen(self, shared: bool) -> socket.socket:
        try:
            return socket.create_server(
                (self.settings.host, self.settings.port), backlog=BACKLOG, reuse_port=shared
            )
        except OSError as error:
            place = f"{self.settings.host}:{self.settings.port}"
            raise SetupError(f"{place} cannot be listened on: {error.strerror}.") from None

    def _origins(self, port: int) -> set[str]:
        """The chat page is ours wherever it is embedded, so only our own address may open a socket."""
        if self.settings.public_url:
            return {self.settings.public_url}
        return {f"http://{name}:{port}" for name in (self.settings.host, "127.0.0.1", "localhost")}


def tools_of(settings: Settings, firm: Firm, clock: Clock) -> Tools:
    sender = settings.mail_from or firm.policy.contact.complaints_address
    return Tools(
        clock=clock,
        policy=firm.policy,
        flow=firm.flow,
        library=firm.library,
        calendars=firm.calendars,
        letters=firm.letters,
        replies=firm.replies,
        scorecards=firm.scorecards,
        key=open_key(settings.key_file),
        mailbox=mail.box(settings.smtp_url, settings.data_dir / "mail", sender, clock),
        pdf=Pdf(settings.flows / "letters"),
        purge_list=PurgeList(settings.data_dir / "purges.jsonl"),
        owner=secrets.token_hex(8),
        site=settings.reached_at(settings.port),
        flows=settings.flows,
        as_read=firm.as_read,
    )
