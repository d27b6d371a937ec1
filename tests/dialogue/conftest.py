"""The firm's own flow and policy, and the paper desk that plays conversations on them."""

import pytest

from bot.dialogue.flow import Flow
from bot.dialogue.load import load_flow
from bot.dialogue.rehearsal import Rehearsal, World
from bot.firm.policy import Policy
from bot.firm.policy_file import load_policy
from tests.dialogue.dialogue_stage import FLOWS, Begin


@pytest.fixture(scope="session")
def policy() -> Policy:
    return load_policy(FLOWS / "policy.yaml")


@pytest.fixture(scope="session")
def flow(policy: Policy) -> Flow:
    return load_flow(FLOWS, policy)


@pytest.fixture
def world() -> World:
    return World()


@pytest.fixture
def begin(flow: Flow, world: World) -> Begin:
    """Begin a conversation: at its first question, or wherever `told` leads."""

    def begun(*told: str, language: str | None = "fr") -> Rehearsal:
        rehearsal = Rehearsal(flow, world, language)
        rehearsal.start()
        for text in told:
            rehearsal.type(text)
        return rehearsal

    return begun
