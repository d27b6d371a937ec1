"""`/api/account`: one's own password, second factor and sessions."""

from typing import Annotated, Any

from aiohttp import web
from pydantic import StringConstraints

from bot.actions import own_account
from bot.doors.api.shapes import ID
from bot.doors.commands import Shape
from bot.doors.endpoint import Call, Door, Route
from bot.model.people import Staff

Password = Annotated[str, StringConstraints(min_length=1, max_length=1_024)]


class NewPassword(Shape):
    old: Password
    new: Password


class Begin(Shape):
    password: Password


class Confirm(Begin):
    secret: Annotated[str, StringConstraints(pattern=r"^[A-Z2-7]{32}$")]
    code: Annotated[str, StringConstraints(max_length=16)]


async def read(call: Call) -> dict[str, Any]:
    account = await own_account.read(call.desk, call.known)
    return {**account, "staff": account_of(call.staff)}


async def change_password(call: Call) -> web.Response:
    await own_account.change_password(call.desk, call.known, call.told.old, call.told.new)
    return web.Response(status=204)


async def begin(call: Call) -> dict[str, Any]:
    return dict(await own_account.begin_second_factor(call.desk, call.known, call.told.password))


async def confirm(call: Call) -> web.Response:
    told: Confirm = call.told
    await own_account.confirm_second_factor(call.desk, call.known, told.password, told.secret, told.code)
    return web.Response(status=204)


async def end_session(call: Call) -> web.Response:
    await own_account.end_session(call.desk, call.known, call.named("session"))
    return web.Response(status=204)


def account_of(staff: Staff) -> dict[str, Any]:
    """An account as its owner and administrators see it."""
    return {
        "id": staff.id,
        "name": staff.name,
        "email": staff.email,
        "roles": sorted(staff.roles),
        "languages": sorted(staff.languages),
        "skills": sorted(staff.skills),
        "capacity": staff.capacity,
        "disabled": staff.disabled,
    }


READ, CHANGE = ("account.read",), ("account.change",)
ROUTES = (
    Route("GET", "/api/account", Door.STAFF, "One's own account and sessions", read, verbs=READ),
    Route(
        "POST",
        "/api/account/password",
        Door.STAFF,
        "Change one's password; other sessions end",
        change_password,
        body=NewPassword,
        status=204,
        verbs=CHANGE,
    ),
    Route(
        "POST",
        "/api/account/second-factor",
        Door.STAFF,
        "A new secret for an authenticator app, not in force yet",
        begin,
        body=Begin,
        verbs=CHANGE,
    ),
    Route(
        "PUT",
        "/api/account/second-factor",
        Door.STAFF,
        "Put the secret in force by the code that the app shows",
        confirm,
        body=Confirm,
        status=204,
        verbs=CHANGE,
    ),
    Route(
        "DELETE",
        f"/api/account/sessions/{{session:{ID}}}",
        Door.STAFF,
        "Sign out somewhere else",
        end_session,
        status=204,
        verbs=CHANGE,
    ),
)
