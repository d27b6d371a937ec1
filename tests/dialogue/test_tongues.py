"""Who writes in a language that the firm does not answer in is told so once, in that language."""

from pathlib import Path

import pytest

from bot.dialogue.flow import Flow
from bot.dialogue.labelled import read_utterances
from bot.dialogue.rehearsal import NOTHING_FOUND
from bot.knowledge.labelled import read_questions
from bot.model.mode import Mode
from bot.model.step import Found
from bot.store.head_codec import head_from_document, head_to_document
from tests.dialogue.dialogue_stage import Begin, asked

TESTS = Path(__file__).parents[1]
GERMAN = "Hallo, ich möchte mein Geld zurück"


@pytest.mark.parametrize(
    ("text", "tongue"),
    [
        (GERMAN, "de"),
        ("no puedo entrar en mi cuenta", "es"),
        ("dove sono i miei soldi, ho chiesto un prelievo", "it"),
        ("não consigo entrar na minha conta", "pt"),
        ("ik kan niet inloggen op mijn rekening", "nl"),
        ("kiedy dostanę moje pieniądze", "pl"),
        ("paramı ne zaman alacağım, hesabım kapalı", "tr"),
        ("Здравствуйте, где мои деньги?", "ru"),
        ("أين أموالي؟", "ar"),
        ("我的钱在哪里", "zh"),
        ("お金はいつ届きますか", "ja"),
        ("제 돈은 어디에 있나요", "ko"),
        ("πού είναι τα χρήματά μου", "el"),
        ("איפה הכסף שלי", "he"),
    ],
)
def test_a_language_is_known_by_its_script_or_by_its_words(flow: Flow, text: str, tongue: str) -> None:
    assert flow.ears.tongues.of(text) == tongue
    assert "human" in flow.ears.tongues.says[tongue]


@pytest.mark.parametrize(
    "text",
    [
        *("Juan de la Cruz", "Carlos Eduardo da Silva e Souza", "Van den Berg", "Nguyễn Thị Lan", "Ana"),
        *("12345 EUR SC0001", "😀😀😀😀", "", "е", "Привет Claire Martin Dupont je voudrais un retrait"),
    ],
)
def test_a_name_a_number_or_a_mixture_is_no_language(flow: Flow, text: str) -> None:
    assert flow.ears.tongues.of(text) is None


def test_nothing_of_the_labelled_sentences_is_taken_for_another_language(flow: Flow) -> None:
    questions = read_questions(TESTS / "knowledge" / "questions.yaml")
    texts = [utterance.text for utterance in read_utterances(TESTS / "dialogue" / "utterances")]
    texts += [question.ask for question in (*questions.fr, *questions.en)]

    assert [text for text in texts if flow.ears.tongues.of(text)] == []


def test_it_is_said_once_and_the_question_is_asked_again(begin: Begin) -> None:
    rehearsal = begin(language="fr")

    first = rehearsal.type(GERMAN)
    again = rehearsal.type("Warum ist mein Konto nicht offen?")

    assert [say.text for say in first if "Französisch und Englisch" in say.text]
    assert not [say.text for say in again if "Französisch" in say.text]
    assert asked(rehearsal) == "name"
    assert "name" not in rehearsal.head.fields


def test_the_word_it_names_leads_to_a_person(begin: Begin) -> None:
    rehearsal = begin(GERMAN, language="fr")
    rehearsal.world.staff_free = True

    rehearsal.type("human")

    assert rehearsal.head.mode is Mode.WAITING


def test_a_name_in_another_script_is_a_name(begin: Begin) -> None:
    rehearsal = begin(language="en")

    rehearsal.type("Иван Петров")

    assert rehearsal.head.fields["name"] == "Иван Петров"


def test_a_question_in_another_language_is_kept_and_looked_up(begin: Begin) -> None:
    rehearsal = begin("Claire Martin", "claire@example.fr", "passer", "Retraits")
    looked_up: list[str] = []

    def find(question: str) -> Found:
        looked_up.append(question)
        return NOTHING_FOUND

    rehearsal.world.find = find

    rehearsal.type("Wo ist meine Auszahlung? Ich warte seit zwei Wochen.")

    assert looked_up == ["Wo ist meine Auszahlung? Ich warte seit zwei Wochen."]


def test_that_it_was_said_is_remembered_with_the_conversation(begin: Begin) -> None:
    head = begin(GERMAN, language="fr").head

    assert head_from_document(head_to_document(head), {}).position.tongue_told
