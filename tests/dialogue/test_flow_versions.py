"""A version is the digest of what the files say; a stored one is followed again or refused in words."""

import hashlib
import json
from pathlib import Path

import pytest

from bot.dialogue.flow import Flow
from bot.dialogue.load import flow_from, load_flow
from bot.firm.policy import Policy
from tests.dialogue.dialogue_stage import FLOWS
from tests.dialogue.planting import change, copied


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return copied(tmp_path)


def test_a_version_is_the_digest_of_its_canonical_form(flow: Flow) -> None:
    assert flow.version == hashlib.sha256(flow.canonical.encode()).hexdigest()


def test_how_a_file_is_laid_out_makes_no_version(flow: Flow, folder: Path, policy: Policy) -> None:
    ask = 'question: { fr: "Quel est votre nom ?", en: "What is your name?" }'
    fr, en = 'fr: "Quel est votre nom ?"', 'en: "What is your name?"'
    apart = f"question:\n        # asked again here\n        {fr}\n\n        {en}"
    change(folder, "handover.yaml", ask, apart)

    assert load_flow(folder, policy).version == flow.version


@pytest.mark.parametrize(
    ("name", "old", "new"),
    [
        ("handover.yaml", '"I only need your name."', '"Only your name, please."'),
        ("handover.yaml", "{ if: open_now, to: nobody_free }", "{ if: open_now, to: nobody_here }"),
        ("words/phrases.yaml", "nudge_after: 10", "nudge_after: 12"),
        ("words/talk.yaml", "coucou, ", ""),
    ],
)
def test_whatever_a_file_says_makes_a_version(
    flow: Flow, folder: Path, policy: Policy, name: str, old: str, new: str
) -> None:
    change(folder, name, old, new)
    if "nobody_here" in new:
        change(folder, "handover.yaml", "- { to: nobody_here }", "- { to: nobody_free }")

    assert load_flow(folder, policy).version != flow.version


def test_the_policy_is_part_of_the_version(flow: Flow, policy: Policy) -> None:
    sooner = policy.model_copy(update={"clocks": policy.clocks.model_copy(update={"interim": 2})})

    assert load_flow(FLOWS, sooner).version != flow.version


def test_a_stored_version_is_the_same_flow_again(flow: Flow) -> None:
    again = flow_from(flow.canonical)

    assert (again.version, again.canonical) == (flow.version, flow.canonical)
    assert again.states.keys() == flow.states.keys()


@pytest.mark.parametrize("canonical", ["", "[]", "{}", '{"flows": []}', '{"flows": {"a": 1}}'])
def test_a_stored_version_that_is_none_is_refused_in_words(canonical: str) -> None:
    with pytest.raises(ValueError, match=r"\w"):
        flow_from(canonical)


def test_a_stored_version_with_a_condition_of_another_program_is_refused(flow: Flow) -> None:
    whole = json.loads(flow.canonical)
    whole["flows"]["handover"]["states"]["person"]["go"][0]["if"] = "moon_is_full"

    with pytest.raises(ValueError, match="moon_is_full"):
        flow_from(json.dumps(whole))
