"""R41: nothing goes before its time or under a hold; what goes leaves a chain that verifies."""

from itertools import count
from pathlib import Path

import pytest

from bot.actions import clocks, evidence, leading, repurging, subjects, timer
from bot.actions.desk import Desk
from bot.actions.register import verify
from bot.actions.views import current
from bot.commands import register_reports
from bot.errors import NotAllowed
from bot.model.ids import ConversationId, Reference
from bot.model.people import Role, System
from bot.register.chain import digest
from bot.register.receipts import receipt
from bot.register.signing import open_key
from bot.settings import Settings
from bot.store.mongo import MongoStore
from tests.actions.officers import Officer, beat, missing
from tests.chats import Chat
from tests.desks import hired
from tests.hand_clock import HandClock

SEVEN_YEARS = 7 * 366


async def closed(olga: Officer) -> None:
    await olga.does("withdraw", proof="e-mail")


async def test_r41_from_closing_to_purge_by_two_people(
    desk: Desk, clock: HandClock, olga: Officer, ines: Officer, case: Reference, data_dir: Path
) -> None:
    await evidence.keep_evidence(desk, olga.staff, case, "lettre.txt", b"Bonjour")
    await closed(olga)
    with pytest.raises(NotAllowed) as early:
        await olga.does("propose_purge")
    assert missing(early.value) == ["retention_ran_out"]

    clock.advance(days=SEVEN_YEARS)
    await clocks.sweep(desk)
    assert (await ines.does("approve_purge"))["state"] == "closed"
    with pytest.raises(NotAllowed) as alone:
        await ines.does("approve_purge")
    assert missing(alone.value) == ["not_first_approver"]
    purged = await olga.does("approve_purge")

    assert (purged["state"], "narrative" in purged, "complainant" in purged) == ("purged", False, False)
    assert [payload async for payload in desk.store.register.payloads()] == []
    assert await desk.store.outbox.of_complaint(case) == []
    assert list((data_dir / "mail").glob("*.eml")) == []
    await beat(desk)
    report = await verify(desk, System("test"))
    assert (report["whole"], report["faults"]) == (True, [])


async def test_r47_the_conversation_that_led_to_it_is_purged_with_it(
    desk: Desk, clock: HandClock, olga: Officer, ines: Officer, case: Reference
) -> None:
    conversation = ConversationId((await olga.sees())["conversation"])
    await closed(olga)
    clock.advance(days=SEVEN_YEARS)
    await clocks.sweep(desk)
    said, _ = await desk.store.turns.entries(conversation)
    assert any(entry.text for entry in said)

    await ines.does("approve_purge")
    await olga.does("approve_purge")

    left, _ = await desk.store.turns.entries(conversation)
    assert [entry.seq for entry in left] == [entry.seq for entry in said]
    assert [entry.text for entry in left if entry.text] == []
    head = await desk.store.turns.head(conversation)
    assert head is not None
    assert (head.fields, head.ask) == ({}, None)


async def test_r47_a_conversation_that_led_to_two_stays_until_both_may_go(
    desk: Desk, clock: HandClock, projecting: None
) -> None:
    nadia, lou = await hired(desk, "nadia", Role.OFFICER), await hired(desk, "lou", Role.LEAD)
    chat, cases, keys = await Chat.begun(desk), [], count(1)
    for _ in range(2):
        await chat.complaint_until("confirm")
        await chat.answer("* file")
        await beat(desk)
        cases.append(Officer(desk, nadia, Reference(str((await chat.head()).complaint)), keys))
    first, second = cases
    assert first.reference != second.reference
    # Whoever handles the first still reads the conversation that the second came of too.
    await first.does("assign", officer="nadia")
    assert await leading.handlers(desk, await chat.head()) == ["nadia"]

    await second.does("withdraw", proof="e-mail")
    clock.advance(days=SEVEN_YEARS)
    await clocks.sweep(desk)
    await Officer(desk, lou, second.reference).does("approve_purge")
    await second.does("approve_purge")

    assert [(await case.sees())["state"] for case in cases] == ["assessment", "purged"]
    assert [entry.text for entry in await chat.entries() if entry.text] != []
    (answer,) = [
        row
        for row in (await subjects.erase(desk, nadia, "claire@example.fr", "appel"))["answers"]
        if row["of"] == chat.id
    ]
    assert (answer["answer"], answer["ground"]) == ("kept_until", "complaint_open")


