"""People at the HTTP door: staff with a session, and what they ask for."""

from dataclasses import dataclass
from typing import Any

from aiohttp import ClientResponse, web
from aiohttp.test_utils import TestClient

from bot.actions import accounts
from bot.actions.accounts import NewAccount
from bot.app import House
from bot.model.people import Role, Staff, System

Client = TestClient[web.Request, web.Application]
PASSWORD = "correct horse battery"


async def hire(house: House, name: str, *roles: Role) -> Staff:
    new = NewAccount(name.title(), f"{name}@firm.example", frozenset(roles), password=PASSWORD)
    staff, _ = await accounts.add(house.store, house.guards.passwords, System("test"), new)
    return staff


@dataclass
class Visitor:
    """A browser of staff: its cookie is kept by the client, its token for unsafe methods here."""

    client: Client
    staff: Staff
    csrf: str = ""

    async def sign_in(self) -> ClientResponse:
        told = {"email": self.staff.email, "password": PASSWORD}
        answer = await self.client.post("/api/session", json=told)
        self.csrf = (await answer.json()).get("csrf", "")
        return answer

    async def get(self, path: str, **query: str) -> ClientResponse:
        return await self.client.get(path, params=query)

    async def ask(self, path: str, **query: str) -> Any:
        """The answer's document, which must be a good one."""
        answer = await self.get(path, **query)
        assert answer.status == 200, await answer.text()
        return await answer.json()

    async def post(self, path: str, **request: Any) -> ClientResponse:
        return await self.client.post(path, headers={"X-CSRF-Token": self.csrf}, **request)


async def code_of(answer: ClientResponse) -> tuple[int, str]:
    assert answer.content_type == "application/problem+json", await answer.text()
    document = await answer.json()
    assert document["status"] == answer.status
    return answer.status, document["code"]
