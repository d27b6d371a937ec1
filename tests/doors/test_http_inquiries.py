"""Inquiries of the phone, the post and e-mail over HTTP: logged, replied to by a letter, printed."""

from collections.abc import Awaitable, Callable
from typing import Any

import pytest

from bot.app import House
from bot.model.people import Role
from tests.doors.visitors import Visitor, code_of

Visit = Callable[..., Awaitable[Visitor]]
NEW = {"channel": "phone", "language": "fr", "question": "Où est mon retrait ?"}
INTERIM = {"outcome": "interim", "text": "La banque répond demain.", "promised_on": "2026-11-27"}


async def sent(who: Visitor, path: str, told: dict[str, Any] | None = None, key: str = "k1") -> Any:
    headers = {"X-CSRF-Token": who.csrf, "Idempotency-Key": key}
    return await who.client.post(f"/api/inquiries{path}", json=told, headers=headers)


async def test_r56_an_inquiry_of_the_phone_gets_its_letter_on_paper(house: House, visit: Visit) -> None:
    otto = await visit("otto", Role.OFFICER)
    number = (await (await sent(otto, "", NEW)).json())["number"]

    letter = await (await sent(otto, f"/{number}/letters", INTERIM)).json()
    path = f"/{number}/letters/{letter['_id']}"
    pdf = await otto.get(f"/api/inquiries{path}")
    assert (letter["state"], (await pdf.read())[:4]) == ("to_print", b"%PDF")

    assert (await sent(otto, f"{path}/sent", {"proof": "Recommandé 7"})).status == 204
    found = await otto.ask(f"/api/inquiries/{number}")
    assert (found["state"], found["promised_on"]) == ("interim", "2026-11-27")
    [row] = (await otto.ask(f"/api/inquiries/{number}/letters"))["letters"]
    assert (row["_id"], row["state"], row["proof"]) == (letter["_id"], "recorded", "Recommandé 7")
    assert await code_of(await sent(otto, path)) == (409, "not_allowed")


async def test_agents_find_what_they_wrote_down_and_nothing_else(visit: Visit) -> None:
    numbers, found = {}, {}
    for name, role in (("otto", Role.OFFICER), ("tom", Role.AGENT), ("lea", Role.AGENT)):
        who = await visit(name, role)
        numbers[name] = (await (await sent(who, "", NEW)).json())["number"]
        found[name] = [row["number"] for row in (await who.ask("/api/inquiries?state=due"))["inquiries"]]
    again = await visit("olga", Role.OFFICER)

    assert (found["tom"], found["lea"]) == ([numbers["tom"]], [numbers["lea"]])
    assert (await again.ask("/api/inquiries"))["total"] == 3


@pytest.mark.parametrize(
    ("told", "field"),
    [
        ({**INTERIM, "text": "  "}, "text"),
        ({**INTERIM, "promised_on": "soon"}, "promised_on"),
        ({**INTERIM, "promised_on": "2026-11-01"}, "promised_on"),
        ({**INTERIM, "outcome": "never"}, "outcome"),
        ({**INTERIM, "more": 1}, "more"),
    ],
)
async def test_a_reply_that_cannot_be_gets_one_sentence(
    visit: Visit, told: dict[str, Any], field: str
) -> None:
    otto = await visit("otto", Role.OFFICER)
    number = (await (await sent(otto, "", NEW)).json())["number"]

    answer = await sent(otto, f"/{number}/letters", told)

    assert await code_of(answer) == (400, "bad_request")
    assert list((await answer.json())["details"]) == [field]
    assert (await otto.ask(f"/api/inquiries/{number}/letters"))["letters"] == []


@pytest.mark.parametrize(("role", "status"), [(Role.AUDITOR, 403), (Role.ADMIN, 403), (Role.AGENT, 404)])
async def test_who_may_not_reply_is_refused(visit: Visit, role: Role, status: int) -> None:
    otto = await visit("otto", Role.OFFICER)
    number = (await (await sent(otto, "", NEW)).json())["number"]
    letter = await (await sent(otto, f"/{number}/letters", INTERIM)).json()

    one = await visit("one", role)

    for path, told in (
        (f"/{number}/letters", INTERIM),
        (f"/{number}/letters/{letter['_id']}", None),
        (f"/{number}/letters/{letter['_id']}/sent", {"proof": "x"}),
    ):
        assert (await sent(one, path, told)).status == status, path
    for path in (f"/{number}/letters/closure:C-2026-000001:1", f"/{number}/letters/..%2f..%2fetc"):
        assert (await one.get(f"/api/inquiries{path}")).status == 404, path


@pytest.mark.parametrize(
    ("accepted", "sentence"),
    [
        ("fr-FR,fr;q=0.9,en;q=0.8", "La date promise est passée."),
        ("en", "The promised day is over."),
        ("", "The promised day is over."),
    ],
)
async def test_what_was_wrong_is_said_in_the_language_that_is_read(
    visit: Visit, accepted: str, sentence: str
) -> None:
    otto = await visit("otto", Role.OFFICER)
    number = (await (await sent(otto, "", NEW)).json())["number"]
    headers = {"X-CSRF-Token": otto.csrf, "Idempotency-Key": "k1"}
    headers |= {"Accept-Language": accepted} if accepted else {}

    told = {**INTERIM, "promised_on": "2026-11-01"}
    answer = await otto.client.post(f"/api/inquiries/{number}/letters", json=told, headers=headers)

    assert (await answer.json())["details"] == {"promised_on": sentence}
