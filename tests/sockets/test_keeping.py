"""What staff keep beside the lines: tags, corrected fields, shown numbers; and a lead who barges in."""

from typing import Any

import pytest

from bot.model.people import Role
from tests.clients import ChatClient, ConsoleClient, Served
from tests.sockets.stories import Customer, code, led

TOLD = {"name": "Ana", "email": "ana@example.com", "account": "MT4-889123"}


async def told(ana: ChatClient) -> None:
    for name, line in TOLD.items():
        await ana.answer(name, line)
    await ana.asked("topic")


async def whole(lea: ConsoleClient, conversation: str) -> dict[str, Any]:
    seen: dict[str, Any] = (await lea.ask("watch", conversation=conversation))["ok"]
    return seen


async def test_an_account_number_is_masked_until_somebody_asks_and_that_is_written(
    lea: ConsoleClient, customer: Customer
) -> None:
    ana = await customer(language="fr")
    await told(ana)
    conversation = await led(ana, lea)
    await ana.do("say", text="IBAN FR76 3000 6000 0112 3456 7890 189")
    said = await lea.until(
        lambda me: [e for page in me.all("entries") for e in page["entries"] if "IBAN" in e.get("text", "")]
    )
    before = await whole(lea, conversation)

    field = await lea.do("reveal", conversation=conversation, field="account")
    line = await lea.do("reveal", conversation=conversation, no=said[0]["no"])

    assert before["fields"]["account"] == "•••-••9123"
    assert "MT4-889123" not in str(before) + str(lea.heard)
    assert "3456" not in str(before) + str(lea.heard)
    assert field == {"text": "MT4-889123"}
    assert line == {"text": "IBAN FR76 3000 6000 0112 3456 7890 189"}
    after = (await whole(lea, conversation))["entries"]
    assert [(e["name"], e["revealed"]) for e in after if e["kind"] == "revealed"] == [
        ("Lea", "account"),
        ("Lea", said[0]["no"]),
    ]
    await lea.do("reply", conversation=conversation, text="merci")
    await ana.until(lambda me: me.entries[-1].get("text") == "merci")
    assert "revealed" not in str(ana.heard)


async def test_nothing_else_is_revealed(lea: ConsoleClient, customer: Customer) -> None:
    ana = await customer(language="fr")
    await told(ana)
    conversation = await led(ana, lea)

    for what in ({"field": "email"}, {"no": 999}, {"no": 1, "field": "account"}, {}):
        asked: dict[str, Any] = {"conversation": conversation, "client_id": "r", **what}
        assert await code(lea, "reveal", **asked) == "bad_request"


async def test_a_corrected_field_is_what_the_bot_goes_on_from(lea: ConsoleClient, customer: Customer) -> None:
    ana = await customer(language="fr")
    await told(ana)
    conversation = await led(ana, lea)

    done = await lea.do("correct", conversation=conversation, fields={"email": "ana.m@example.com"})

    assert done["fields"]["email"] == "ana.m@example.com"
    line = next(e for e in (await whole(lea, conversation))["entries"] if e["kind"] == "corrected")
    assert (line["no"], line["fields"], line["by"]) == (done["no"], ["email"], "agent")
    assert "ana.m@example.com" not in str(ana.heard)
    await lea.do("complain", conversation=conversation)
    assert (await ana.until(lambda me: me.all("mode")[-1].get("ask")))["field"] == "filer"


@pytest.mark.parametrize(
    ("field", "text"),
    [
        ("email", "not an address"),
        ("topic", "nothing"),
        ("facts_on", "2030-13-45"),
        ("evidence", "x"),
        ("x", "y"),
    ],
)
async def test_a_correction_that_cannot_be_is_named(
    lea: ConsoleClient, customer: Customer, field: str, text: str
) -> None:
    conversation = await led(await customer(language="fr"), lea)

    answer = await lea.ask("correct", conversation=conversation, fields={field: text}, client_id="c")

    assert answer["error"]["code"] == "bad_request"
    assert set(answer["error"]["details"]) == {field}


async def test_tags_are_seen_in_the_lists_and_not_by_the_customer(
    lea: ConsoleClient, customer: Customer
) -> None:
    ana = await customer(language="fr")
    conversation = await led(ana, lea)

    done = await lea.do("tag", conversation=conversation, tags=["Urgent", "vip", "urgent"])

    assert done["tags"] == ["urgent", "vip"]
    rows = await lea.until(lambda me: [row for row in me.all("conversation") if row.get("tags")])
    assert rows[-1]["tags"] == ["urgent", "vip"]
    async with lea.http.get("/api/conversations", params={"tag": "vip"}) as found:
        assert [row["conversation"] for row in (await found.json())["conversations"]] == [conversation]
    assert "urgent" not in str(ana.heard)


async def test_a_lead_barges_in_and_everybody_reads_it(
    served: Served, lea: ConsoleClient, customer: Customer
) -> None:
    lou = await served.staff("lou", Role.LEAD)
    ana = await customer(language="fr")
    conversation = await led(ana, lea)

    await lou.do("barge_in", conversation=conversation, reason="client vulnérable")

    await ana.until(lambda me: me.all("mode")[-1].get("agent") == {"name": "Lou"})
    heard = [(entry["kind"], entry.get("name")) for entry in ana.entries[-2:]]
    assert heard == [("left", "Lea"), ("joined", "Lou")]
    assert "vulnérable" not in str(ana.heard)
    assert await code(lea, "reply", conversation=conversation, text="x", client_id="x") == "not_yours"
    assert await served.house.store.people.holds(lea.id) == set()  # type: ignore[arg-type]
    assert await code(lou, "barge_in", conversation=conversation, reason="x", client_id="y") == "not_waiting"
    assert await code(lea, "barge_in", conversation=conversation, reason="x", client_id="y") == "forbidden"


async def test_a_blank_that_nobody_filled_is_not_sent(lea: ConsoleClient, customer: Customer) -> None:
    ana = await customer(language="fr")
    conversation = await led(ana, lea)

    answer = await lea.ask(
        "reply", conversation=conversation, text="Le montant est {{ amount }}.", client_id="r1"
    )
    await lea.do("reply", conversation=conversation, text="{{7*7}} et {% if %} ne sont pas des blancs.")

    assert answer["error"]["code"] == "bad_request"
    assert "{{ amount }}" in answer["error"]["details"]["text"]
    last = await ana.until(lambda me: me.entries[-1].get("text", "").startswith("{{7*7}}") and me.entries)
    assert "{{ amount }}" not in str(last)
