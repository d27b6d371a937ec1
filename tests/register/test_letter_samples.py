"""R29 to R31: every kind of letter in both languages, with made-up words, read for what a program can see."""

import re
from itertools import product
from pathlib import Path
from shutil import copytree

import pytest

from bot.commands import register_letters
from bot.commands.flow_check import examined_in
from bot.firm.problems import Problems
from bot.register.blanks import NAMES
from bot.register.letters import LANGUAGES, Letter, load_letters
from bot.register.samples import ABOUT_NO_COMPLAINT, sample
from bot.settings import Settings
from tests.register.register_making import FLOWS, almanac

LETTERS = load_letters(FLOWS / "letters")
ALL = [*product(LETTERS.kinds(), LANGUAGES)]
OF_THE_OTHER = {
    "fr": {"the", "your", "complaint", "answer", "may", "has", "until"},
    "en": {"le", "la", "votre", "réclamation", "réponse", "vous", "jusqu"},
}


def written(kind: str, language: str) -> Letter:
    return LETTERS.render(kind, language, sample(kind, language, almanac()))


@pytest.mark.parametrize(("kind", "language"), ALL)
def test_r29_every_letter_is_whole_and_in_one_language(kind: str, language: str) -> None:
    letter = written(kind, language)
    told = f"{letter.subject}\n{letter.text}"

    assert re.findall(r"None|Undefined|\{\{|%\}|\w+_\w+", re.sub(r"\S*(recourse:|@|://)\S*", "", told)) == []
    # The regulator's own name may stand beside its translation.
    words = set(re.findall(r"[a-zà-ÿ]+", re.sub(r"\([^)]*\)", "", told).lower()))
    assert words & OF_THE_OTHER[language] == set()
    if language == "fr":
        assert re.findall(r".{0,20} [;:!?»]", told) == []
    if kind not in ABOUT_NO_COMPLAINT:
        assert "C-2026-000123" in letter.subject
        assert "recourse:1" in letter.text
        assert f"/receipt?language={language}" in letter.text


def test_r30_the_names_of_blanks_are_those_that_are_ever_filled() -> None:
    filled = {name for kind, language in ALL for name in sample(kind, language, almanac())}

    # A firm without a telephone, and the language, which every letter has.
    assert filled | {"phone", "language"} == NAMES


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
    count = register_letters.written(Settings(flows=FLOWS), tmp_path / "new" / "letters")

    files = {file.name: file.read_bytes() for file in (tmp_path / "new" / "letters").iterdir()}
    assert len(files) == count == 3 * len(ALL) - 2 * len(register_letters.NOT_PRINTED)
    assert files["delay.fr.pdf"].startswith(b"%PDF-")
    assert "notre réponse est en retard" in files["delay.fr.txt"].decode()
