"""Wishes in words of one's own: promised of the half that nothing was tuned on, and never of a question."""

from pathlib import Path

import pytest

from bot.dialogue.flow import Flow
from bot.dialogue.labelled import Utterance, read_utterances, scores
from bot.dialogue.load import load_flow
from bot.firm.policy import Policy
from bot.knowledge.labelled import Questions, read_questions
from bot.knowledge.library import Library
from bot.knowledge.wish_file import read_wishes
from tests.knowledge.conftest import FLOWS

TESTS = Path(__file__).parents[1]
PRECISION, RECALL = 0.98, 0.90
MISTAKEN = 0.01


@pytest.fixture(scope="module")
def flow(policy: Policy) -> Flow:
    return load_flow(FLOWS, policy)


def held_back(language: str) -> list[Utterance]:
    every = read_utterances(TESTS / "dialogue" / "utterances")
    return [utterance for utterance in every if utterance.held_back and utterance.language == language]


@pytest.mark.parametrize("language", ["fr", "en"])
def test_the_half_that_was_held_back_is_understood(flow: Flow, library: Library, language: str) -> None:
    found = scores(flow, held_back(language), library.wish)

    assert found.precision >= PRECISION
    assert found.recall >= RECALL


@pytest.mark.parametrize("language", ["fr", "en"])
def test_it_hears_what_the_words_alone_do_not(flow: Flow, library: Library, language: str) -> None:
    half = held_back(language)

    assert scores(flow, half, library.wish).recall >= scores(flow, half).recall + 0.05


@pytest.mark.parametrize("language", ["fr", "en"])
def test_questions_to_the_firm_are_no_wishes(library: Library, language: str) -> None:
    questions: Questions = read_questions(TESTS / "knowledge" / "questions.yaml")
    half = questions.half(language, held_back=True)

    mistaken = [q.ask for q in half if q.wanted[0] != "person" and library.wish(q.ask)]

    assert len(mistaken) <= MISTAKEN * len(half), mistaken


@pytest.mark.parametrize(
    "said",
    ["Claire Martin", "je veux annuler mon retrait", "an agent called me yesterday", "I want my money back"],
)
def test_what_sounds_like_a_wish_and_is_none(library: Library, said: str) -> None:
    assert library.wish(said) is None


def test_no_sentence_that_was_held_back_is_an_example() -> None:
    examples = read_wishes(FLOWS / "answers" / "wishes.yaml")
    known = {
        said.casefold() for said in (*examples.none, *(one for of in examples.of.values() for one in of))
    }

    assert known.isdisjoint(u.text.casefold() for language in ("fr", "en") for u in held_back(language))
