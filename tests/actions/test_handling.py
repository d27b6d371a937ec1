"""R13, R34 to R36: a complaint from the chat to its end, by the acts of the people who handle it."""

import pytest

from bot.actions import complaints, handling
from bot.actions.desk import Desk
from bot.actions.register import verify
from bot.errors import BadRequest, Changed, ClientIdReused, Forbidden, NotAllowed, NotFound
from bot.model.ids import Reference, StaffId
from bot.model.people import Role, Staff, System
from tests.actions.officers import DRAFT, Officer, beat, kinds, missing, responded, under_investigation
from tests.desks import hired


async def test_r36_from_the_chat_to_an_accepted_response(
    desk: Desk, olga: Officer, ines: Officer, case: Reference
) -> None:
    seen = await responded(olga, ines)

    clocks = {clock["clock"]: clock for clock in seen["clocks"]}
    assert seen["state"] == "responded"
    assert {name for name in ("propose", "external") if "stopped_at" in clocks[name]} == {
        "propose",
        "external",
    }
    assert "stopped_at" not in clocks["reply"]
    closed = await olga.does("accept", proof="e-mail du 25")
    assert (closed["state"], closed["closed"]["as"]) == ("closed", "resolved")
    assert {clock["clock"] for clock in closed["clocks"] if "stopped_at" not in clock} == {"retention"}
    assert await kinds(desk, case) == ["acknowledgement", "final_response", "closure"]
    assert (await verify(desk, System("test")))["whole"]


async def test_r36_a_promised_remedy_is_done_before_the_complaint_closes(
    olga: Officer, ines: Officer
) -> None:
    await responded(olga, ines, redress={"kind": "money", "amount": {"minor": 25000, "currency": "EUR"}})
    assert (await olga.does("accept", proof="chat"))["state"] == "remedy"

    with pytest.raises(NotAllowed) as refused:
        await olga.does("close")
    assert missing(refused.value) == ["remedy_done"]
    await olga.does("remedy", done="Virement de 250 €", done_on="2026-11-23")
    assert (await olga.does("close"))["closed"]["as"] == "resolved"


@pytest.mark.parametrize(
    ("event", "said", "field"),
    [
        ("submit", {"redress": {"kind": "money", "by": "2026-11-22"}}, "redress.by"),
        ("submit", {"redress": {"kind": "money", "by": "2026-13-45"}}, "redress.by"),
        (
            "submit",
            {"corrective_actions": [{"action": "Relancer", "owner": "Ines", "due": "2026-11-22"}]},
            "corrective_actions.due",
        ),
        ("refer_external", {"body": "FSA", "on": "2026-11-24"}, "on"),
        ("refer_external", {"body": "FSA", "on": "2026-02-31"}, "on"),
    ],
)
async def test_r36_a_day_that_is_not_or_lies_on_the_wrong_side_of_today_is_named(
    olga: Officer, event: str, said: dict[str, object], field: str
) -> None:
    """With such a day the letter of the response could not be written once it was approved."""
    await under_investigation(olga)
    with pytest.raises(BadRequest) as refused:
        await olga.does(event, **(DRAFT | said if event == "submit" else said))

    assert list(refused.value.details or {}) == [field]


async def test_r34_nobody_is_assigned_to_review_the_own_work(olga: Officer, ines: Officer) -> None:
    with pytest.raises(BadRequest) as at_once:
        await olga.does("assign", investigator="olga", reviewer="olga")
    await olga.does("assign", investigator="olga", reviewer="ines")
    with pytest.raises(BadRequest) as later:
        await olga.does("assign", investigator="ines")

    assert list(at_once.value.details or {}) == ["reviewer"]
    assert list(later.value.details or {}) == ["investigator"]


async def test_r34_the_drafter_does_not_approve_and_nobody_works_without_a_declaration(
    desk: Desk, olga: Officer, ines: Officer
) -> None:
    await olga.does("assign", officer="olga", investigator="olga")
    with pytest.raises(NotAllowed) as undeclared:
        await olga.does("start")
    assert missing(undeclared.value) == ["investigator_declared"]
    await olga.does("declare_no_conflict")
    await olga.does("start")
    await olga.does("record_finding", allegation="Retard", finding="upheld", reasons="Relevé.")
    await olga.does("submit", **DRAFT)

    with pytest.raises(NotAllowed) as own:
        await olga.does("approve")
    assert missing(own.value) == ["not_drafter", "not_investigator"]
    with pytest.raises(NotAllowed) as silent:
        await ines.does("approve")
    assert missing(silent.value) == ["approver_declared"]
    with pytest.raises(NotAllowed) as early:
        await olga.does("respond")
    assert missing(early.value) == ["approved"]


async def test_r34_who_is_excluded_sees_nothing_and_is_assigned_nothing(desk: Desk, olga: Officer) -> None:
    ada = Officer(desk, await hired(desk, "ada", Role.OFFICER), olga.reference)
    boss = await _manager(desk, "boss", "ada")
    await olga.does("exclude", staff="ada", reason="named")

    for attempt in (ada.sees(), ada.does("declare_no_conflict")):
        with pytest.raises(NotFound):
            await attempt
    with pytest.raises(NotFound):
        await complaints.letters(desk, ada.staff, olga.reference)
    for staff in ("ada", boss.id):
        with pytest.raises(NotAllowed) as refused:
            await olga.does("assign", investigator=staff)
        assert missing(refused.value) == ["assignees_free"]
    seen = await olga.sees()
    assert [row["id"] for row in seen["candidates"]] == ["olga"]


