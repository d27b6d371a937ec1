"""What `flows check` proves in symbols, held against the bot itself, by playing."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.dialogue.chart import GO
from bot.dialogue.checks import blanks_in
from bot.dialogue.cursor import Cursor
from bot.dialogue.flow import Flow
from bot.dialogue.load import load_flow
from bot.dialogue.prove_once import ends_matter
from bot.dialogue.prove_reach import NEAR, WRITTEN
from bot.dialogue.rehearsal import Rehearsal, World, is_waiting
from bot.dialogue.script import found
from bot.dialogue.sources import read_sources
from bot.dialogue.symbolic import chart_of
from bot.firm.policy_file import load_policy
from bot.model.entry import Ask, AskType
from bot.model.step import Request
from tests.dialogue.dialogue_stage import FLOWS

QUESTIONS = [
    name
    for name, state in load_flow(FLOWS, load_policy(FLOWS / "policy.yaml")).states.items()
    if state.ask and state.ask.field.dynamic is None
]
DECISIONS = ("answer", "offer", "clarify", "person", "unknown")
SOURCES = read_sources(FLOWS)
BLANKS = blanks_in(SOURCES, load_policy(FLOWS / "policy.yaml")) or {}
ENDING = {name for name, state in chart_of(SOURCES).states.items() if ends_matter(state, BLANKS)}
ANSWERS = {
    AskType.EMAIL: "ana@exemple.fr",
    AskType.TEXT: "Ana 2",
    AskType.LONG_TEXT: "Ma carte est perdue.",
    AskType.DATE: "hier",
}


@pytest.mark.parametrize("state", QUESTIONS)
def test_the_bot_itself_keeps_what_is_proved(flow: Flow, state: str) -> None:
    """The same bounds, by playing: typed words, a person there, then nobody."""
    assert acts_to(flow, state, "une personne", somebody=True) <= NEAR
    assert acts_to(flow, state, "une personne", somebody=False) <= WRITTEN
    assert acts_to(flow, state, "réclamation", somebody=False) <= NEAR


def acts_to(flow: Flow, state: str, word: str, *, somebody: bool) -> int:
    world = World(staff_free=somebody)
    conversation = Rehearsal(flow, world, "fr")
    conversation.start()
    conversation.resume(state)
    conversation.type(word)
    acts = 1
    while not (is_waiting(conversation) or Request.KEEP in world.requests or drafting(conversation, word)):
        ask = conversation.ask
        assert ask is not None
        if any(choice.value in ("human", "complaint") for choice in ask.choices) and acts == 1:
            conversation.type(word)
        else:
            conversation.type(ANSWERS[ask.type])
        acts += 1
        assert acts < 10
    return acts


def drafting(conversation: Rehearsal, word: str) -> bool:
    return word == "réclamation" and conversation.head.position.state in ("complaint_name", "complaint_email")


@given(data=st.data())
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_the_bot_itself_asks_nothing_twice(flow: Flow, data: st.DataObject) -> None:
    """Whoever answers every question, whatever is chosen and found, meets none again before a matter ends."""
    world = World(
        open=data.draw(st.sampled_from([True, False])), staff_free=data.draw(st.sampled_from([True, False]))
    )
    world.find = lambda question: found(data.draw(st.sampled_from(DECISIONS)))
    conversation, asked = Rehearsal(flow, world, "fr"), set[str]()
    with pytest.MonkeyPatch.context() as patch:
        passed = recorded_moves(patch)
        conversation.start()
        while conversation.ask and not is_waiting(conversation) and len(conversation.steps) < 40:
            ask = conversation.ask
            if passed & ENDING or "change" in asked:
                asked.clear()
            assert ask.field not in asked, [step.position.state for _, step in conversation.steps]
            asked.add(ask.field)
            passed.clear()
            answer(conversation, ask, data)


def answer(conversation: Rehearsal, ask: Ask, data: st.DataObject) -> None:
    choices = [choice.value for choice in ask.choices] + (["skip"] if ask.optional else [])
    if ask.type in ANSWERS and not (choices and data.draw(st.sampled_from([True, False]))):
        conversation.type(ANSWERS[ask.type])
    else:
        conversation.choose(data.draw(st.sampled_from(choices)))


def recorded_moves(patch: pytest.MonkeyPatch) -> set[str]:
    """The states that are passed, and where a complaint is filed."""
    passed, move = set[str](), Flow.move

    def recorded(self: Flow, cursor: Cursor, trigger: str = GO) -> None:
        move(self, cursor, trigger)
        passed.add(cursor.state)

    patch.setattr(Flow, "move", recorded)
    return passed
