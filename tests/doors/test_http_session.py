"""Signing in and out over HTTP, and what other sites cannot do with a session."""

from collections.abc import Awaitable, Callable
from http.cookies import SimpleCookie

import pytest
from aiohttp import ClientResponse

from bot.actions import accounts
from bot.app import House
from bot.model.people import Role, System
from bot.settings import Settings
from tests.doors.visitors import PASSWORD, Client, Visitor, code_of, hire

Visit = Callable[..., Awaitable[Visitor]]


async def tried(client: Client, email: str, password: str) -> ClientResponse:
    return await client.post("/api/session", json={"email": email, "password": password})


async def test_staff_sign_in_and_are_told_who_they_are(client: Client, house: House) -> None:
    lea = Visitor(client, await hire(house, "lea", Role.AGENT, Role.LEAD))

    answer = await lea.sign_in()
    again = await lea.ask("/api/session")

    document = await answer.json()
    assert document["staff"] == {"id": lea.staff.id, "name": "Lea", "roles": ["agent", "lead"]}
    assert again == document
    assert document["firm"]["topics"]


async def test_the_cookie_is_for_our_own_requests_only(client: Client, house: House) -> None:
    answer = await Visitor(client, await hire(house, "lea", Role.AGENT)).sign_in()

    [cookie] = SimpleCookie(answer.headers["Set-Cookie"]).values()
    assert cookie.key == "recourse"
    assert (cookie["httponly"], cookie["samesite"], cookie["path"]) == (True, "Strict", "/")
    assert not cookie["domain"]


async def test_a_refused_sign_in_tells_nothing(client: Client, house: House) -> None:
    await hire(house, "lea", Role.AGENT)
    wrong = await tried(client, "lea@firm.example", "wrong")
    unknown = await tried(client, "nobody@firm.example", PASSWORD)
    no_address = await tried(client, "*", PASSWORD)

    bodies = [await answer.text() for answer in (wrong, unknown, no_address)]
    assert await code_of(wrong) == (401, "signed_out")
    assert len(set(bodies)) == 1
    assert not any("Set-Cookie" in answer.headers for answer in (wrong, unknown, no_address))


async def test_capitals_and_blanks_around_an_address_do_not_matter(client: Client, house: House) -> None:
    await hire(house, "lea", Role.AGENT)

    assert (await tried(client, " LEA@Firm.Example ", PASSWORD)).status == 200


async def test_signed_out_is_signed_out(visit: Visit) -> None:
    lea = await visit("lea", Role.LEAD)
    token = lea.client.session.cookie_jar.filter_cookies(lea.client.make_url("/"))["recourse"].value

    answer = await lea.client.delete("/api/session", headers={"X-CSRF-Token": lea.csrf})
    replayed = await lea.client.get("/api/conversations", headers={"Cookie": f"recourse={token}"})

    assert answer.status == 204
    assert await code_of(replayed) == (401, "signed_out")


async def test_a_new_password_ends_every_session(visit: Visit, house: House) -> None:
    lea = await visit("lea", Role.LEAD)

    await accounts.set_password(
        house.store, house.guards.passwords, System("test"), lea.staff.email, "another one"
    )

    assert await code_of(await lea.get("/api/conversations")) == (401, "signed_out")
    assert (await tried(lea.client, lea.staff.email, PASSWORD)).status == 401
    assert (await tried(lea.client, lea.staff.email, "another one")).status == 200


@pytest.mark.parametrize(
    "cookie", ["", "recourse=x", "recourse=" + "x" * 4000, 'recourse="', "a=b; ;=", "\x01"]
)
async def test_a_made_up_cookie_opens_nothing(client: Client, cookie: str) -> None:
    answer = await client.get("/api/session", headers={"Cookie": cookie} if cookie.isprintable() else {})

    assert await code_of(answer) == (401, "signed_out")


