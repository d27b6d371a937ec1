"""Clients of the two socket doors, made of python-socketio's own; each keeps what it heard."""

import asyncio
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from itertools import count
from typing import Any, Self

import aiohttp
import socketio
from argon2 import PasswordHasher

from bot.actions.accounts import NewAccount, add
from bot.app import House
from bot.model.people import Role, System

PASSWORD = "une phrase assez longue"
PATIENCE = 60
CHEAP = PasswordHasher(time_cost=1, memory_cost=64, parallelism=1)
"""What a password costs where passwords are not what is tested."""


class Client:
    """One connection. `heard` is every event in order, as `(name, payload)`."""

    namespace = "/"

    def __init__(self, address: str) -> None:
        self.address = address
        self.sio = socketio.AsyncClient(reconnection=False)
        self.heard: list[tuple[str, Any]] = []
        self._news = asyncio.Condition()
        self._ids = count(1)
        self.sio.on("*", self._hear, namespace=self.namespace)

    async def _hear(self, event: str, *payload: Any) -> None:
        async with self._news:
            self.heard.append((event, payload[0] if payload else None))
            self._news.notify_all()

    async def connect(self, auth: Mapping[str, Any], headers: Mapping[str, str] | None = None) -> None:
        await self.sio.connect(
            self.address,
            headers=dict(headers or {}),
            auth=dict(auth),
            transports=["websocket"],
            namespaces=[self.namespace],
            wait_timeout=PATIENCE,
        )

    async def leave(self) -> None:
        await self.sio.disconnect()

    async def ask(self, command: str, **payload: Any) -> dict[str, Any]:
        """The whole answer, `{"ok": …}` or `{"error": …}`."""
        answer: dict[str, Any] = await self.sio.call(
            command, payload, namespace=self.namespace, timeout=PATIENCE
        )
        return answer

    async def do(self, command: str, **payload: Any) -> dict[str, Any]:
        """What stands under `ok`; a refusal fails the test. Gives the command a `client_id` of its own."""
        answer = await self.ask(command, client_id=f"c{next(self._ids)}", **payload)
        assert "ok" in answer, answer
        done: dict[str, Any] = answer["ok"]
        return done

    async def until(self, told: Callable[[Self], Any]) -> Any:
        """Wait until `told(self)` is true of what was heard; gives its value."""
        async with asyncio.timeout(PATIENCE), self._news:
            await self._news.wait_for(lambda: told(self))
        return told(self)

    def all(self, event: str) -> list[Any]:
        return [payload for name, payload in self.heard if name == event]


class ChatClient(Client):
    namespace = "/chat"

    @property
    def welcome(self) -> dict[str, Any]:
        first: dict[str, Any] = self.all("welcome")[0]
        return first

    @property
    def entries(self) -> list[dict[str, Any]]:
        """By `seq`, doubles dropped."""
        rows = {entry["seq"]: entry for page in self.all("entries") for entry in page}
        return [rows[seq] for seq in sorted(rows)]

    @property
    def ask_open(self) -> dict[str, Any] | None:
        asks = [entry["ask"] for entry in self.entries if "ask" in entry]
        return asks[-1] if asks else None

    async def asked(self, name: str) -> dict[str, Any]:
        """Wait until the bot asks for this field."""
        ask: dict[str, Any] = await self.until(
            lambda me: (ask := me.ask_open) and ask["field"] == name and ask
        )
        return ask

    async def answer(self, name: str, line: str) -> None:
        """Once `name` is asked, answer it: a text, or `* choice`."""
        ask = await self.asked(name)
        if line.startswith("* "):
            await self.do("choose", choice=line[2:], to=ask["to"])
        else:
            await self.do("say", text=line, to=ask["to"])

    async def tell(self, answers: Mapping[str, str], *, until: str) -> dict[str, Any]:
        """Answer whatever is asked, until an entry of this kind arrives; gives that entry."""
        answered = 0

        def told(me: Self) -> Any:
            found = [entry for entry in me.entries if entry["kind"] == until]
            ask = me.ask_open
            return found or (ask and ask["to"] > answered and ask)

        while True:
            news = await self.until(told)
            if isinstance(news, list):
                entry: dict[str, Any] = news[0]
                return entry
            answered = news["to"]
            await self.answer(news["field"], answers[news["field"]])


class ConsoleClient(Client):
    namespace = "/console"
    id: str
    csrf: str
    http: aiohttp.ClientSession

    @property
    def hello(self) -> dict[str, Any]:
        first: dict[str, Any] = self.all("hello")[0]
        return first

    async def leave(self) -> None:
        await super().leave()
        await self.http.close()


@dataclass
class Served:
    """The running server and everybody who came."""

    house: House
    address: str
    guests: list[Client] = field(default_factory=list)

    async def customer(self, **auth: Any) -> ChatClient:
        """Connected and welcomed, with every earlier entry there."""
        client = ChatClient(self.address)
        self.guests.append(client)
        await client.connect(auth)
        last = (await client.until(lambda me: me.all("welcome")))[0]["last_seq"]
        if last > auth.get("after", 0):
            await client.until(lambda me: me.entries and me.entries[-1]["seq"] >= last)
        return client

    async def staff(self, name: str, *roles: Role) -> ConsoleClient:
        """Hired, signed in over HTTP, and at the console."""
        client = await self.signed_in(name, *roles)
        await self.at_console(client)
        return client

    async def signed_in(self, name: str, *roles: Role) -> ConsoleClient:
        guards = self.house.guards
        new = NewAccount(
            name.capitalize(),
            f"{name}@recourse.example",
            frozenset(roles or (Role.AGENT,)),
            password=PASSWORD,
        )
        await add(self.house.store, guards.passwords, System("test"), new)
        client = ConsoleClient(self.address)
        self.guests.append(client)
        client.http = aiohttp.ClientSession(self.address, cookie_jar=aiohttp.CookieJar(unsafe=True))
        credentials = {"email": new.email, "password": PASSWORD}
        async with client.http.post("/api/session", json=credentials) as answer:
            session = await answer.json()
        client.id, client.csrf = session["staff"]["id"], session["csrf"]
        return client

    async def at_console(self, client: ConsoleClient, **auth: str) -> None:
        await client.connect({"csrf": client.csrf, **auth}, {"Cookie": cookie_of(client.http)})
        await client.until(lambda me: me.all("hello"))

    async def leave(self) -> None:
        for guest in self.guests:
            await guest.leave()


def cookie_of(http: aiohttp.ClientSession) -> str:
    return "; ".join(f"{cookie.key}={cookie.value}" for cookie in http.cookie_jar)
