"""`/api/session`: staff sign in, are told who they are, and sign out."""

from typing import Annotated, Any

from aiohttp import web
from pydantic import StringConstraints

from bot.actions import accounts
from bot.actions.accounts import Signed
from bot.doors import cookies
from bot.doors.commands import Shape
from bot.doors.endpoint import Call, Door, Route, as_json
from bot.doors.site import SITE
from bot.firm.policy import Policy


class SignIn(Shape):
    """`otp`: the code of the second factor, for accounts that have one."""

    email: Annotated[str, StringConstraints(min_length=1, max_length=254)]
    password: Annotated[str, StringConstraints(min_length=1, max_length=1_024)]
    otp: Annotated[str, StringConstraints(max_length=16)] | None = None


async def sign_in(call: Call) -> web.StreamResponse:
    desk, now = call.desk, call.desk.now()
    knock = accounts.Knock(
        email=call.told.email,
        password=call.told.password,
        address=call.address,
        otp=call.told.otp,
        device=call.request.headers.get("User-Agent", "")[:200],
    )
    token, signed = await accounts.sign_in(desk.store, desk.guards, now, knock)
    answer = as_json(_shown(call, signed))
    https = call.request.app[SITE].https
    cookies.keep(answer, token, https, now, signed.session.expires_at)
    return answer


async def who(call: Call) -> dict[str, Any]:
    accounts.own_session(call.known)
    return _shown(call, call.known)


async def sign_out(call: Call) -> web.StreamResponse:
    await accounts.sign_out(call.desk.store, call.known)
    await call.desk.audience.signed_out([call.known.session.token_hash])
    answer = web.Response(status=204)
    cookies.forget(answer, call.request.app[SITE].https)
    return answer


def _shown(call: Call, signed: Signed) -> dict[str, Any]:
    staff = {"id": signed.staff.id, "name": signed.staff.name, "roles": sorted(signed.staff.roles)}
    shown = {"staff": staff, "csrf": signed.session.csrf, "firm": _firm(call.desk.policy)}
    # Until the second factor is set up the account holds no role.
    return shown | ({"second_factor": "needed"} if signed.session.limited else {})


def _firm(policy: Policy) -> dict[str, Any]:
    """What the console needs to name things as the firm does."""
    return {
        "name": policy.firm.name,
        "accent": policy.firm.accent,
        "zone": policy.firm.legal_zone,
        "topics": [option.model_dump() for option in policy.topics],
        "root_causes": [area.model_dump() for area in policy.complaints.root_causes],
        "currency": policy.complaints.redress_limit.currency,
        "recourse": [body.name.model_dump() for body in policy.recourse],
        "services": [option.model_dump() for option in policy.services],
    }


ROUTES = (
    Route("POST", "/api/session", Door.ANYBODY, "Sign in", sign_in, body=SignIn),
    Route("GET", "/api/session", Door.STAFF, "Who is signed in", who, verbs=("session.read",)),
    Route("DELETE", "/api/session", Door.STAFF, "Sign out", sign_out, status=204, verbs=("session.end",)),
)