@pytest.mark.parametrize("token", ["", "x", "é"])
async def test_a_change_needs_the_token_of_the_page(visit: Visit, token: str) -> None:
    lea = await visit("lea", Role.LEAD)
    lea.csrf = token

    answer = await lea.client.delete("/api/session", headers={"X-CSRF-Token": lea.csrf} if token else {})

    assert await code_of(answer) == (403, "forbidden")
    assert (await lea.get("/api/session")).status == 200


@pytest.mark.parametrize(
    "headers",
    [
        {"Origin": "https://evil.example"},
        {"Origin": "null"},
        {"Origin": "https://chat.firm.example.evil.com"},
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site"},
    ],
)
async def test_another_site_changes_nothing_whatever_it_knows(visit: Visit, headers: dict[str, str]) -> None:
    lea = await visit("lea", Role.LEAD)

    answer = await lea.client.delete("/api/session", headers={"X-CSRF-Token": lea.csrf, **headers})
    login = await lea.client.post(
        "/api/session", json={"email": lea.staff.email, "password": PASSWORD}, headers=headers
    )

    assert await code_of(answer) == (403, "forbidden")
    assert await code_of(login) == (403, "forbidden")


async def test_our_own_page_is_no_other_site(visit: Visit) -> None:
    lea = await visit("lea", Role.LEAD)
    ours = {"Origin": str(lea.client.make_url("/")).rstrip("/"), "Sec-Fetch-Site": "same-origin"}

    answer = await lea.client.delete("/api/session", headers={"X-CSRF-Token": lea.csrf, **ours})

    assert answer.status == 204


class TestWithLimits:
    @pytest.fixture
    def settings(self, settings: Settings) -> Settings:
        return settings.model_copy(update={"rate_limits": "on", "trusted_proxies": ("10.0.0.0/8",)})

    async def test_guessing_is_slowed_down_and_then_the_right_password_is_too(
        self, client: Client, house: House
    ) -> None:
        await hire(house, "lea", Role.AGENT)
        for _ in range(6):
            assert (await tried(client, "lea@firm.example", "wrong")).status == 401

        answer = await tried(client, "lea@firm.example", PASSWORD)

        assert await code_of(answer) == (429, "slow_down")
        assert int(answer.headers["Retry-After"]) >= 1

    async def test_an_account_that_is_not_there_is_slowed_down_alike(self, client: Client) -> None:
        codes = [(await tried(client, "nobody@firm.example", "x")).status for _ in range(7)]

        assert codes == [401] * 6 + [429]

    async def test_a_made_up_forwarded_address_does_not_help(self, client: Client) -> None:
        codes = []
        for n in range(7):
            answer = await client.post(
                "/api/session",
                json={"email": "nobody@firm.example", "password": "x"},
                headers={"X-Forwarded-For": f"203.0.113.{n}"},
            )
            codes.append(answer.status)

        assert codes[-1] == 429


class TestBehindHttps:
    @pytest.fixture
    def settings(self, settings: Settings) -> Settings:
        return settings.model_copy(update={"public_url": "https://chat.firm.example"})

    async def test_the_cookie_has_its_strict_name(self, client: Client, house: House) -> None:
        answer = await Visitor(client, await hire(house, "lea", Role.AGENT)).sign_in()

        [cookie] = SimpleCookie(answer.headers["Set-Cookie"]).values()
        assert (cookie.key, cookie["secure"], cookie["path"]) == ("__Host-recourse", True, "/")
        assert not cookie["domain"]

    async def test_the_lax_name_opens_nothing(self, client: Client, house: House) -> None:
        answer = await Visitor(client, await hire(house, "lea", Role.AGENT)).sign_in()
        [cookie] = SimpleCookie(answer.headers["Set-Cookie"]).values()

        strict = await client.get("/api/session", headers={"Cookie": f"__Host-recourse={cookie.value}"})
        lax = await client.get("/api/session", headers={"Cookie": f"recourse={cookie.value}"})

        assert (strict.status, lax.status) == (200, 401)