async def test_r47_a_backup_older_than_a_purge_is_purged_again_before_serving(
    desk: Desk, store: MongoStore, clock: HandClock, olga: Officer, ines: Officer, tmp_path: Path
) -> None:
    await closed(olga)
    clock.advance(days=SEVEN_YEARS)
    await clocks.sweep(desk)
    await ines.does("hold", reason="Procès en cours.")
    with (tmp_path / "backup").open("wb") as out:
        await store.dump(out, clock.now(), lambda name: None)
    await ines.does("release_hold", reason="Jugement rendu.")
    await ines.does("approve_purge")
    await olga.does("approve_purge")
    await store.empty()
    await store.load(tmp_path / "backup", lambda name: None)
    assert "narrative" in await olga.sees()

    await timer.repair(desk)

    assert (await current(desk, olga.reference))["state"] == "purged"
    assert [payload async for payload in desk.store.register.payloads()] == []
    report = await verify(desk, System("test"))
    assert (report["whole"], report["faults"]) == (True, [])
    assert await repurging.reapply_all(desk) == 0


async def test_r47_a_list_of_purges_that_somebody_else_wrote_purges_nothing(
    desk: Desk, clock: HandClock, olga: Officer, case: Reference, tmp_path: Path
) -> None:
    await closed(olga)
    clock.advance(days=SEVEN_YEARS)
    events = [event async for event in desk.store.register.events(complaint=case)]
    forged = receipt(events[-1], open_key(tmp_path / "other.key"))
    await desk.tools.purge_list.add({"reference": case, "filed": digest(events[0]), "receipt": forged})

    assert await repurging.reapply_all(desk) == 0
    assert "narrative" in await olga.sees()


async def test_r41_a_hold_stops_the_purge_and_its_end_brings_it_back(
    desk: Desk, clock: HandClock, olga: Officer, ines: Officer
) -> None:
    await closed(olga)
    await ines.does("hold", reason="Procès en cours.")
    clock.advance(days=SEVEN_YEARS)
    await clocks.sweep(desk)
    assert "purge" not in await olga.sees()

    await ines.does("release_hold", reason="Jugement rendu.")
    await clocks.sweep(desk)
    assert "purge" in await olga.sees()


async def test_r41_what_was_purged_and_is_there_again_is_named(
    desk: Desk, clock: HandClock, olga: Officer, ines: Officer, case: Reference
) -> None:
    await closed(olga)
    kept = [payload async for payload in desk.store.register.payloads()]
    clock.advance(days=SEVEN_YEARS)
    await clocks.sweep(desk)
    await ines.does("approve_purge")
    await Officer(desk, await hired(desk, "otto", Role.OFFICER), case).does("approve_purge")
    await desk.store.register.put_payload(kept[0]["_id"], kept[0])

    report = await verify(desk, System("test"))
    assert [fault["kind"] for fault in report["faults"]] == ["RESURRECTED"]


async def test_r41_the_command_line_lists_what_may_be_purged_and_who_approved(
    desk: Desk,
    store: MongoStore,
    mongodb_url: str,
    clock: HandClock,
    olga: Officer,
    ines: Officer,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    await closed(olga)
    clock.advance(days=SEVEN_YEARS)
    await clocks.sweep(desk)
    await ines.does("approve_purge")
    monkeypatch.setattr(register_reports, "system_clock", clock.now)

    found = await register_reports.due_for_purge(Settings(mongodb_url=mongodb_url, database=store.name))

    assert [(row["reference"], row["proposed_by"], row["approvals"]) for row in found] == [
        (olga.reference, "clocks", ["ines"])
    ]
