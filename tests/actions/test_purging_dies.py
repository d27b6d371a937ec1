"""R54: a process that dies at any step of a purge leaves nothing half purged once somebody goes on."""

import pytest

from bot.actions import clocks, settling
from bot.actions.desk import Desk
from bot.actions.register import verify
from bot.actions.views import current
from bot.model.ids import ConversationId, Reference
from bot.model.people import System
from tests.actions.dying import Kill, Killed
from tests.actions.officers import Officer
from tests.hand_clock import HandClock

STEPS = {
    "event": ("store.register", "append", 1),
    "on the list": ("tools.purge_list", "add", 1),
    "files": ("store.files", "purge", 1),
    "conversation": ("store.forgetting", "words", 1),
    "copies": ("tools.mailbox", "forget", 1),
    "letters": ("store.outbox", "forget", 1),
    "marks": ("store.marks", "forget", 1),
    "payloads": ("store.register", "purge_payloads", 1),
    "the filing's payload": ("store.register", "purge_payloads", 2),
    "view": ("store.register", "put_complaint", 1),
}


@pytest.mark.parametrize("when", ["before", "after"])
@pytest.mark.parametrize("step", STEPS)
async def test_r54_killed_at_a_step_of_a_purge_everything_goes_or_nothing(
    desk: Desk,
    other_desk: Desk,
    clock: HandClock,
    olga: Officer,
    ines: Officer,
    case: Reference,
    kill: Kill,
    step: str,
    when: str,
) -> None:
    conversation = ConversationId((await olga.sees())["conversation"])
    await olga.does("withdraw", proof="e-mail")
    clock.advance(days=7 * 366)
    await clocks.sweep(desk)
    await ines.does("approve_purge")
    kill(STEPS[step], when)
    with pytest.raises(Killed):
        await olga.does("approve_purge")

    for _ in range(2):
        await settling.settle_all(other_desk)

    if (step, when) == ("event", "before"):
        assert (await current(desk, case))["narrative"]
    else:
        assert (await current(desk, case))["state"] == "purged"
        assert [payload async for payload in desk.store.register.payloads()] == []
        assert await desk.store.outbox.of_complaint(case) == []
        entries, _ = await desk.store.turns.entries(conversation)
        assert [entry.text for entry in entries if entry.text] == []
        stored = await desk.store.register.complaint(case)
        assert stored is not None
        assert (stored["state"], "narrative" in stored) == ("purged", False)
        assert len(await desk.tools.purge_list.rows()) == 1
    report = await verify(desk, System("test"))
    assert (report["whole"], report["faults"]) == (True, [])
