"""R29 to R31: letters in both languages, whole or not at all."""

import shutil
from datetime import timedelta
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest

from bot.firm.problems import Problems
from bot.register import blanks, firm_blanks
from bot.register.letters import BlankMissing, Letter, Letters, load_letters
from bot.register.receipts import receipt, witnesses_in
from bot.register.wording import day_in_words, zone_in_words
from tests.register.register_making import (
    FLOWS,
    FOR_ANOTHER,
    MONDAY,
    TOLD,
    Register,
    almanac,
    policy,
    signing_key,
)

LETTERS = FLOWS / "letters"


class Words(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.text = ""
        self.tags: set[str] = set()

    def handle_starttag(self, tag: str, attrs: Any) -> None:
        self.tags.add(tag)

    def handle_data(self, data: str) -> None:
        self.text += data


SITE = "https://chat.firm.example"


def filled(language: str = "fr", told: Any = TOLD) -> dict[str, Any]:
    register = Register()
    event = register.file(told)
    seen = {**register.view(event["complaint"]), "language": language}
    return blanks.filled("acknowledgement", seen, MONDAY, almanac(), receipt(event, signing_key()), SITE)


def written(language: str = "fr", told: Any = TOLD) -> Letter:
    return load_letters(LETTERS).render("acknowledgement", language, filled(language, told))


@pytest.mark.parametrize(
    ("language", "words"),
    [
        (
            "fr",
            [
                "lundi 23 novembre 2026",
                "heure de Mahé",
                "jeudi 7 janvier 2027",
                "Immaculée Conception",
                "gratuit",
            ],
        ),
        (
            "en",
            [
                "Monday 23 November 2026",
                "Mahé time",
                "Thursday 7 January 2027",
                "Immaculate Conception",
                "free",
            ],
        ),
    ],
)
def test_r31_the_acknowledgement_says_everything_in_text_and_html(language: str, words: list[str]) -> None:
    letter = written(language)
    html = Words()
    html.feed(letter.html)
    recourse = policy().recourse[0].name.of(language)
    always = ["C-2026-000001", "Ana Roy", policy().contact.complaints_address, recourse, "recourse:1:"]

    assert "C-2026-000001" in letter.subject
    assert [word for word in words + always if word not in letter.text] == []
    assert [word for word in words + always if word not in html.text] == []
    for page in (policy().contact.policy_page, policy().contact.legal_page):
        assert page.of(language) in letter.text
        assert page.of(language) in letter.html


def test_r31_the_receipt_in_the_letter_is_a_witness() -> None:
    assert [witness.number for witness in witnesses_in(written().text)] == [1]
    assert [witness.number for witness in witnesses_in(written().html)] == [1]


@pytest.mark.parametrize("language", ["fr", "en"])
def test_r15_r31_a_third_party_is_promised_no_answer_before_its_authorisation(language: str) -> None:
    letter = written(language, FOR_ANOTHER)

    assert "2027" not in letter.text
    assert "Bob" not in letter.text, "nothing about the client is disclosed"
    assert "Ana Roy" in letter.text


def test_r29_what_a_person_typed_is_never_markup_and_never_a_template() -> None:
    letter = written(told={**TOLD, "name": "<script>x</script>{{ 7*7 }} & Co"})
    html = Words()
    html.feed(letter.html)

    assert "script" not in html.tags
    assert "<script>x</script>{{ 7*7 }} & Co" in html.text
    assert "<script>x</script>{{ 7*7 }} & Co" in letter.text


def test_r29_no_line_of_what_was_typed_reaches_the_subject() -> None:
    found = load_letters(LETTERS).render(
        "code", "en", firm_blanks.one_time_code("C-1\nBcc: eve@example.org", "123456", 10, policy())
    )

    assert "\n" not in found.subject
    assert "123456" in found.text
    assert "123456" not in found.subject


@pytest.mark.parametrize("blank", ["name", "recourse", "receipt", "propose_by", "zone"])
def test_r30_an_empty_blank_stops_the_letter(blank: str) -> None:
    letters = load_letters(LETTERS)

    nothing: tuple[object, ...] = ("", None, [])
    for empty in nothing:
        with pytest.raises(BlankMissing, match=f"{blank} is empty"):
            letters.render("acknowledgement", "fr", filled() | {blank: empty})
    with pytest.raises(BlankMissing, match=blank):
        letters.render("acknowledgement", "fr", {k: v for k, v in filled().items() if k != blank})


def test_r29_a_letter_names_its_templates_and_its_content() -> None:
    assert written() == written()
    assert written("fr").version != written("en").version
    assert written().sha256 != written(told={**TOLD, "name": "Eve"}).sha256


def test_r29_every_letter_has_both_languages_and_both_forms_and_all_faults_come_at_once(
    tmp_path: Path,
) -> None:
    (tmp_path / "delay.fr.md").write_text("Retard\n\n{{ reference")

    with pytest.raises(Problems) as caught:
        load_letters(tmp_path)

    assert [Path(problem.file).name for problem in caught.value.problems] == [
        "delay.en.md",
        "delay.fr.md",
        "frame.html",
    ]
    assert len(Letters(LETTERS).kinds()) == 20


def test_days_and_zones_are_said_as_people_say_them() -> None:
    assert day_in_words("2027-01-01", "fr") == "vendredi 1er janvier 2027"
    assert day_in_words(MONDAY.date() + timedelta(days=8), "en") == "Tuesday 1 December 2026"
    assert zone_in_words("Europe/Athens", "fr") == "heure d'Athènes"


@pytest.mark.parametrize(
    ("bad", "said"),
    [
        ("montant \u202e005 EUR".encode(), r"an invisible character \(U\+202E\) stands here: take it out"),
        (b"r\xe9clamation", "this is not written in UTF-8: save the file anew"),
    ],
)
def test_a_sign_that_nobody_sees_or_reads_is_named_with_its_line(
    tmp_path: Path, bad: bytes, said: str
) -> None:
    folder = Path(shutil.copytree(LETTERS, tmp_path / "letters"))
    file = folder / "closure.fr.md"
    file.write_bytes(file.read_bytes() + b"\n" + bad + b"\n")
    line = file.read_bytes().count(b"\n")

    with pytest.raises(Problems, match=rf"closure\.fr\.md:{line}:\d+: {said}"):
        load_letters(folder)
