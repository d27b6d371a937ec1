"""Whatever stands in a field, what is said about it is one sentence of ours, in both languages."""

from typing import Any

import pytest
from pydantic import BaseModel, ValidationError

from bot.doors.http import ROUTES
from bot.errors import BadRequest, Sentence
from bot.firm.field_sentences import of_fields
from bot.register import told
from bot.register.complaint import Complaint, checked

GARBAGE: tuple[Any, ...] = (
    *(None, "", "  ", "x" * 9_000, "a\x00b", "nonsense", -1, 2.5, 10**20, True),
    *([], [1], ["x"] * 300, {}, {"a": 1}),
)
SHAPES: dict[str, type[BaseModel]] = {
    **{f"event {name}": shape for name, shape in told.SHAPES.items()},
    **{f"{route.method} {route.path}": route.body for route in ROUTES if route.body},
    **{f"{route.method} {route.path}?": route.query for route in ROUTES if route.query},
    "complaint": Complaint,
}
LIBRARYS = ("Input should", "String should", "Field required", "Extra inputs", "Value error", "value is not")


@pytest.mark.parametrize("name", SHAPES)
def test_every_fault_is_one_sentence_in_both_languages(name: str) -> None:
    shape, found = SHAPES[name], list[Sentence]()
    for field in [*shape.model_fields, "made_up"]:
        for value in GARBAGE:
            try:
                shape.model_validate({field: value})
            except ValidationError as error:
                found += of_fields(error).values()
    assert found
    for sentence in found:
        assert not any(word in sentence for word in LIBRARYS), sentence
        for said in (sentence, sentence.fr):
            assert said[0].isupper(), said
            assert said.endswith("."), said
        assert str(sentence) != sentence.fr


@pytest.mark.parametrize(
    ("event", "body", "field", "en", "fr"),
    [
        ("assign", {}, "assign", "Name an officer", "Nommez un chargé"),
        ("extend", {"days": 0, "reason": "x"}, "days", "Write 1 or more.", "Écrivez 1 ou plus."),
        (
            "remedy",
            {"done": "x", "done_on": "soon"},
            "done_on",
            "a day such as 2026",
            "une date, par exemple",
        ),
        ("link", {"to": "C-1", "why": "repeat"}, "to", "a reference such as", "une référence, par exemple"),
        ("hold", {}, "reason", "This field is missing.", "Ce champ manque."),
        ("hold", {"reason": " "}, "reason", "The text says nothing.", "Le texte ne dit rien."),
        (
            "submit",
            {"proposal": "x", "text": "x"},
            "proposal",
            "Choose one of final_response",
            "Choisissez parmi",
        ),
    ],
)
def test_what_comes_with_an_event_is_refused_in_the_officers_language(
    event: str, body: dict[str, Any], field: str, en: str, fr: str
) -> None:
    with pytest.raises(BadRequest) as refusal:
        told.read(event, body)

    sentence = (refusal.value.details or {})[field]
    assert isinstance(sentence, Sentence)
    assert en in sentence
    assert fr in sentence.fr


def test_an_address_and_its_absence_are_said_apart() -> None:
    whole = {"channel": "email", "filer": "self", "language": "fr", "service": "other"}
    texts = {"narrative": "x", "wanted": "x"}
    declared = {"declaration": {"version": "1", "at": "2026-11-23T06:00:00.000Z", "language": "fr"}}
    for person, field, word in (
        ({"name": "Ana"}, "email", "to write to is missing"),
        ({"name": "Ana", "email": "ana@"}, "complainant.email", "one e-mail address, such as"),
    ):
        with pytest.raises(BadRequest) as refusal:
            checked({**whole, **texts, **declared, "complainant": person})
        assert word in str((refusal.value.details or {})[field])
