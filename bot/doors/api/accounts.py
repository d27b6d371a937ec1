"""`/api/accounts`: who works here; invited, changed, signed out; and `/api/invitation`, where they begin."""

from typing import Annotated, Any

from aiohttp import web
from pydantic import Field, StringConstraints

from bot.actions import accounts, invitations
from bot.actions.accounts import NewAccount
from bot.doors.api.account import Password, account_of
from bot.doors.api.shapes import ID, Word
from bot.doors.commands import Shape
from bot.doors.endpoint import Call, Door, Route
from bot.doors.shapes import Language
from bot.doors.site import SITE
from bot.model.ids import StaffId
from bot.model.people import Role, Staff

Name = Annotated[str, StringConstraints(min_length=1, max_length=80)]
Capacity = Annotated[int, Field(ge=1, le=50)]
Roles = Annotated[list[Annotated[Role, Field(strict=False)]], Field(min_length=1, max_length=5)]
Languages = Annotated[list[Language], Field(min_length=1, max_length=2)]
Skills = Annotated[list[Word], Field(max_length=40)]


class Invite(Shape):
    name: Name
    email: Annotated[str, StringConstraints(min_length=3, max_length=254)]
    roles: Roles
    languages: Languages | None = None
    skills: Skills | None = None
    capacity: Capacity = 5


class Change(Shape):
    """What is absent stays as it is."""

    name: Name | None = None
    roles: Roles | None = None
    languages: Languages | None = None
    skills: Skills | None = None
    capacity: Capacity | None = None
    disabled: bool | None = None


class Accept(Shape):
    token: Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9_-]{20,100}$")]
    password: Password


async def find(call: Call) -> dict[str, Any]:
    return {"accounts": [account_of(staff) for staff in await accounts.find(call.desk.store, call.staff)]}


async def invite(call: Call) -> dict[str, Any]:
    told: Invite = call.told
    new = NewAccount(
        name=told.name,
        email=told.email,
        roles=frozenset(told.roles),
        languages=frozenset(told.languages or ("fr", "en")),
        skills=frozenset(told.skills or ()),
        capacity=told.capacity,
    )
    return _invited(call, *await invitations.invite(call.desk, call.staff, new))


async def invite_again(call: Call) -> dict[str, Any]:
    return _invited(call, *await invitations.invite_again(call.desk, call.staff, _whose(call)))


async def change(call: Call) -> dict[str, Any]:
    told: Change = call.told
    values = {name: value for name, value in told.model_dump().items() if value is not None}
    for name in {"roles", "languages", "skills"} & set(values):
        values[name] = frozenset(values[name])
    return account_of(await invitations.change(call.desk, call.staff, _whose(call), values))


async def sign_out(call: Call) -> web.Response:
    await invitations.sign_out_everywhere(call.desk, call.staff, _whose(call))
    return web.Response(status=204)


async def accept(call: Call) -> dict[str, Any]:
    staff = await invitations.accept(call.desk, call.told.token, call.told.password, call.address)
    return {"email": staff.email}


def _whose(call: Call) -> StaffId:
    return StaffId(call.named("id"))


def _invited(call: Call, staff: Staff, token: str, until: Any) -> dict[str, Any]:
    """The link is shown once. Its token stands behind `#`: no server, log or Referer ever sees it."""
    site = call.request.app[SITE]
    origin = site.public_origin or f"http://{call.request.host}"
    return {"account": account_of(staff), "link": f"{origin}/login#invitation={token}", "until": until}


ONE = f"/api/accounts/{{id:{ID}}}"
ROUTES = (
    Route("GET", "/api/accounts", Door.STAFF, "Everybody who has an account", find, verbs=("accounts.find",)),
    Route(
        "POST",
        "/api/accounts",
        Door.STAFF,
        "Invite somebody: gives the link to pass on",
        invite,
        body=Invite,
        status=201,
        verbs=("accounts.invite", "accounts.add"),
    ),
    Route("PATCH", ONE, Door.STAFF, "Change an account", change, body=Change, verbs=("accounts.change",)),
    Route(
        "POST",
        ONE + "/invitation",
        Door.STAFF,
        "A new link for who lost the password or the phone; sessions end",
        invite_again,
        status=201,
        verbs=("accounts.set_password",),
    ),
    Route(
        "DELETE",
        ONE + "/sessions",
        Door.STAFF,
        "Sign somebody out everywhere",
        sign_out,
        status=204,
        verbs=("accounts.change",),
    ),
    Route(
        "POST",
        "/api/invitation",
        Door.ANYBODY,
        "Choose the password of an invited account",
        accept,
        body=Accept,
    ),
)
