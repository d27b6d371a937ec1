"""A-18, A-82, A-90: passwords, the second factor, sessions that end while a socket is open, invitations."""

import asyncio
import re
from typing import Any

import pyotp
import pytest
import socketio

from bot.app import House
from bot.model.ids import StaffId
from bot.model.people import Role
from tests.clients import PASSWORD, ConsoleClient, Served

NEW = "une autre phrase assez longue"


async def ask(me: ConsoleClient, method: str, path: str, **body: Any) -> tuple[int, dict[str, Any]]:
    headers = {"X-CSRF-Token": me.csrf}
    async with me.http.request(method, path, json=body or None, headers=headers) as answer:
        return answer.status, (await answer.json() if answer.status not in (204,) else {})


async def sign_in(me: ConsoleClient, **told: str) -> tuple[int, dict[str, Any]]:
    email = f"{told.pop('name', 'lea')}@recourse.example"
    return await ask(me, "POST", "/api/session", **{"email": email, "password": PASSWORD, **told})


async def gone(client: ConsoleClient) -> asyncio.Event:
    event = asyncio.Event()
    client.sio.on("disconnect", lambda *_reason: event.set(), namespace="/console")
    return event


async def with_second_factor(served: Served, me: ConsoleClient) -> pyotp.TOTP:
    _, begun = await ask(me, "POST", "/api/account/second-factor", password=PASSWORD)
    app = pyotp.TOTP(begun["secret"])
    assert begun["address"].startswith("otpauth://totp/")
    code = app.at(served.house.desk.now())
    confirmed = {"password": PASSWORD, "secret": begun["secret"], "code": code}
    assert (await ask(me, "PUT", "/api/account/second-factor", **confirmed))[0] == 204
    return app


async def test_a18_a_session_that_ended_elsewhere_cuts_the_socket(served: Served, lea: ConsoleClient) -> None:
    cut = await gone(lea)

    # As the command line or another process does it: nobody tells this one.
    await served.house.store.sessions.end_all(StaffId(lea.id))

    async with asyncio.timeout(60):
        await cut.wait()


@pytest.mark.parametrize("change", [{"disabled": True}, {"roles": ["auditor"]}])
async def test_a18_disabled_or_demoted_is_out_at_once(
    served: Served, lea: ConsoleClient, change: dict[str, Any]
) -> None:
    ada = await served.signed_in("ada", Role.ADMIN)
    cut = await gone(lea)

    status, _ = await ask(ada, "PATCH", f"/api/accounts/{lea.id}", **change)

    assert status == 200
    async with asyncio.timeout(60):
        await cut.wait()
    assert (await ask(lea, "GET", "/api/session"))[0] == 401


async def test_a18_a_new_password_ends_the_other_sessions_and_not_this_one(
    served: Served, lea: ConsoleClient
) -> None:
    cut = await gone(lea)
    again = ConsoleClient(served.address)
    again.http, again.csrf = lea.http, lea.csrf
    _, session = await sign_in(again)
    again.csrf = session["csrf"]

    wrong = await ask(again, "POST", "/api/account/password", old="wrong", new=NEW)
    right = await ask(again, "POST", "/api/account/password", old=PASSWORD, new=NEW)

    assert (wrong[0], set(wrong[1]["details"])) == (400, {"old"})
    assert right[0] == 204
    async with asyncio.timeout(60):
        await cut.wait()
    assert (await ask(again, "GET", "/api/session"))[0] == 200
    assert (await sign_in(again))[0] == 401


@pytest.mark.parametrize(
    "new", ["short", "x" * 129, "lea@recourse.example", "password1234", "Recourse Lea lea@"]
)
async def test_a90_a_password_that_anybody_guesses_is_refused(
    served: Served, lea: ConsoleClient, new: str
) -> None:
    status, answer = await ask(lea, "POST", "/api/account/password", old=PASSWORD, new=new)

    if new == "Recourse Lea lea@":
        assert status == 204
        return
    assert (status, answer["code"], set(answer["details"])) == (400, "bad_request", {"password"})


