"""Files over HTTP: counted, looked into, given back to whoever may have them and to nobody else."""

import hashlib
import io
from collections.abc import AsyncIterator, Awaitable, Callable
from typing import Any

import pytest
from aiohttp import ClientResponse, FormData

from bot.actions import agent, customer
from bot.app import House
from bot.model.ids import ConversationId
from bot.model.people import Role
from tests.doors.visitors import Client, Visitor, code_of

Visit = Callable[..., Awaitable[Visitor]]
PNG = b"\x89PNG\r\n\x1a\n" + b"\x00" * 64
BOUNDARY = "multipart/form-data; boundary=b"


async def begun(house: House) -> tuple[ConversationId, dict[str, str]]:
    """A conversation, and the header that its customer sends."""
    conversation, token = await customer.start(house.desk, "fr")
    return conversation, {"Authorization": f"Bearer {token}"}


def form(data: bytes, name: str = "relevé.png", **fields: str) -> FormData:
    # As browsers do it: names are not percent-encoded.
    made = FormData(quote_fields=False)
    for field, text in fields.items():
        made.add_field(field, text)
    made.add_field("file", io.BytesIO(data), filename=name, content_type="image/png")
    return made


async def sent(
    client: Client, headers: dict[str, str], data: bytes, name: str = "relevé.png"
) -> ClientResponse:
    return await client.post("/api/chat/files", data=form(data, name), headers=headers)


async def test_what_a_customer_sends_comes_back_as_a_download(client: Client, house: House) -> None:
    _, mine = await begun(house)

    answer = await sent(client, mine, PNG)
    row = await answer.json()
    back = await client.get(f"/api/chat/files/{row['file']}", headers=mine)

    assert answer.status == 201
    assert row == {
        "file": row["file"],
        "name": "relevé.png",
        "type": "image/png",
        "bytes": len(PNG),
        "sha256": hashlib.sha256(PNG).hexdigest(),
    }
    assert await back.read() == PNG
    assert back.content_type == "image/png"
    assert back.headers["Content-Disposition"].startswith("attachment;")
    assert "relev%C3%A9.png" in back.headers["Content-Disposition"]
    assert back.headers["Content-Security-Policy"].startswith("sandbox")
    assert back.headers["X-Content-Type-Options"] == "nosniff"


async def test_nobody_else_gets_it(client: Client, house: House, visit: Visit) -> None:
    _, mine = await begun(house)
    _, others = await begun(house)
    file = (await (await sent(client, mine, PNG)).json())["file"]
    await visit("lea", Role.AGENT)

    assert await code_of(await client.get(f"/api/chat/files/{file}", headers=others)) == (404, "not_found")
    assert await code_of(await client.get(f"/api/chat/files/{file}")) == (401, "signed_out")
    assert await code_of(await client.get(f"/api/files/{file}")) == (404, "not_found")


@pytest.mark.parametrize("token", ["", "Bearer", "Bearer x", "Basic eDp5", "Bearer " + "x" * 300])
async def test_without_a_token_nothing_is_taken(client: Client, token: str) -> None:
    answer = await sent(client, {"Authorization": token} if token else {}, PNG)

    assert await code_of(answer) == (401, "signed_out")


async def test_a_file_is_what_its_content_says(client: Client, house: House) -> None:
    _, mine = await begun(house)

    answer = await sent(client, mine, b"<svg onload=alert(1)>", "picture.png")

    assert await code_of(answer) == (415, "wrong_type")


async def test_a_file_above_the_limit_is_cut_off_and_not_kept(client: Client, house: House) -> None:
    conversation, mine = await begun(house)
    most = house.desk.policy.files.bytes_each

    async def endless() -> AsyncIterator[bytes]:
        yield b'--b\r\nContent-Disposition: form-data; name="file"; filename="x.png"\r\n\r\n' + PNG
        for _ in range(most // 1_000_000 + 2):
            yield b"\x00" * 1_000_000

    announced = await sent(client, mine, PNG + b"\x00" * (most + 20_000))
    chunked = await client.post("/api/chat/files", data=endless(), headers={**mine, "Content-Type": BOUNDARY})

    assert await code_of(announced) == (413, "too_large")
    assert await code_of(chunked) == (413, "too_large")
    assert await house.store.files.count(conversation) == 0


async def test_a_file_of_exactly_the_limit_is_kept(client: Client, house: House) -> None:
    _, mine = await begun(house)
    most = house.desk.policy.files.bytes_each

    answer = await sent(client, mine, PNG + b"\x00" * (most - len(PNG)))

    assert answer.status == 201


async def test_a_conversation_holds_so_many_files_and_no_more(client: Client, house: House) -> None:
    _, mine = await begun(house)
    for _ in range(house.desk.policy.files.per_conversation):
        assert (await sent(client, mine, PNG)).status == 201

    assert await code_of(await sent(client, mine, PNG)) == (400, "bad_request")


PART = b'--b\r\nContent-Disposition: form-data; name="file"; filename="x.png"\r\n\r\n'


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"--b--\r\n",
        b"nonsense",
        PART + PNG,
        b"--b\r\n\r\nx\r\n--b--\r\n",
        b"--b\r\nContent-Disposition: form-data\r\n\r\nx\r\n--b--\r\n",
        b'--b\r\nContent-Disposition: form-data; name="other"\r\n\r\nx\r\n--b--\r\n',
        b'--b\r\nContent-Disposition: form-data; name="file"; filename="x"\r\n\r\n\r\n--b--\r\n',
        b"--b\r\nContent-Type: multipart/mixed; boundary=c\r\n\r\n--c\r\n\r\nx\r\n--c--\r\n--b--\r\n",
        b"--b\r\nContent-Length: -1\r\n" + PART[5:] + b"x\r\n--b--\r\n",
        b"--b\r\nContent-Transfer-Encoding: base64\r\n" + PART[5:] + b"\xff\xff\xff\r\n--b--\r\n",
        b"--b\r\n" + b"X-Long: y\r\n" * 5_000 + b"\r\nx\r\n--b--\r\n",
        b"--b\r\nX: " + b"y" * 50_000 + b"\r\n\r\nx\r\n--b--\r\n",
        b'--b\r\nContent-Disposition: form-data; name="a"\r\n\r\nx\r\n' * 50 + b"--b--\r\n",
        b'--b\r\nContent-Disposition: form-data; name="a"\r\n\r\n\xff\r\n' + PART + b"x\r\n--b--\r\n",
    ],
)
async def test_a_malformed_form_is_refused_and_kept_nowhere(
    client: Client, house: House, body: bytes
) -> None:
    conversation, mine = await begun(house)

    answer = await client.post("/api/chat/files", data=body, headers={**mine, "Content-Type": BOUNDARY})

    assert answer.status in (400, 413, 415)
    await code_of(answer)
    assert await house.store.files.count(conversation) == 0


