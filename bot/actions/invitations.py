"""Accounts that others open and change: invitations, roles, an end."""

import secrets
from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

from bot.actions import accounts, room
from bot.actions.desk import Desk
from bot.actions.own_account import must_be_good
from bot.errors import BadRequest, NotFound, Sentence, SignedOut
from bot.model.ids import StaffId
from bot.model.people import Actor, Role, Staff
from bot.model.permission import authorize

LIFE = timedelta(days=7)
SETS = frozenset({"name", "roles", "languages", "skills", "capacity", "disabled"})


async def invite(desk: Desk, actor: Actor, new: accounts.NewAccount) -> tuple[Staff, str, datetime]:
    """Open an account that waits for its password: the account, the invitation's token, and until when.

    Raises as `accounts.add`.
    """
    desk.guards.limits.hit("invitations", getattr(actor, "id", "system"))
    unknown = new.skills - {topic.value for topic in desk.policy.topics}
    if unknown:
        raise BadRequest(details={"skills": f"There is no such topic: {', '.join(sorted(unknown))}."})
    staff, _ = await accounts.add(desk.store, desk.guards.passwords, actor, replace(new, password=None))
    return (staff, *await _token(desk, staff.id))


async def invite_again(desk: Desk, actor: Actor, id: StaffId) -> tuple[Staff, str, datetime]:
    """A way back in for who lost the password or the phone; what is open under the account ends."""
    staff = await _target(desk, actor, "accounts.set_password", id)
    await _end_sessions(desk, id)
    return (staff, *await _token(desk, id))


async def accept(desk: Desk, token: str, password: str, address: str) -> Staff:
    """Choose the password of an invited account. Raises SignedOut for a token unknown, used or old."""
    desk.guards.limits.hit("sign_in_address", address)
    invited = await desk.store.people.invited(token, desk.now())
    if invited is not None:
        must_be_good(invited, password)
        hashed = await desk.guards.passwords.hash(password)
        staff = await desk.store.people.accept(token, hashed, desk.now())
        if staff is not None:
            return staff
    raise SignedOut("This invitation was used or is over; ask for a new one.")


async def change(desk: Desk, actor: Actor, id: StaffId, values: Mapping[str, Any]) -> Staff:
    """Set some of SETS. Who is disabled or changes roles is signed out everywhere."""
    before = await _target(desk, actor, "accounts.change", id)
    after = replace(before, **{key: value for key, value in values.items() if key in SETS})
    accounts.check(after)
    if _is_admin(before) and not _is_admin(after):
        others = [one for one in await desk.store.people.all() if _is_admin(one) and one.id != id]
        if not others:
            raise BadRequest(
                Sentence("The last administrator stays one.", "Le dernier administrateur le reste.")
            )
    await desk.store.people.change(id, **{key: getattr(after, key) for key in values})
    if after.disabled or after.roles != before.roles:
        await _end_sessions(desk, id)
    await room.refresh(desk, id)
    await desk.audience.staff_changed(id)
    return after


async def sign_out_everywhere(desk: Desk, actor: Actor, id: StaffId) -> None:
    await _target(desk, actor, "accounts.change", id)
    await _end_sessions(desk, id)


async def _target(desk: Desk, actor: Actor, verb: str, id: StaffId) -> Staff:
    staff = await desk.store.people.get(id)
    authorize(actor, verb, {"staff": id} if staff else None)
    if staff is None:
        raise NotFound
    return staff


async def _token(desk: Desk, id: StaffId) -> tuple[str, datetime]:
    token, until = secrets.token_urlsafe(32), desk.now() + LIFE
    await desk.store.people.invite(id, token, until)
    return token, until


async def _end_sessions(desk: Desk, id: StaffId) -> None:
    await desk.audience.signed_out(await desk.store.sessions.end_all(id))


def _is_admin(staff: Staff) -> bool:
    return Role.ADMIN in staff.roles and not staff.disabled
