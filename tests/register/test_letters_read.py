"""R29, R31: every kind of letter in both languages, with made-up words, read for what a program can see."""

import re

from bot.register.receipts import witnesses_in
from bot.register.samples.every import Sample
from tests.register.letter_reading import Page, every, prose, written
from tests.register.register_making import almanac

OF_INQUIRIES = ("answer", "interim")
WITHOUT_A_CASE = ("code", "transcript")
OF_THE_OTHER = {
    "fr": {
        "the",
        "your",
        "complaint",
        "answer",
        "may",
        "has",
        "until",
        "chat",
        "mail",
        "status",
        "and",
        "of",
    },
    "en": {"le", "la", "les", "des", "votre", "réclamation", "réponse", "vous", "jusqu", "et", "du"},
}
MONTHS = {
    "fr": "janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre",
    "en": "January|February|March|April|May|June|July|August|September|October|November|December",
}
WEEKDAYS = {
    "fr": "lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche",
    "en": "Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday",
}
SALUTATION = {"fr": r"Bonjour( \w+ \w+)?,", "en": r"Hello( \w+ \w+)?,"}
REGARDS = {"fr": "Cordialement,\n", "en": "Kind regards,\n"}
ZONE = {"fr": "heure de Mahé", "en": "Mahé time"}
NEXT = {
    "fr": "Ce qui se passe maintenant|Votre réponse|peut être rouverte|au plus tard le|Dès aujourd",
    "en": "What happens now|Your reply|can be reopened|at the latest|From today on",
}


@every
def test_r29_no_name_of_the_program_and_no_hole_is_read(one: Sample) -> None:
    told = prose(one)

    assert re.findall(r"None|True|False|Undefined|[{}]|%|\w+_\w+", told) == []
    assert re.findall(r"\d{4}-\d\d-\d\d", told) == [], "dates are spelled out"
    assert re.findall(r"[^\S\n]{2,}| [,.)]|\( |\(\)|\.\.|,,|[,;:][^\W\d]|[^\S\n]\n", told) == []
    assert re.findall(r"\n{3,}|\n[-•>] *\n(?!>)|:\n*$", told) == [], "nothing is announced that does not come"
    assert re.findall(r":\n\n(?![->])(?=[A-ZÀ-Ý]{2})", told) == [], "what a colon announces follows it"


@every
def test_r29_a_letter_is_in_one_language(one: Sample) -> None:
    # The regulator's own name may stand beside its translation.
    words = set(re.findall(r"[a-zà-ÿ]+", re.sub(r"\([^)]*\)", "", prose(one)).lower()))

    assert words & OF_THE_OTHER[one.language] == set()


@every
def test_r29_the_signs_are_set_as_the_language_sets_them(one: Sample) -> None:
    told = prose(one)

    assert "'" not in told
    assert '"' not in told
    if one.language == "fr":
        assert re.findall(r".{0,20} [;:!?»]|« .{0,20}|.{0,20}\w[;:!?](?:\s|$)|“|”", told) == []
    else:
        assert re.findall(r".{0,20}[\s\u00a0\u202f][;:!?]|«|»", told) == []


@every
def test_r29_every_day_that_binds_has_its_weekday(one: Sample) -> None:
    months, weekdays = MONTHS[one.language], WEEKDAYS[one.language]
    told = re.sub(r"(?m)^>.*$", "", prose(one))

    dates = re.findall(rf"(\w+) \d+(?:er)? (?:{months}) \d{{4}}", told)
    assert [day for day in dates if not re.fullmatch(weekdays, day)] == []
    assert re.findall(rf"\b1 (?:{months})", told) == [] or one.language == "en"


@every
def test_r31_a_letter_greets_is_dated_and_signed_and_says_what_it_is_about(one: Sample) -> None:
    letter = written(one)

    assert len(letter.subject) <= 90
    assert re.search(rf"(?m)^{SALUTATION[one.language]}$", letter.text)
    assert letter.text.count(REGARDS[one.language]) == 1
    if one.kind == "transcript":
        return
    number = re.compile(r"\b(Q|C)-2026-\d{6}(/2)?\b")
    assert len({found.group() for found in number.finditer(prose(one))}) == 1
    assert number.search(letter.subject)
    if one.kind not in WITHOUT_A_CASE:
        day = rf"(?:{WEEKDAYS[one.language]}) \d+(?:er)? (?:{MONTHS[one.language]}) 20\d\d"
        assert re.search(rf"(?m)^Mahé, Seychelles,(?: le)? {day}$", letter.text)


@every
def test_r31_a_complainant_reads_what_comes_whom_to_turn_to_and_the_receipt(one: Sample) -> None:
    if one.kind in (*OF_INQUIRIES, *WITHOUT_A_CASE):
        return
    text, policy = written(one).text, almanac().policy

    assert policy.contact.complaints_address in text
    assert policy.contact.policy_page.of(one.language) in text
    assert policy.contact.legal_page.of(one.language) in text
    assert re.search(NEXT[one.language], text, re.IGNORECASE), "what comes next"
    if one.kind not in ("information_request", "reminder"):
        assert f"\n\n- {policy.recourse[0].name.of(one.language)}" in text.replace("\\", "")
    assert len(witnesses_in(text)) == 1
    assert f"/receipt?language={one.language}" in text
    latest = r"au plus tard le|avant la fin du|at the latest|before the end of"
    if re.search(latest, text) and one.kind not in ("delay", "summary_resolution"):
        assert ZONE[one.language] in text


@every
def test_r29_the_page_says_what_the_text_says_under_one_title(one: Sample) -> None:
    letter = written(one)
    page = Page(letter.html)

    assert page.language == one.language
    assert page.title == letter.subject
    assert page.tags["h1"] == 1
    assert page.tags.keys().isdisjoint({"img", "script", "link", "iframe", "form"}), "nothing is fetched"
    within = f"{page.title} {page.said}".lower()
    missing = [word for word in re.findall(r"[\wÀ-ÿ]{4,}", prose(one).lower()) if word not in within]
    assert missing == []
