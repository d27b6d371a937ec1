"""What people type is read by the type of the question."""

from datetime import date

import pytest

from bot.dialogue.answers import read_answer
from bot.dialogue.checking import Unusable
from bot.dialogue.flow import Flow
from bot.model.step import Facts
from tests.dialogue.dialogue_stage import DRAFTED, Begin, asked

FACTS = Facts(today=date(2026, 11, 23))


def read(flow: Flow, field: str, text: str) -> str:
    return read_answer(flow.fields[field], text, FACTS, flow.ears)


def chosen(flow: Flow, field: str, text: str) -> str | None:
    return flow.fields[field].lexicon.means(text)


@pytest.mark.parametrize(
    "text",
    ["a@b.fr", " A@B.fr ".lower(), "Mon adresse est a@b.fr.", "<a@b.fr>", "a@b.fr, merci", "mailto: a@b.fr"],
)
def test_an_address_is_found_in_its_sentence(flow: Flow, text: str) -> None:
    assert read(flow, "email", text) == "a@b.fr"


@pytest.mark.parametrize(
    "text",
    [
        "",
        "a",
        "a@",
        "@b.fr",
        "a@b",
        "a@b.fr ou c@d.fr",
        "{{ name }}@x.fr",
        "a b@c@d.fr",
        "@" * 4000,
        "a@" + "b" * 4000,
    ],
)
def test_what_is_not_one_address_is_asked_again(flow: Flow, text: str) -> None:
    with pytest.raises(Unusable):
        read(flow, "email", text)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2026-11-03", "2026-11-03"),
        ("03/11/2026", "2026-11-03"),
        ("3 novembre 2026", "2026-11-03"),
        ("le 1er novembre 2026", "2026-11-01"),
        ("November 3, 2026", "2026-11-03"),
        ("3rd of November 2026", "2026-11-03"),
        ("3 novembre", "2026-11-03"),
        ("hier", "2026-11-22"),
        ("Yesterday.", "2026-11-22"),
        ("avant-hier", "2026-11-21"),
        ("il y a 3 jours", "2026-11-20"),
        ("aujourd'hui", "2026-11-23"),
        ("today", "2026-11-23"),
        ("ce matin", "2026-11-23"),
        ("this morning", "2026-11-23"),
        ("lundi", "2026-11-23"),
        ("lundi dernier", "2026-11-16"),
        ("last Tuesday", "2026-11-17"),
        ("vendredi soir", "2026-11-20"),
        ("vers le 3 novembre", "2026-11-03"),
        ("c’était le 3 novembre, je crois", "2026-11-03"),
        ("around October 5", "2026-10-05"),
        ("entre le 3 et le 5 novembre", "2026-11-03"),
        ("from 3 to 5 November", "2026-11-03"),
        ("début novembre", "2026-11-01"),
        ("mi-octobre", "2026-10-15"),
        ("fin février 2024", "2024-02-29"),
        ("fin novembre", "2026-11-23"),
        ("in December", "2025-12-01"),
        ("late Sept. 2026", "2026-09-30"),
    ],
)
def test_a_date_is_read_in_either_language_day_first(flow: Flow, text: str, day: str) -> None:
    assert read(flow, "facts_on", text) == day


@pytest.mark.parametrize(
    "text",
    [
        "",
        "bonjour",
        "12",
        "31/02/2026",
        "2026-13-45",
        "le 3",
        "novembre 3000",
        "35 et 40 novembre",
        "0001-01-01",
        "1" * 500,
    ],
)
def test_what_is_not_one_day_is_asked_again(flow: Flow, text: str) -> None:
    with pytest.raises(Unusable) as refused:
        read(flow, "facts_on", text)

    assert refused.value.reason == "retry"


@pytest.mark.parametrize("text", ["2026-11-24", "demain", "tomorrow", "24/11/2026", "du 28 au 30 novembre"])
def test_the_facts_are_never_in_the_future(flow: Flow, text: str) -> None:
    with pytest.raises(Unusable) as refused:
        read(flow, "facts_on", text)

    assert refused.value.reason == "in_the_future"


@pytest.mark.parametrize("text", ["oui", "OUI !", "Yes", "je confirme", "tout a fait"])
def test_a_yes_is_a_yes_in_either_language(flow: Flow, text: str) -> None:
    assert chosen(flow, "declaration", text) == "yes"