async def test_a90_the_code_is_needed_and_good_once(served: Served, lea: ConsoleClient) -> None:
    app = await with_second_factor(served, lea)
    used = app.at(served.house.desk.now())

    without = await sign_in(lea)
    replayed = await sign_in(lea, otp=used)
    wrong = await sign_in(lea, otp="000000" if used != "000000" else "111111")
    later = served.house.desk.tools.clock.__self__.advance(seconds=60)  # type: ignore[attr-defined]
    right = await sign_in(lea, otp=app.at(later))
    again = await sign_in(lea, otp=app.at(later))

    assert [(status, answer.get("code")) for status, answer in (without, replayed, wrong)] == [
        (401, "code_needed"),
        (401, "signed_out"),
        (401, "signed_out"),
    ]
    assert (right[0], again[0]) == (200, 401)
    assert (await sign_in(lea, password="wrong", otp=app.at(later)))[1]["code"] == "signed_out"


async def test_a90_who_needs_a_second_factor_does_nothing_else_before(served: Served) -> None:
    object.__setattr__(served.house.guards, "need_second", frozenset({Role.LEAD}))
    lou = await served.signed_in("lou", Role.LEAD)
    _, session = await ask(lou, "GET", "/api/session")

    refused = await ask(lou, "GET", "/api/conversations")
    with pytest.raises(socketio.exceptions.ConnectionError):
        await served.at_console(lou)
    await with_second_factor(served, lou)

    assert session["second_factor"] == "needed"
    assert (refused[0], refused[1]["code"]) == (403, "forbidden")
    assert (await ask(lou, "GET", "/api/conversations"))[0] == 200


async def test_sessions_are_listed_and_one_is_ended(served: Served, lea: ConsoleClient) -> None:
    cut = await gone(lea)
    _, first = await ask(lea, "GET", "/api/account")
    again = ConsoleClient(served.address)
    again.http, again.csrf = lea.http, lea.csrf
    _, session = await sign_in(again)
    again.csrf = session["csrf"]
    other = await served.signed_in("max")

    _, account = await ask(again, "GET", "/api/account")
    foreign = await ask(other, "DELETE", f"/api/account/sessions/{first['sessions'][0]['id']}")
    ended = await ask(again, "DELETE", f"/api/account/sessions/{first['sessions'][0]['id']}")

    assert [one["current"] for one in account["sessions"]] == [False, True]
    assert (foreign[0], ended[0]) == (404, 204)
    async with asyncio.timeout(60):
        await cut.wait()


async def test_a_lead_invites_an_agent_who_chooses_a_password_once(served: Served) -> None:
    lou = await served.signed_in("lou", Role.LEAD)
    new = {"name": "Noa", "email": "noa@recourse.example", "roles": ["agent"]}

    status, invited = await ask(lou, "POST", "/api/accounts", **new)
    officer = await ask(lou, "POST", "/api/accounts", **{**new, "email": "o@x.example", "roles": ["officer"]})
    found = re.fullmatch(r"(http://.*)/login#invitation=(.+)", invited["link"])
    assert found
    before = await sign_in(lou, name="noa")
    accepted = await ask(lou, "POST", "/api/invitation", token=found.group(2), password=PASSWORD)
    twice = await ask(lou, "POST", "/api/invitation", token=found.group(2), password=NEW)

    assert (status, officer[0]) == (201, 403)
    assert before[0] == 401
    assert accepted == (200, {"email": "noa@recourse.example"})
    assert (twice[0], twice[1]["code"]) == (401, "signed_out")
    assert (await sign_in(lou, name="noa"))[0] == 200


async def test_the_last_administrator_stays(served: Served) -> None:
    ada = await served.signed_in("ada", Role.ADMIN)

    status, answer = await ask(ada, "PATCH", f"/api/accounts/{ada.id}", disabled=True)

    assert (status, answer["code"]) == (400, "bad_request")


async def test_a82_the_first_password_is_made_anew_for_each_house(served: Served) -> None:
    house: House = served.house
    first = await house.first_account()

    assert first is not None
    assert re.fullmatch(r"[a-z2-9]{5}(-[a-z2-9]{5}){3}", first[1])
