"""What people type is understood, measured on labelled utterances of which half were never tuned on."""

from pathlib import Path

import pytest

from bot.dialogue.flow import Flow
from bot.dialogue.labelled import Utterance, read_utterances, scores, understood

UTTERANCES = read_utterances(Path(__file__).parent / "utterances")
PRECISION, RECALL = 0.98, 0.85
"""What is promised is reached with the meaning beside the words: tests/knowledge/test_wishes.py."""


@pytest.mark.parametrize("language", ["fr", "en"])
def test_the_set_is_large_and_says_each_thing_once(language: str) -> None:
    of_language = [utterance for utterance in UTTERANCES if utterance.language == language]

    assert len(of_language) >= 300
    assert len({(utterance.text, utterance.field) for utterance in of_language}) == len(of_language)


@pytest.mark.parametrize("language", ["fr", "en"])
def test_by_their_words_alone_most_of_the_half_that_was_held_back_are_understood(
    flow: Flow, language: str
) -> None:
    held_back = [u for u in UTTERANCES if u.held_back and u.language == language]

    found = scores(flow, held_back)

    assert found.precision >= PRECISION
    assert found.recall >= RECALL
    assert found.right_language == found.told_language > len(held_back) / 5


def test_a_flow_that_understands_nothing_would_be_noticed(flow: Flow) -> None:
    wrong = [Utterance("conseiller", "fr", "complaint", "question", held_back=True)]

    assert scores(flow, wrong).precision == 0


@pytest.mark.parametrize(
    "text", ["Je veux mon argent.", "Jean Agent", "je ne veux pas annuler", "", "?!", "e" * 79]
)
def test_what_only_looks_like_a_word_of_the_chat_is_a_text(flow: Flow, text: str) -> None:
    assert understood(flow, Utterance(text, "fr", "none", "question", held_back=False)) == "none"


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Bonjour, mon retrait est bloqué depuis lundi", "fr"),
        ("Hello, my withdrawal has not arrived", "en"),
        ("Ana Martin", None),
        ("12345 EUR SC0001 ISIN", None),
    ],
)
def test_a_first_sentence_shows_its_language(flow: Flow, text: str, language: str | None) -> None:
    assert flow.ears.language_of(text) == language