async def _manager(desk: Desk, name: str, of: str) -> Staff:
    boss = Staff(
        id=StaffId(name),
        name="Boss",
        email="boss@recourse.example",
        roles=frozenset({Role.OFFICER}),
        manages=frozenset({StaffId(of)}),
    )
    await desk.store.people.add(boss, "no password")
    return boss


async def test_r34_with_nobody_left_the_complaint_asks_for_somebody_while_its_clocks_run(
    desk: Desk, case: Reference, ines: Officer
) -> None:
    seen = await ines.sees()

    assert seen["candidates"] == []
    assert seen["escalation"] is True
    assert [clock for clock in seen["clocks"] if clock["clock"] == "propose" and "stopped_at" not in clock]


async def test_the_same_key_is_the_same_act_and_a_stale_version_is_told(desk: Desk, olga: Officer) -> None:
    wish = {"event": "assign", "version": 2, "officer": "olga"}
    once = await handling.act(desk, olga.staff, olga.reference, wish, "one")
    twice = await handling.act(desk, olga.staff, olga.reference, wish, "one")

    assert once["version"] == twice["version"] == 3
    with pytest.raises(ClientIdReused):
        await handling.act(
            desk,
            olga.staff,
            olga.reference,
            {"event": "assign", "version": 3, "investigator": "olga"},
            "one",
        )
    with pytest.raises(Changed):
        await handling.act(desk, olga.staff, olga.reference, wish, "two")


async def test_a_letter_that_left_meanwhile_makes_nothing_stale_but_an_act_does(
    desk: Desk, olga: Officer, ines: Officer
) -> None:
    await under_investigation(olga)
    asked = {"event": "request_information", "questions": "Quel jour ?"}
    wish = {"version": (await olga.sees())["version"], **asked}
    after = await handling.act(desk, olga.staff, olga.reference, wish, "asks")
    hold = {"event": "hold", "version": after["version"], "reason": "Une enquête."}
    await beat(desk)
    assert (await olga.sees())["version"] == after["version"] + 1

    remind = {"event": "remind", "version": after["version"]}
    await handling.preview(desk, olga.staff, olga.reference, remind)
    held = await handling.act(desk, olga.staff, olga.reference, hold, "holds")
    assert held["version"] == after["version"] + 2
    with pytest.raises(Changed):
        await handling.act(desk, ines.staff, ines.reference, hold, "holds")
    with pytest.raises(Changed):
        await handling.preview(desk, olga.staff, olga.reference, remind)


async def test_an_amount_in_dispute_is_added_and_corrected_with_information(
    desk: Desk, olga: Officer
) -> None:
    await olga.does("assign", officer="olga")
    for minor in (50000, 12050):
        told = {"text": "Relevé du 24.", "amount": {"minor": minor, "currency": "EUR"}}
        await olga.does("provide_information", **told)
    after = await olga.does("provide_information", text="Rien de plus.")

    assert after["amount"] == {"minor": 12050, "currency": "EUR"}
    assert (await verify(desk, System("test")))["whole"]


async def test_what_cannot_be_used_is_named_field_by_field(desk: Desk, olga: Officer) -> None:
    await olga.does("assign", officer="olga")
    for told, fields in (
        ({"event": "assign", "officer": "nobody"}, {"officer"}),
        ({"event": "assign", "officer": 7, "other": 1}, {"officer", "other"}),
        ({"event": "link", "to": "C-2026-000099", "why": "repeat"}, {"to"}),
        ({"event": "miss"}, {"event"}),
    ):
        with pytest.raises(BadRequest) as refused:
            await handling.act(desk, olga.staff, olga.reference, {"version": 3, **told}, "x")
        assert set(refused.value.details or {}) == fields


async def test_an_agent_records_nothing(desk: Desk, olga: Officer, lea: Staff) -> None:
    with pytest.raises(Forbidden):
        await handling.act(desk, lea, olga.reference, {"event": "assign", "version": 2}, "x")


async def test_r44_a_letter_can_be_looked_at_before_it_is_sent(desk: Desk, olga: Officer) -> None:
    await under_investigation(olga)
    version = (await olga.sees())["version"]
    wish = {"event": "request_information", "version": version, "questions": "Quel *compte* ?"}
    seen = await handling.preview(desk, olga.staff, olga.reference, wish)

    assert seen["kind"] == "information_request"
    assert "Quel *compte*\u202f?" in seen["text"]
    assert (await olga.sees())["version"] == version
    await beat(desk)
    assert await kinds(desk, olga.reference) == ["acknowledgement"]


@pytest.mark.parametrize(
    ("proposal", "kind"), [("final_response", "final_response"), ("inadmissible", "inadmissible")]
)
async def test_r44_who_drafts_and_who_approves_see_the_letter_that_goes_once_it_is_approved(
    desk: Desk, olga: Officer, ines: Officer, proposal: str, kind: str
) -> None:
    await under_investigation(olga)
    await olga.does("record_finding", allegation="Retard", finding="upheld", reasons="Relevé du 24.")
    draft = DRAFT | {"proposal": proposal}
    version = (await olga.sees())["version"]
    wish = {"event": "submit", "version": version, **draft}
    drafted = await handling.preview(desk, olga.staff, olga.reference, wish)
    await olga.does("submit", **draft)
    version = (await ines.does("declare_no_conflict"))["version"]
    seen = await handling.preview(desk, ines.staff, ines.reference, {"event": "approve", "version": version})
    await ines.does("approve")
    await olga.does("respond" if kind == "final_response" else "close")

    sent = (await desk.store.outbox.of_complaint(olga.reference))[-1]
    assert (drafted["kind"], seen["kind"], sent["kind"]) == (kind, kind, kind)
    before, _, _ = sent["text"].partition("recourse:")
    assert seen["text"].partition("recourse:")[0] == drafted["text"].partition("recourse:")[0] == before