@pytest.mark.parametrize("text", ["non", "No.", "pas encore"])
def test_a_no_is_a_no_in_either_language(flow: Flow, text: str) -> None:
    assert chosen(flow, "declaration", text) == "no"


@pytest.mark.parametrize("text", ["", "peut-être", "oui mais non", "o" * 5000])
def test_anything_else_is_neither(flow: Flow, text: str) -> None:
    assert chosen(flow, "declaration", text) is None


def test_a_long_text_has_its_limit(flow: Flow) -> None:
    assert read(flow, "narrative", "x" * 8000) == "x" * 8000
    with pytest.raises(Unusable) as refused:
        read(flow, "narrative", "x" * 8001)

    assert refused.value.reason == "too_long"


def test_a_reference_is_tidied(flow: Flow) -> None:
    assert read(flow, "reference", " c-2026-000123 ") == "C-2026-000123"
    assert read(flow, "reference", "C-2026-000123/2") == "C-2026-000123/2"


def test_a_misspelt_label_is_understood(flow: Flow) -> None:
    assert chosen(flow, "service", "retrais") == "withdrawals"


@pytest.mark.parametrize(
    "told",
    [
        "no",
        "nothing",
        "none",
        "no documents",
        "non",
        "rien",
        "aucun",
        "aucune idée",
        "non, je n'en ai pas",
        "I don't have one",
        "Nope.",
    ],
)
@pytest.mark.parametrize(("before", "field"), [(("Ana", "ana@exemple.fr"), "account"), (DRAFTED, "evidence")])
def test_a_no_to_an_optional_question_skips_it(
    begin: Begin, before: tuple[str, ...], field: str, told: str
) -> None:
    conversation = begin(*before)
    assert asked(conversation) == field

    conversation.type(told)

    assert not conversation.head.fields[field]
    assert asked(conversation) != field
    assert conversation.head.position.tries == 0


@pytest.mark.parametrize("told", ["oui", "Yes please", "yes"])
def test_a_yes_to_the_bot_that_asks_back_is_the_word_it_offered(begin: Begin, told: str) -> None:
    conversation = begin(*DRAFTED[:-2], "annuler", told)

    assert conversation.head.position.aside is None
    assert "narrative" not in conversation.head.fields
    assert asked(conversation) != "narrative"


@pytest.mark.parametrize("told", ["non", "No."])
def test_a_no_to_the_bot_that_asks_back_keeps_the_text(begin: Begin, told: str) -> None:
    conversation = begin(*DRAFTED[:-2], "annuler", told)

    assert conversation.head.fields["narrative"] == "annuler"


@pytest.mark.parametrize(
    ("told", "name"),
    [
        ("je m'appelle Ana", "Ana"),
        ("Bonjour, je m'appelle Ana Martin.", "Ana Martin"),
        ("my name is ana", "ana"),
        ("mon nom est Ana", "Ana"),
        ("I'm Paul", "Paul"),
        ("moi c'est Paul", "Paul"),
        ("I. M. Pei", "I. M. Pei"),
        ("Jean-Pierre de la Fontaine", "Jean-Pierre de la Fontaine"),
        ("Nguyễn Văn An", "Nguyễn Văn An"),
        ("O'Neil", "O'Neil"),
        ("Ma My Le", "Ma My Le"),
        ("Maria do Carmo", "Maria do Carmo"),
    ],
)
def test_of_an_introduction_the_name_is_kept(begin: Begin, told: str, name: str) -> None:
    assert begin(told).head.fields["name"] == name


@pytest.mark.parametrize(
    "told",
    [
        "no",
        "thx",
        "WTF just let me talk",
        "hello i need help",
        "Bonjour je voudrais fermer mon compte",
        "je suis bloqué",
        "my name is",
        "oui",
    ],
)
def test_what_is_no_name_is_not_kept_as_one(begin: Begin, told: str) -> None:
    conversation = begin(told)

    assert "name" not in conversation.head.fields
    assert asked(conversation) == "name"


@pytest.mark.parametrize("told", ["my account number is 12345", "mon numéro de compte est 12345", "12345"])
def test_of_a_sentence_that_names_the_account_its_number_is_kept(begin: Begin, told: str) -> None:
    assert begin("Ana", "ana@exemple.fr", told).head.fields["account"] == "12345"
