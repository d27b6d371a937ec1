"""R29 to R31: what the sample letters show, and how a firm reads them."""

import re
from collections.abc import Mapping
from pathlib import Path
from shutil import copytree
from typing import Any

import pytest

from bot.commands.flow_check import examined_in
from bot.commands.register_letters import Preview, unset
from bot.firm.policy import Money
from bot.firm.problems import Problems
from bot.register.blanks import NAMES
from bot.register.letters import LANGUAGES, load_letters
from bot.register.samples.every import samples
from tests.register.letter_reading import ALL, LETTERS, called, prose, written
from tests.register.register_making import FLOWS, almanac

WITHOUT_A_CASE = ("code", "transcript")


def test_r29_there_is_a_sample_of_each_kind() -> None:
    for language in LANGUAGES:
        assert {one.kind for one in ALL if one.language == language} == set(LETTERS.kinds())


@pytest.mark.parametrize("language", LANGUAGES)
def test_r29_a_number_of_one_is_no_plural(language: str) -> None:
    few = almanac()
    clocks = few.policy.clocks.model_copy(update={"acknowledge": 1, "propose": 1})
    changed = type(few)(few.policy.model_copy(update={"clocks": clocks}), few.calendars)
    told = [prose(row) for row in samples(language, changed) if row.name == "acknowledgement"]

    assert re.findall(r"\b1\s(?:jours|business days)", told[0]) == []
    assert re.search(r"\b1 (?:jour ouvrable|business day),", told[0])


def test_r31_a_later_promise_takes_the_place_of_an_earlier_one() -> None:
    said = {called(one): prose(one) for one in ALL}

    first, second = (re.findall(r"by (\w+ \d+ \w+ \d{4})", said[f"extension{n}.en"]) for n in ("", "-second"))
    assert second[0] == first[1], "what the first extension promised is what the second one breaks"
    assert first[1] in said["external_route-extended.en"]
    assert first[1] in said["delay-extended.en"]
    assert "no new date" in said["delay.en"]
    assert "Without waiting you may turn to:" in said["extension-second.en"], "the way is open by then"


def test_r31_a_letter_explains_no_promise_that_was_counted_from_another_day() -> None:
    told = next(prose(one) for one in ALL if called(one) == "authorisation_verified.en")

    assert "Day 0 is Wednesday 25 November 2026" in told
    assert "Acknowledgement" not in told


def test_r31_the_closing_says_what_was_promised_and_done() -> None:
    said = {called(one): prose(one) for one in ALL}

    assert "Thursday 10 December 2026: The overdraft charges" in said["closure-remedied.en"]
    assert "What we have done" not in said["closure-accepted.en"]


def test_r39_a_complaint_that_is_reopened_is_not_acknowledged_as_a_new_one() -> None:
    told = next(prose(one) for one in ALL if called(one) == "acknowledgement-reopened.en")

    assert "Your complaint C-2026-000001/2 is reopened" in told
    assert "has entered it in its register" not in told


def test_every_kind_that_another_policy_lets_happen_has_its_sample() -> None:
    ours = almanac()
    briefly = dict.fromkeys(("interim", "acknowledge", "external", "propose", "answer", "reply"), 1)
    limits = {"extensions": 0, "redress_limit": Money(minor=0, currency="USD")}
    policy = ours.policy.model_copy(
        update={
            "clocks": ours.policy.clocks.model_copy(update=briefly),
            "complaints": ours.policy.complaints.model_copy(update=limits),
        }
    )

    kinds = {one.kind for one in samples("en", type(ours)(policy, ours.calendars))}
    assert set(LETTERS.kinds()) - kinds == {"extension"}


def test_r15_nothing_tells_a_third_party_who_its_client_is() -> None:
    for one in ALL:
        assert one.blanks.get("client") is None
        assert not re.search(r"Perrin|Osei", prose(one)), called(one)


def test_r30_the_names_of_blanks_are_those_that_are_ever_filled() -> None:
    filled = {name for one in ALL for name in one.blanks}

    # A firm without telephone and post, and the language, which every letter has.
    assert filled | {"phone", "post", "language"} == NAMES


def test_r31_a_firm_that_takes_complaints_by_telephone_and_post_says_so() -> None:
    ours = almanac()
    reached: Mapping[str, Any] = {
        "phone": "+248 4 000 000",
        "post": type(ours.policy.contact.post)(fr="BP 1, Mahé", en="PO Box 1, Mahé"),
    }
    contact = ours.policy.contact.model_copy(update=reached)
    changed = type(ours)(ours.policy.model_copy(update={"contact": contact}), ours.calendars)

    for one in samples("en", changed):
        if one.kind not in WITHOUT_A_CASE:
            assert "+248 4 000 000" in written(one).text, one.name
            assert "PO Box 1, Mahé" in written(one).text, one.name


def test_r30_a_blank_that_is_misspelt_is_named_before_any_letter_needs_it(tmp_path: Path) -> None:
    folder = Path(copytree(FLOWS / "letters", tmp_path / "letters"))
    file = folder / "recourse.en.md"
    file.write_text(file.read_text() + "\n{% if fee is defined %}{{ fee }}{% endif %}\n")
    line = file.read_text().count("\n")

    with pytest.raises(Problems, match=rf"recourse\.en\.md:{line}:1: there is no blank fee"):
        load_letters(folder)


def test_r30_a_blank_of_another_letter_is_named_by_the_check(tmp_path: Path) -> None:
    flows = Path(copytree(FLOWS, tmp_path / "flows"))
    file = flows / "letters" / "reminder.fr.md"
    file.write_text(file.read_text() + "\n{{ outcome }}\n")

    (problem,) = examined_in(flows).problems
    assert (Path(problem.file).name, "outcome" in problem.sentence) == ("reminder.fr.md", True)


def test_every_letter_can_be_written_to_a_folder_and_read(tmp_path: Path) -> None:
    out = tmp_path / "new" / "letters"

    assert Preview(FLOWS).write(out) == len(ALL)

    files = {file.name: file.read_bytes() for file in out.iterdir()}
    for one in ALL:
        assert {f"{called(one)}.html", f"{called(one)}.txt"} <= files.keys()
        assert one.kind == "code" or files[f"{called(one)}.pdf"].startswith(b"%PDF-")
    assert "notre réponse est en retard" in files["delay.fr.txt"].decode()
    assert all(name in files["index.html"].decode() for name in files if name != "index.html")


def test_what_the_policy_leaves_empty_in_letters_is_named() -> None:
    assert [*unset(almanac().policy)] == [
        "contact, phone",
        "recourse, Financial Services Authority Seychelles, address",
        "recourse, Financial Services Authority Seychelles, page",
    ]
