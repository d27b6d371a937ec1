"""Finding and deciding, on the shipped articles."""

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from bot.firm.policy import Policy
from bot.knowledge.answers import read_answers
from bot.knowledge.library import Library
from bot.knowledge.search import Search
from bot.knowledge.tokens import tokens
from bot.knowledge.vectors import Vectors
from tests.knowledge.conftest import FLOWS


def first(library: Library, question: str, language: str, topic: str | None = None) -> str:
    return library.find(question, language, topic)[0].article.id


STYLE = "margin:0cm 0cm 8pt;font-size:11pt;font-family:&quot;Calibri&quot;,sans-serif;mso-style-name:Body;"
PASTED = (
    f'<html><body lang="fr"><div class="wide"><p style="{STYLE}"><span style="{STYLE}">{{}}</span></p></div>'
)
"""As a word processor or a web mail puts it on the clipboard."""


@pytest.mark.parametrize(
    ("question", "id"),
    [
        ("réinitialiser mon mot de passe", "platform-login"),
        ("REINITIALISER MON MOT DE PASSE", "platform-login"),
        ("reinitialser mon mot de pase", "platform-login"),
        ("dépot pas arrivé", "deposit-missing"),
        ("depôt pas arrivée !!!", "deposit-missing"),
        ("l'inactivite", "inactivity"),
        ("reset my pasword", "platform-login"),
        ("withdrawl rejected", "withdrawal-refused"),
        (PASTED.format("quels sont vos <b>frais</b>&nbsp;?"), "fees"),
        (PASTED.format("withdrawal <i>rejected</i>"), "withdrawal-refused"),
    ],
)
def test_accents_capitals_and_typing_errors_do_not_matter(library: Library, question: str, id: str) -> None:
    assert first(library, question, "fr") == id


def test_a_question_in_the_other_language_finds_the_passage_in_the_customer_s(library: Library) -> None:
    best = library.find("how do I withdraw my money", "fr")[0]

    assert best.article.id == "withdrawal-how"
    assert best.passage == best.article.words["fr"].passage


def test_the_chosen_topic_prefers_and_never_hides(library: Library) -> None:
    question = "combien de temps ça prend"

    assert first(library, question, "fr", "withdrawal") == "withdrawal-delay"
    assert first(library, question, "fr", "verification") == "verification-delay"
    assert first(library, "j'ai oublié mon mot de passe", "fr", "fees") == "platform-login"


def test_a_match_says_why(library: Library) -> None:
    assert "quels sont vos horaires" in library.find("vos horaires ?", "fr")[0].why


def test_an_answer_carries_what_the_chat_shows(library: Library) -> None:
    found = library.decide("quels sont vos frais ?", "fr")

    assert found.decision == "answer"
    (row,) = found.articles
    assert set(row) == {"id", "title", "passage", "source", "score"}
    assert row["title"] == "Les frais"
    assert 0 < row["score"] <= 1


def test_at_most_three_articles_are_offered(library: Library) -> None:
    found = library.decide("combien de temps", "fr")

    assert found.decision == "offer"
    assert 1 <= len(found.articles) <= 3


@pytest.mark.parametrize(
    "question", ["", " ", "bonjour", "?!", "j'ai un problème", "hi", "help please", "👋"]
)
def test_a_question_that_says_nothing_is_asked_back(library: Library, question: str) -> None:
    assert library.decide(question, "fr").decision == "clarify"


def test_what_no_article_answers_is_admitted(library: Library) -> None:
    assert library.decide("quelle est la recette de la tarte aux pommes", "fr").decision == "unknown"


@pytest.mark.parametrize(
    "text",
    [
        "{{ 7*7 }}",
        "{{ policy.firm.name }}",
        "{% for x in y %}",
        "<script>alert(1)</script>",
        '{"$ne": null}',
        "'; DROP TABLE turns; --",
        "\x00\u202e\ud800",
        "%s %n \\d+ (((",
    ],
)
def test_what_looks_like_code_is_only_words(library: Library, text: str) -> None:
    found = library.decide(text, "fr")

    assert found.decision in {"clarify", "unknown", "offer"}
    assert not {"49", "Modmount"} & {row["title"] for row in found.articles}


def test_only_the_first_300_characters_are_searched(library: Library) -> None:
    beyond = "x" * 300 + " quels sont vos frais"

    assert all(match.article.id != "fees" for match in library.find(beyond, "fr")[:1])


def test_a_word_without_end_is_cut() -> None:
    assert tokens("É" * 4000 + " frais") == ["e" * 40, "frais"]


def test_a_cry_for_help_is_heard_wherever_it_stands_in_the_message(library: Library) -> None:
    long = "Quels sont vos frais ? " + "Je voudrais comprendre. " * 40 + "Vous avez volé mon argent."

    assert library.decide(long, "fr").decision == "person"


