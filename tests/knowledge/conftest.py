"""The shipped policy and library, loaded once."""

from pathlib import Path

import pytest

from bot.firm.policy import Policy
from bot.firm.policy_file import load_policy
from bot.knowledge.library import Library

FLOWS = Path(__file__).parents[2] / "flows"


@pytest.fixture(scope="session")
def policy() -> Policy:
    return load_policy(FLOWS / "policy.yaml")


@pytest.fixture(scope="session")
def library(policy: Policy, vectors: Path) -> Library:
    return Library.load(FLOWS / "answers", policy, vectors)
