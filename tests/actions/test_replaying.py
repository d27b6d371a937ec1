"""What was stored can be played again exactly, and through another version, which says what would differ."""

import shutil
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from bot.actions import agent, handing, replaying
from bot.actions.desk import Desk
from bot.dialogue.flow import Flow
from bot.dialogue.load import load_flow
from bot.dialogue.replay import went
from bot.errors import BadRequest, Forbidden
from bot.firm.policy_file import load_policy
from bot.model.entry import By
from bot.model.people import Role, Staff
from tests.chats import Chat
from tests.desks import hired

FLOWS = Path(__file__).resolve().parents[2] / "flows"


@pytest.fixture
async def told(desk: Desk, lea: Staff) -> Chat:
    """A conversation with everything in it: retries, a correction, a person and back, a complaint."""
    await desk.store.flows.put(desk.tools.flow.canonical, desk.now())
    desk.tools.presence.came(lea, "tab")
    chat = await Chat.begun(desk)
    await chat.play("Claire", "pas une adresse", "claire@example.fr", "non, mon nom est Claire Martin")
    await chat.until("next")
    await chat.answer("* human")
    await chat.answer("Bonjour ?")
    await agent.take(desk, lea, chat.id, "t1")
    await handing.release(desk, lea, chat.id, "bot", "", "r1")
    await chat.answer("non")
    await chat.complaint_until("confirm")
    await chat.play("* rewrite", "* service", "* fees", "* file")
    assert (await chat.head()).complaint
    return chat


@pytest.fixture
async def ada(desk: Desk) -> Staff:
    return await hired(desk, "ada", Role.LEAD)


def changed(folder: Path, *changes: tuple[str, str]) -> Flow:
    """The firm's flow with something else in the file of the welcome."""
    shutil.copytree(FLOWS, folder, dirs_exist_ok=True)
    text = (folder / "welcome.yaml").read_text(encoding="utf-8")
    for before, after in changes:
        assert text.count(before) == 1
        text = text.replace(before, after)
    (folder / "welcome.yaml").write_text(text, encoding="utf-8")
    return load_flow(folder, load_policy(folder / "policy.yaml"))


async def test_every_turn_of_the_bot_is_played_again_exactly(desk: Desk, told: Chat) -> None:
    turns = {turn.head.n: turn async for turn in desk.store.turns.all(told.id)}

    acts = [act async for act in replaying.acts_of(desk.store, told.id)]

    assert {act.n for act in acts} == {n for n, turn in turns.items() if "event" in turn.facts}
    for act in acts:
        again, then = went(desk.tools.flow, act), turns[act.n]
        said = tuple(
            entry.text for entry in then.entries if entry.by is not By.CUSTOMER and entry.sender is None
        )
        assert (again.trouble, again.state) == (None, then.head.position.state)
        assert again.says == said


async def test_through_its_own_version_nothing_differs(desk: Desk, ada: Staff, told: Chat) -> None:
    _, found = await replaying.replayed(desk, ada, told.id, "current")

    assert found.turns > 20
    assert found.differences == ()


async def test_questions_in_another_order_are_named_where_the_order_differs(
    desk: Desk, told: Chat, tmp_path: Path
) -> None:
    go = "      - { to: %s }"
    now = changed(
        tmp_path,
        (go % "topic", "→ email"),
        (go % "account", go % "topic"),
        (go % "email", go % "account"),
        ("→ email", go % "email"),
    )

    found = await replaying.Replays(desk.store, now).of(told.id)

    asked = [(row.heard, row.then.asks, row.now.asks) for row in found.differences if "goes" in row.kinds]
    assert asked == [("Claire", "email", "account"), ("claire@example.fr", "account", "topic")]
    assert found.goes_differently


async def test_other_words_are_told_apart_from_another_way(desk: Desk, told: Chat, tmp_path: Path) -> None:
    now = changed(tmp_path, ("De quoi s'agit-il ?", "Quel est le sujet ?"))

    found = await replaying.Replays(desk.store, now).of(told.id)

    assert {row.kinds for row in found.differences} == {("says",)}
    assert not found.goes_differently


async def test_a_state_that_is_gone_becomes_a_persons(desk: Desk, told: Chat) -> None:
    flow = desk.tools.flow
    acts = [act async for act in replaying.acts_of(desk.store, told.id)]
    lost = next(act for act in acts if act.head.position.state == "topic")
    moved = lost.head.changed({"position": lost.head.position.__class__(flow.version, "no_such_state")})

    assert went(flow, type(lost)(lost.n, moved, lost.event, lost.facts)).state in (
        "to_person",
        "keep_question",
        "kept",
    )


async def test_the_way_is_drawn(desk: Desk, ada: Staff, told: Chat) -> None:
    picture = ET.fromstring(await replaying.drawn(desk, ada, told.id))

    taken = [group for group in picture.iter() if "taken" in group.get("class", "").split()]
    states = {group.get("data-state") for group in taken}
    assert {"welcome", "email", "next", "to_person", "unsatisfied", "confirm", "filed"} <= states
    assert "status" not in states
    assert "next.1" in {group.get("data-move") for group in taken}


async def test_account_numbers_stay_masked(desk: Desk, tmp_path: Path) -> None:
    await desk.store.flows.put(desk.tools.flow.canonical, desk.now())
    chat = await Chat.begun(desk)
    await chat.play("Claire", "claire@example.fr", "FR-12345678")
    asked = [
        (text, "{% if account %}{{ account }}{% endif %} ?")
        for text in ("De quoi s'agit-il ?", "What is it about?")
    ]
    now = changed(tmp_path, *asked)

    found = await replaying.Replays(desk.store, now).of(chat.id)

    assert "12345678" not in str(replaying.to_document(found))
    assert found.differences[0].heard.endswith("5678")


async def test_only_leads_and_auditors_play_again(desk: Desk, lea: Staff, told: Chat) -> None:
    with pytest.raises(Forbidden):
        await replaying.replayed(desk, lea, told.id, "current")


async def test_a_version_that_was_never_stored_is_one_sentence(desk: Desk, ada: Staff, told: Chat) -> None:
    with pytest.raises(BadRequest):
        await replaying.replayed(desk, ada, told.id, "0123456789")
