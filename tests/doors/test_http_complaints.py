"""The register over HTTP: registered, found, changed by events alone, closed to whoever is excluded."""

from collections.abc import Awaitable, Callable
from typing import Any

import pytest

from bot.actions import evidence
from bot.app import House
from bot.model.people import Role
from tests.actions.officers import filed
from tests.doors.visitors import Visitor, code_of

Visit = Callable[..., Awaitable[Visitor]]
BY_PHONE = {
    "channel": "phone",
    "language": "fr",
    "received_on": "2026-11-23",
    "reception": {"proof": "appel 12", "read_back": True},
    "complainant": {"name": "Paul Roux", "email": "paul@client.example"},
    "service": "withdrawals",
    "narrative": "Mon virement manque.",
    "wanted": "Le virement.",
}


async def does(officer: Visitor, path: str, told: dict[str, Any], key: str) -> Any:
    headers = {"X-CSRF-Token": officer.csrf, "Idempotency-Key": key}
    return await officer.client.post(path, json=told, headers=headers)


async def test_r32_one_that_came_by_phone_is_registered_found_and_read(house: House, visit: Visit) -> None:
    officer = await visit("olga", Role.OFFICER)

    made = await (await does(officer, "/api/complaints", BY_PHONE, "k1")).json()
    again = await (await does(officer, "/api/complaints", BY_PHONE, "k1")).json()
    found = await officer.ask("/api/complaints", q="roux")
    whole = await officer.ask(f"/api/complaints/{made['reference']}")

    assert again["reference"] == made["reference"]
    assert [row["reference"] for row in found["complaints"]] == [made["reference"]]
    assert {"reference", "round", "state", "version", "clocks", "people", "allowed"} <= set(whole)
    assert {"clock", "day0", "due", "skipped"} <= set(whole["clocks"][0])


async def test_r13_an_event_is_recorded_once_and_a_stale_or_forbidden_one_says_why(
    house: House, visit: Visit
) -> None:
    reference = await filed(house.desk)
    officer = await visit("olga", Role.OFFICER)
    path = f"/api/complaints/{reference}/events"
    version = (await officer.ask(f"/api/complaints/{reference}"))["version"]
    assign = {"event": "assign", "version": version, "officer": officer.staff.id}

    done = await does(officer, path, assign, "k1")
    again = await does(officer, path, assign, "k1")
    stale = await does(officer, path, assign, "k2")
    early = await does(officer, path, {"event": "respond", "version": version + 1}, "k3")

    assert (done.status, (await done.json())["version"], (await again.json())["version"]) == (
        200,
        version + 1,
        version + 1,
    )
    assert await code_of(stale) == (409, "changed")
    assert await code_of(early) == (409, "not_allowed")
    told = await early.json()
    assert told["missing"]
    assert "start" not in told["allowed"]
    assert "extend" in told["allowed"]
    events = (await officer.ask(path))["events"]
    assert [event["event"] for event in events if event["event"] == "assign"] == ["assign"]
    assert (await does(officer, path, {"event": "assign", "version": 1}, "")).status == 400


async def test_r34_whoever_is_excluded_finds_nothing_behind_any_door(house: House, visit: Visit) -> None:
    reference = await filed(house.desk)
    officer = await visit("olga", Role.OFFICER)
    file = await evidence.keep_evidence(house.desk, officer.staff, reference, "a.txt", b"Bonjour")
    letter = (await officer.ask(f"/api/complaints/{reference}/letters"))["letters"][0]["_id"]
    otto = await visit("otto", Role.OFFICER)
    await visit("olga2", Role.OFFICER)
    officer = await visit("ida", Role.OFFICER)
    version = (await officer.ask(f"/api/complaints/{reference}"))["version"]
    exclude = {"event": "exclude", "version": version, "staff": otto.staff.id, "reason": "interest"}
    assert (await does(officer, f"/api/complaints/{reference}/events", exclude, "k1")).status == 200
    assert (await otto.sign_in()).status == 200

    one = f"/api/complaints/{reference}"
    doors = ("", "/events", "/letters", f"/letters/{letter}", "/evidence")
    answers = [await code_of(await otto.get(one + door)) for door in doors]
    answers.append(await code_of(await otto.get(f"/api/files/{file.file}")))
    answers.append(await code_of(await otto.get(f"/api/files/{file.file}/preview")))
    for path in ("/events", "/preview"):
        told = {"event": "link", "version": version + 1, "to": "C-2026-000002", "why": "related"}
        answers.append(await code_of(await does(otto, one + path, told, "k2")))

    assert set(answers) == {(404, "not_found")}
    assert (await otto.ask("/api/complaints"))["total"] == 0


@pytest.mark.parametrize("role", [Role.AUDITOR, Role.AGENT, Role.ADMIN])
async def test_only_officers_and_for_some_events_leads_act(house: House, visit: Visit, role: Role) -> None:
    reference = await filed(house.desk)
    someone = await visit("someone", role)

    told = {"event": "hold", "version": 2, "reason": "Procès."}
    answer = await does(someone, f"/api/complaints/{reference}/events", told, "k1")

    assert await code_of(answer) == (403, "forbidden")


async def test_r50_access_and_erasure_are_answered_over_http(house: House, visit: Visit) -> None:
    reference = await filed(house.desk)
    officer = await visit("olga", Role.OFFICER)
    asked = {"email": "claire@example.fr", "proof": "pièce vue"}

    found = await (await officer.post("/api/subjects/access", json=asked)).json()
    erased = await (await officer.post("/api/subjects/erasure", json=asked)).json()

    assert found["complaints"][0]["reference"] == reference
    assert {row["answer"] for row in erased["answers"]} == {"kept_until"}
    agent = await visit("lea", Role.AGENT)
    assert await code_of(await agent.post("/api/subjects/access", json=asked)) == (403, "forbidden")


async def test_the_list_names_who_is_in_charge_and_only_to_whoever_sees_it(
    house: House, visit: Visit
) -> None:
    reference = await filed(house.desk)
    lea = await visit("lea", Role.AGENT)
    seen_by_agent = await lea.ask("/api/complaints")
    olga = await visit("olga", Role.OFFICER)
    version = (await olga.ask(f"/api/complaints/{reference}"))["version"]
    assign = {"event": "assign", "version": version, "officer": olga.staff.id}
    await does(olga, f"/api/complaints/{reference}/events", assign, "k1")
    await visit("max", Role.OFFICER)

    found = await olga.ask("/api/complaints")

    assert found["names"] == {olga.staff.id: "Olga"}
    assert seen_by_agent["names"] == {}


@pytest.mark.parametrize("day", ["0001-01-01", "9999-12-31"])
@pytest.mark.parametrize("path", ["/api/complaints", "/api/conversations"])
async def test_the_first_and_the_last_day_that_there_is_find_what_they_find(
    visit: Visit, path: str, day: str
) -> None:
    lou = await visit("lou", Role.LEAD)

    answer = await lou.get(path, **{"from": day, "to": day})

    assert (answer.status, (await answer.json())["total"]) == (200, 0)
