"""How well the labelled questions are answered may only get better: floors on the half not tuned on."""

from pathlib import Path

import pytest

from bot.knowledge.evaluation import figures, outcomes
from bot.knowledge.labelled import NOT_ARTICLES, Questions, read_questions
from bot.knowledge.library import Library

LANGUAGES = ("fr", "en")


@pytest.fixture(scope="module")
def questions() -> Questions:
    return read_questions(Path(__file__).parent / "questions.yaml")


def test_the_set_is_large_and_names_only_articles_that_exist(questions: Questions, library: Library) -> None:
    known = {article.id for article in library.articles} | NOT_ARTICLES

    for language in LANGUAGES:
        every = [*questions.half(language, held_back=False), *questions.half(language, held_back=True)]
        assert len(every) >= 300
        assert {wanted for question in every for wanted in question.wanted} == known


def test_no_question_of_the_set_was_copied_into_an_article(questions: Questions, library: Library) -> None:
    for language in LANGUAGES:
        asked = {question.ask.casefold() for question in questions.half(language, held_back=True)}
        for article in library.articles:
            assert asked.isdisjoint(ask.casefold() for ask in article.words[language].asks)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_held_back_half_is_answered_at_least_this_well(
    questions: Questions, library: Library, language: str
) -> None:
    found = figures(outcomes(library.search(), questions.half(language, held_back=True), language))

    assert found.top_1 >= 0.85
    assert found.top_3 >= 0.95
    assert found.wrong_answers <= 0.03
    assert found.abstained <= 0.15
    assert found.person >= 0.93
    assert found.needless_person <= 0.09


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_other_language_finds_the_same_articles(
    questions: Questions, library: Library, language: str
) -> None:
    shown = "en" if language == "fr" else "fr"
    found = figures(outcomes(library.search(), questions.half(language, held_back=True), shown))

    assert found.top_3 >= 0.85
