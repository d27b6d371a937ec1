"""The shipped articles: both languages, true with every blank empty and with every blank filled."""

import re
from pathlib import Path

import pytest

from bot.firm.policy import MaybeBoth, Policy
from bot.knowledge.library import Library

FLOWS = Path(__file__).parents[2] / "flows"
LANGUAGES = ("fr", "en")
FILLED = {"fr": "FAIT", "en": "FACT"}


@pytest.fixture(scope="module")
def told(policy: Policy) -> Library:
    """The library of a firm that has filled in every fact."""
    facts = {name: MaybeBoth(fr=f"FAIT {name}", en=f"FACT {name}") for name in policy.facts}
    contact = policy.contact.model_copy(update={"phone": "FACT", "post": MaybeBoth(**FILLED)})
    return Library.load(FLOWS / "answers", policy.model_copy(update={"facts": facts, "contact": contact}))


def test_every_topic_of_the_policy_has_an_article(policy: Policy, library: Library) -> None:
    assert {article.topic for article in library.articles} == {topic.value for topic in policy.topics}


def test_every_article_says_something_of_its_own_in_both_languages(library: Library) -> None:
    for article in library.articles:
        french, english = article.words["fr"], article.words["en"]
        assert french.passage != english.passage
        assert french.title != english.title
        for words in (french, english):
            assert 80 <= len(words.passage.split()) <= 180, article.id


def test_no_blank_of_an_empty_fact_shows(library: Library) -> None:
    for article in library.articles:
        for language in LANGUAGES:
            passage = article.words[language].passage
            assert not re.search(r"[{}]|\(\s*\)|:\s*\.|\bNone\b|\n\n\n| {2}", passage), article.id


def test_every_blank_is_quoted_by_some_article_once_it_is_filled(policy: Policy, told: Library) -> None:
    for language in LANGUAGES:
        said = "\n".join(article.words[language].passage for article in told.articles)
        for name in policy.facts:
            assert f"{FILLED[language]} {name}" in said


def test_promises_are_those_of_the_policy(policy: Policy) -> None:
    clocks = policy.clocks.model_copy(update={"interim": 4, "acknowledge": 6, "propose": 31})
    other = Library.load(FLOWS / "answers", policy.model_copy(update={"clocks": clocks}))

    article = next(article for article in other.articles if article.id == "complaints-procedure")

    for days in ("4", "6", "31"):
        assert re.search(rf"\b{days} business days", article.words["en"].passage)
        assert re.search(rf"\b{days} jours ouvrables", article.words["fr"].passage)


def test_french_is_set_with_its_spaces_and_apostrophes(library: Library, told: Library) -> None:
    for article in (*library.articles, *told.articles):
        for text in (article.words["fr"].title, article.words["fr"].passage):
            assert not re.search(r"[^\u202f][;!?]", text), article.id
            assert not re.search(r"[^\u00a0\d/s]:|[^\u00a0]»|«[^\u00a0]|\w'\w", text), article.id


def test_a_source_names_the_article_and_the_day_of_its_review(library: Library) -> None:
    article = next(article for article in library.articles if article.id == "fees")

    assert article.source("fr") == "«\u00a0Les frais\u00a0», fiche relue le 22 novembre 2026"
    assert article.source("en") == "“Fees”, article reviewed on 22 November 2026"
