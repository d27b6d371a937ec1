"""The register's paths for officers, auditors and regulators, with the roles that may use them."""

import hashlib
from collections.abc import Awaitable, Callable

import pytest

from bot.app import House
from bot.model.people import Role
from tests.actions.officers import filed
from tests.doors.visitors import Visitor, code_of

Visit = Callable[..., Awaitable[Visitor]]
PATHS = ("export", "return?half=2026H2", "causes", "actions", "verify")


async def test_r43_an_extract_comes_with_its_digest_and_the_event_it_rests_on(
    house: House, visit: Visit
) -> None:
    reference = await filed(house.desk)
    officer = await visit("olga", Role.OFFICER)

    answer = await officer.get("/api/register/export", format="csv")
    data = await answer.read()

    assert answer.headers["X-SHA256"] == hashlib.sha256(data).hexdigest()
    assert reference in data.decode()
    assert answer.headers["Content-Disposition"].startswith("attachment")
    again = await officer.get("/api/register/export", format="csv", up_to=answer.headers["X-Event"])
    assert await again.read() == data


async def test_r43_the_return_and_what_is_learnt_are_read_over_http(house: House, visit: Visit) -> None:
    await filed(house.desk)
    officer = await visit("olga", Role.OFFICER)

    found = await officer.ask("/api/register/return", half="2026H2")
    causes = await officer.ask("/api/register/causes")

    assert (found["books"]["received"], found["balance"]) == (1, True)
    assert (causes["alerts"], len(causes["tree"]) > 0) == ([], True)
    assert await officer.ask("/api/register/actions") == {"actions": []}
    assert (await code_of(await officer.get("/api/register/return", half="soon")))[0] == 400


@pytest.mark.parametrize("path", PATHS)
async def test_agents_and_administrators_are_refused(visit: Visit, path: str) -> None:
    for name, role in (("lea", Role.AGENT), ("ada", Role.ADMIN)):
        someone = await visit(name, role)
        assert await code_of(await someone.get(f"/api/register/{path}")) == (403, "forbidden")


@pytest.mark.parametrize("path", PATHS)
async def test_auditors_and_leads_may_read_them(visit: Visit, path: str) -> None:
    for name, role in (("aude", Role.AUDITOR), ("ines", Role.LEAD)):
        someone = await visit(name, role)
        assert (await someone.get(f"/api/register/{path}")).status == 200
