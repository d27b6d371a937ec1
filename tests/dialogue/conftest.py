"""The firm's own flow and policy, and the paper desk that plays conversations on them."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.dialogue import sources
from bot.dialogue.flow import Flow
from bot.dialogue.load import load_flow
from bot.dialogue.rehearsal import Rehearsal, World
from bot.firm import yaml_places
from bot.firm.policy import Policy
from bot.firm.policy_file import load_policy
from bot.firm.yaml_places import Placed
from tests.dialogue.dialogue_stage import FLOWS, Begin
from tests.dialogue.planting import FILES


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


@pytest.fixture(scope="module")
def unchanged_files_are_read_once() -> Iterator[None]:
    """Reading YAML is the slow part; here most files are the firm's own, again and again."""
    seen: dict[str, Placed] = {}

    def read(path: Path) -> Placed:
        own = next((own for own in FILES if path.match(own)), "")
        if not path.exists() or path.read_bytes() != (FLOWS / own).read_bytes():
            return yaml_places.read(path)
        return seen.setdefault(path.name, seen.get(path.name) or yaml_places.read(path))

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sources, "read", read)
        yield