CALM = {
    "fr": ("Quels sont vos frais de retrait", "Comment changer mon adresse", "Où trouver mes relevés"),
    "en": ("What are your withdrawal fees", "How do I change my address", "Where do I find my statements"),
}


@pytest.mark.parametrize("place", [1, 2, 3])
@pytest.mark.parametrize(
    ("plea", "language"),
    [
        ("Je n'ai pas dormi depuis une semaine, tout ce que nous avions est parti", "fr"),
        ("Mes papiers ont servi à une inscription chez vous par un autre", "fr"),
        ("Nous tournons un reportage sur les courtiers comme vous", "fr"),
        ("I have not slept for a week, all we had is gone", "en"),
        ("My papers were used by another to register with you", "en"),
        ("We film a report on brokers like you", "en"),
    ],
)
def test_a_plea_is_heard_among_calm_questions(library: Library, plea: str, language: str, place: int) -> None:
    questions = [*CALM[language][:place], plea, *CALM[language][place:]]

    assert library.decide("? ".join(CALM[language]) + "?", language).decision != "person"
    assert library.decide("? ".join(questions) + "?", language).decision == "person"


def test_a_plea_is_heard_in_a_message_without_a_full_stop(library: Library) -> None:
    calm = (
        "je voudrais savoir comment changer mon adresse et où trouver mes relevés de compte du mois de mars"
    )
    plea = "et puis un inconnu a passé des ordres à ma place pendant la nuit"

    assert library.decide(f"{calm} merci d'avance", "fr").decision != "person"
    assert library.decide(f"{calm} {plea} merci d'avance", "fr").decision == "person"


def test_a_plea_in_the_middle_of_4000_characters_is_heard(library: Library) -> None:
    filling = " ".join(f"Je voudrais comprendre les frais numéro {number}." for number in range(40))
    plea = "On s'est servi de mes papiers pour ouvrir un compte."

    assert library.decide(f"{filling} {filling}", "fr").decision != "person"
    assert library.decide(f"{filling} {plea} {filling}", "fr").decision == "person"


def test_a_calm_sentence_does_not_excuse_the_next(library: Library) -> None:
    assert library.decide("How do I spot a scam?", "en").decision != "person"
    assert library.decide("How do I spot a scam? This is a scam.", "en").decision == "person"


@pytest.mark.parametrize(
    ("question", "language"),
    [
        ("VOUS M AVEZ VOLE", "fr"),
        ("c'est de l'escrocquerie", "fr"),
        ("you robbed me", "fr"),
        ("vs etes tous des volleurs", "fr"),
        ("je vais porter plainte", "en"),
        ("I will sue you", "en"),
        ("I want to kill myself", "en"),
        ("demande de la presse", "fr"),
    ],
)
def test_what_only_a_person_may_answer_goes_to_one(library: Library, question: str, language: str) -> None:
    assert library.decide(question, language).decision == "person"


@pytest.mark.parametrize(
    "question",
    [
        "comment reconnaître une arnaque ?",
        "how can I spot a scam?",
        "comment porter une réclamation à votre attention",
        "quel est le volume minimum d'un ordre",
        "I moved house",
        "le délai est trop court",
        "je suis pressé, combien de temps prend un retrait",
        "how long does it take you to answer",
        "I want to report a bug",
        "where is your privacy policy",
        "cancel my order",
        "my account was disabled",
        "mon paiement n'est pas autorisé",
    ],
)
def test_a_calm_question_is_not_taken_for_a_cry(library: Library, question: str) -> None:
    assert library.decide(question, "fr").decision != "person"


def test_many_threads_find_the_same(library: Library) -> None:
    questions = [f"retrait numéro {word} refusé" for word in ("alpha", "bravo", "charlie", "delta")] * 25
    alone = [library.find(question, "fr") for question in questions]

    with ThreadPoolExecutor(8) as threads:
        together = list(threads.map(lambda question: library.find(question, "fr"), questions))

    assert together == alone


@pytest.mark.parametrize(
    ("question", "language"),
    [
        ("I have not slept for a week, all we had is gone", "en"),
        ("we film a report on brokers like you", "en"),
    ],
)
def test_a_plea_in_words_that_no_list_has_is_heard(library: Library, question: str, language: str) -> None:
    assert library.decide(question, language).decision == "person"


def test_an_article_is_found_by_phrasings_of_the_other_language_alone(
    policy: Policy, vectors: Path, library: Library
) -> None:
    strangers = Search(
        read_answers(FLOWS / "answers", policy),
        Vectors(library.search().encoder, vectors),
        languages=("fr",),
        keep=False,
    )

    found = [match.article.id for match in strangers.find("I forgot my password", "en")]

    assert found[0] == "platform-login"
