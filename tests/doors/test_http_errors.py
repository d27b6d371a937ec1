"""Every error over HTTP is a problem document with a stable code, and says nothing of our insides."""

from collections.abc import AsyncIterator, Awaitable, Callable

import pytest

from bot.app import House
from bot.model.people import Role
from tests.doors.visitors import Client, Visitor, code_of

SIGN_IN = {"email": "ana@firm.example", "password": "x"}


@pytest.mark.parametrize(
    "path",
    ["/nowhere", "/api", "/api/nowhere", "/api/complaints/C-1", "/api/conversations/a%00b", "/console/"],
)
async def test_a_path_that_is_not_ours_is_not_found(client: Client, path: str) -> None:
    assert await code_of(await client.get(path)) == (404, "not_found")


async def test_a_wrong_method_says_which_are_right(client: Client) -> None:
    answer = await client.put("/api/session")

    assert await code_of(answer) == (405, "method_not_allowed")
    assert set(answer.headers["Allow"].split(",")) == {"DELETE", "GET", "HEAD", "POST"}


async def test_what_breaks_on_our_side_is_not_told(
    client: Client, house: House, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    async def broken(email: str) -> None:
        raise RuntimeError(f"secret of {email}")

    monkeypatch.setattr(house.store.people, "secret", broken)

    answer = await client.post("/api/session", json=SIGN_IN)

    assert await code_of(answer) == (500, "internal")
    assert "secret" not in await answer.text()
    assert "RuntimeError" in caplog.text


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"{",
        b"[]",
        b'"x"',
        b"null",
        b'{"email": NaN}',
        b"[" * 100_00,
        b'{"a": 1e999}',
        b"\xff",
        b'"\\ud800"',
    ],
)
async def test_what_is_not_a_json_object_is_refused(client: Client, body: bytes) -> None:
    answer = await client.post("/api/session", data=body, headers={"Content-Type": "application/json"})

    assert await code_of(answer) == (400, "bad_request")


@pytest.mark.parametrize(
    ("body", "field"),
    [
        ({"email": "a"}, "password"),
        ({**SIGN_IN, "role": "admin"}, "role"),
        ({**SIGN_IN, "email": {"$gt": ""}}, "email"),
        ({**SIGN_IN, "email": 1}, "email"),
        ({**SIGN_IN, "password": None}, "password"),
        ({**SIGN_IN, "password": "x" * 2_000}, "password"),
    ],
)
async def test_a_wrong_field_is_named_with_one_sentence(
    client: Client, body: dict[str, object], field: str
) -> None:
    answer = await client.post("/api/session", json=body)

    assert await code_of(answer) == (400, "bad_request")
    assert list((await answer.json())["details"]) == [field]


@pytest.mark.parametrize("type", ["text/plain", "application/x-www-form-urlencoded", "multipart/form-data"])
async def test_a_form_of_another_site_is_no_json(client: Client, type: str) -> None:
    answer = await client.post("/api/session", data=b'{"email":"a"}', headers={"Content-Type": type})

    assert await code_of(answer) == (415, "wrong_type")


async def test_a_body_is_counted_as_it_comes(client: Client) -> None:
    async def endless() -> AsyncIterator[bytes]:
        for _ in range(100):
            yield b" " * 10_000

    answer = await client.post("/api/session", data=endless(), headers={"Content-Type": "application/json"})

    assert await code_of(answer) == (413, "too_large")


@pytest.mark.parametrize(
    ("query", "field"),
    [
        ({"page": "0"}, "page"),
        ({"page": "x"}, "page"),
        ({"mode": "asleep"}, "mode"),
        ({"from": "yesterday"}, "from"),
        ({"agent": "$ne"}, "agent"),
        ({"q": "x" * 201}, "q"),
        ({"sort": "x"}, "sort"),
    ],
)
async def test_a_wrong_question_is_named_too(
    visit: Callable[..., Awaitable[Visitor]], query: dict[str, str], field: str
) -> None:
    lead = await visit("lea", Role.LEAD)

    answer = await lead.get("/api/conversations", **query)

    assert await code_of(answer) == (400, "bad_request")
    assert list((await answer.json())["details"]) == [field]


async def test_a_question_asked_twice_is_refused(visit: Callable[..., Awaitable[Visitor]]) -> None:
    lead = await visit("lea", Role.LEAD)

    answer = await lead.client.get("/api/conversations?q=a&q=b")

    assert await code_of(answer) == (400, "bad_request")