@pytest.mark.parametrize("type", ["multipart/form-data", "multipart/form-data; boundary=" + "b" * 200])
async def test_a_form_without_a_usable_boundary_is_refused(client: Client, house: House, type: str) -> None:
    _, mine = await begun(house)

    answer = await client.post("/api/chat/files", data=b"x", headers={**mine, "Content-Type": type})

    assert await code_of(answer) == (400, "bad_request")


async def test_a_name_with_a_nul_or_a_path_is_kept_harmless(client: Client, house: House) -> None:
    _, mine = await begun(house)
    body = PART.replace(b"x.png", b"../../a\x00b\xe2\x80\xaegnp.png") + PNG + b"\r\n--b--\r\n"

    answer = await client.post("/api/chat/files", data=body, headers={**mine, "Content-Type": BOUNDARY})

    assert answer.status in (201, 400)
    if answer.status == 201:
        assert (await answer.json())["name"] == "abgnp.png"


@pytest.mark.parametrize("name", ["relevé; mars; avril.png", "a'b; x=1.png", "50 % (copie).png"])
async def test_a_name_may_hold_what_people_type(client: Client, house: House, name: str) -> None:
    _, mine = await begun(house)
    body = PART.replace(b"x.png", name.encode()) + PNG + b"\r\n--b--\r\n"

    answer = await client.post("/api/chat/files", data=body, headers={**mine, "Content-Type": BOUNDARY})

    assert answer.status == 201
    assert (await answer.json())["name"] == name


@pytest.mark.parametrize("charset", [b"x" * 40, b"no-such-charset", b"rot13"])
async def test_a_form_in_a_made_up_charset_is_refused(client: Client, house: House, charset: bytes) -> None:
    _, mine = await begun(house)
    first = b'--b\r\nContent-Disposition: form-data; name="_charset_"\r\n\r\n' + charset + b"\r\n"
    body = first + PART + PNG + b"\r\n--b--\r\n"

    answer = await client.post("/api/chat/files", data=body, headers={**mine, "Content-Type": BOUNDARY})

    assert answer.status in (201, 400)


async def test_staff_sends_into_and_reads_from_what_it_leads(
    client: Client, house: House, visit: Visit
) -> None:
    conversation, mine = await begun(house)
    lea = await visit("lea", Role.AGENT)
    asked = await lea.post("/api/files", data=form(PNG, conversation=conversation))
    await agent.take(house.desk, lea.staff, conversation, "t1")

    answer = await lea.post("/api/files", data=form(PNG, conversation=conversation))
    file = (await answer.json())["file"]

    assert await code_of(asked) == (404, "not_found")
    assert answer.status == 201
    assert await (await lea.get(f"/api/files/{file}")).read() == PNG
    assert (await client.get(f"/api/chat/files/{file}", headers=mine)).status == 200


@pytest.mark.parametrize(
    "fields",
    [{}, {"conversation": "a", "complaint": "C-2026-000001"}, {"complaint": "x"}, {"conversation": "$"}],
)
async def test_staff_names_one_place_for_a_file(visit: Visit, fields: dict[str, str]) -> None:
    lea = await visit("lea", Role.LEAD)

    assert await code_of(await lea.post("/api/files", data=form(PNG, **fields))) == (400, "bad_request")


async def test_a_file_that_changed_since_receipt_is_not_shown(
    client: Client, house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    _, mine = await begun(house)
    file = (await (await sent(client, mine, PNG)).json())["file"]

    async def changed(_: Any) -> bytes:
        raise ValueError("another digest")

    monkeypatch.setattr(house.store.files, "read", changed)

    assert await code_of(await client.get(f"/api/chat/files/{file}", headers=mine)) == (410, "damaged")
