"""Accounts of staff, and the conversations that each leads."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from pymongo import ASCENDING, IndexModel

from bot.errors import BadRequest
from bot.model.ids import ConversationId, StaffId
from bot.model.people import Role, Staff
from bot.store.driver import Document
from bot.store.secret import digest
from bot.store.table import Table

INDEXES = [
    IndexModel([("email_key", ASCENDING)], name="email_key", unique=True),
    IndexModel([("invited.token_hash", ASCENDING)], name="invited", sparse=True),
]


class MongoPeople:
    def __init__(self, table: Table) -> None:
        self._table = table

    async def add(self, staff: Staff, password_hash: str) -> None:
        if not await self._table.insert({**_to_document(staff), "password_hash": password_hash, "holds": []}):
            raise BadRequest(details={"email": "There is already an account with this e-mail address."})

    async def get(self, id: StaffId) -> Staff | None:
        found = await self._table.one({"_id": id})
        return _from_document(found) if found else None

    async def all(self) -> list[Staff]:
        return [_from_document(found) for found in await self._table.gather({}, order=[("name", ASCENDING)])]

    async def secret(self, email: str) -> tuple[Staff, str] | None:
        found = await self._table.one({"email_key": _key(email)})
        return (_from_document(found), found["password_hash"]) if found else None

    async def set_password(self, id: StaffId, password_hash: str) -> None:
        await self._table.update({"_id": id}, {"$set": {"password_hash": password_hash}})

    async def change(self, id: StaffId, **values: Any) -> bool:
        names = ("roles", "languages", "skills")
        kept = {key: sorted(value) if key in names else value for key, value in values.items()}
        return await self._table.update({"_id": id}, {"$set": kept})

    async def otp(self, id: StaffId) -> str | None:
        found = await self._table.one({"_id": id}, fields={"otp": 1})
        return found["otp"]["secret"] if found and "otp" in found else None

    async def set_otp(self, id: StaffId, secret: str | None, step: int = 0) -> None:
        otp = {"otp": {"secret": secret, "step": step}}
        await self._table.update({"_id": id}, {"$set": otp} if secret else {"$unset": {"otp": 1}})

    async def use_otp(self, id: StaffId, step: int) -> bool:
        return await self._table.update({"_id": id, "otp.step": {"$lt": step}}, {"$set": {"otp.step": step}})

    async def invite(self, id: StaffId, token: str, until: datetime) -> None:
        invited = {"token_hash": digest(token), "until": until}
        await self._table.update({"_id": id}, {"$set": {"invited": invited}})

    async def invited(self, token: str, at: datetime) -> Staff | None:
        found = await self._table.one(_invitation(token, at))
        return _from_document(found) if found else None

    async def accept(self, token: str, password_hash: str, at: datetime) -> Staff | None:
        query = _invitation(token, at)
        change = {"$set": {"password_hash": password_hash}, "$unset": {"invited": 1, "otp": 1}}
        found = await self._table.change_one(query, change)
        return _from_document(found) if found else None

    async def hold(self, id: StaffId, conversation: ConversationId, capacity: int) -> bool:
        room: list[Document] = [{"holds": conversation}]
        if capacity > 0:
            # Full is: something stands in the last place.
            room.append({f"holds.{capacity - 1}": {"$exists": False}})
        return await self._table.update({"_id": id, "$or": room}, {"$addToSet": {"holds": conversation}})

    async def let_go(self, id: StaffId, conversation: ConversationId) -> None:
        await self._table.update({"_id": id}, {"$pull": {"holds": conversation}})

    async def holds(self, id: StaffId) -> set[ConversationId]:
        found = await self._table.one({"_id": id}, fields={"holds": 1})
        return set(found["holds"]) if found else set()

    async def holders(self) -> list[StaffId]:
        found = await self._table.gather({"holds.0": {"$exists": True}}, fields={"_id": 1})
        return [StaffId(row["_id"]) for row in found]


def _invitation(token: str, at: datetime) -> Document:
    return {"invited.token_hash": digest(token), "invited.until": {"$gt": at}, "disabled": False}


def _key(email: str) -> str:
    return email.strip().casefold()


def _to_document(staff: Staff) -> Document:
    return {
        "_id": staff.id,
        "name": staff.name,
        "email": staff.email,
        "email_key": _key(staff.email),
        "roles": sorted(role.value for role in staff.roles),
        "languages": sorted(staff.languages),
        "skills": sorted(staff.skills),
        "capacity": staff.capacity,
        "manages": sorted(staff.manages),
        "disabled": staff.disabled,
    }


def _from_document(document: Mapping[str, Any]) -> Staff:
    return Staff(
        id=document["_id"],
        name=document["name"],
        email=document["email"],
        roles=frozenset(map(Role, document["roles"])),
        languages=frozenset(document["languages"]),
        skills=frozenset(document["skills"]),
        capacity=document["capacity"],
        manages=frozenset(document["manages"]),
        disabled=document["disabled"],
    )
