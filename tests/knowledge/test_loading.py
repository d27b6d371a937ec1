"""Broken article folders: every problem at once, each with its file and line."""

import re
import shutil
from datetime import date
from pathlib import Path

import pytest

from bot.firm.policy import Policy
from bot.firm.problems import Problems
from bot.knowledge.library import Library

ANSWERS = Path(__file__).parents[2] / "flows" / "answers"
ARTICLE = """---
id: fees
topic: fees
title: {fr: "Frais", en: "Fees"}
reviewed_on: 2026-11-22
valid_until: 2027-11-22
owner: Support
asks:
  fr: [quels frais, combien de frais, frais]
  en: [which fees, how many fees, fees]
---

## fr

Des frais.

## en

Some fees.
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in ("words.yaml", "person.yaml", "wishes.yaml"):
        shutil.copy(ANSWERS / name, tmp_path)
    return tmp_path


def problems_of(folder: Path, policy: Policy, text: str, name: str = "fees.md") -> list[str]:
    (folder / name).write_text(text, encoding="utf-8")
    with pytest.raises(Problems) as raised:
        Library.load(folder, policy)
    return [str(problem).removeprefix(f"{folder}/") for problem in raised.value.problems]


def test_the_article_of_these_tests_is_sound(folder: Path, policy: Policy) -> None:
    (folder / "fees.md").write_text(ARTICLE, encoding="utf-8")

    assert Library.load(folder, policy).articles[0].words["fr"].passage == "Des frais."


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        ("id: fees", "id: costs", "fees.md:2:1: must be the name of the file: 'fees'"),
        ("topic: fees", "topic: tea", "fees.md:3:1: 'tea' is not a topic of the policy"),
        ("reviewed_on: 2026-11-22", "reviewed_on: soon", "fees.md:5:1: reviewed_on:"),
        ("valid_until: 2027", "valid_until: 2025", "fees.md:6:1: must be later than `reviewed_on`"),
        ("owner: Support\n", "", "fees.md:2:1: 'owner' is missing"),
        (', en: "Fees"}', "}", "fees.md:4:1: title: 'en' is missing"),
        ("  fr: [quels frais, combien de frais, frais]\n", "", "fees.md:8:1: asks: 'fr' is missing"),
        ("owner: Support", "owner: [", "fees.md:"),
        ("---\n\n## fr", "\n\n## fr", "fees.md:1:1: must begin with a head"),
        ("## en\n", "## de\n", "fees.md:12:1: must have the parts `## fr` and `## en`"),
        ("## fr\n\nDes frais.\n\n", "", "fees.md:12:1: must have the parts `## fr` and `## en`"),
        ("Some fees.\n", "", "fees.md:17:1: must have 1 to 3,000 characters"),
        ("Some fees.", "Some \u202efees.", "fees.md:19:6: an invisible character (U+202E) stands here"),
        ('en: "Fees"', 'en: "F\\u202Eees"', "fees.md:4:22: an invisible character (U+202E) stands here"),
        ("Some fees.", "{{ fact.colour }}", "fees.md:19:1: there is no blank 'fact.colour'"),
        ("Some fees.", "{% if fact.colour %}x{% endif %}", "fees.md:19:1: there is no blank 'fact.colour'"),
        (
            "Some fees.",
            "{% if fact.leverage %}{{ fact.colour }}{% endif %}",
            "fees.md:19:1: there is no blank 'fact.colour'",
        ),
        ("Some fees.", "{{ fact.leverage }}", "fees.md:19:1: 'fact.leverage' may be empty"),
        (
            "Some fees.",
            "{% if fact.leverage %}x{% else %}{{ fact.leverage }}{% endif %}",
            "fees.md:19:1: 'fact.leverage' may be empty",
        ),
        ("Some fees.", "{{ policy.contact.phone }}", "fees.md:19:1: 'policy.contact.phone' may be empty"),
        ("Some fees.", "{{ policy.clocks }}", "fees.md:19:1: there is no blank 'policy.clocks'"),
        ("Some fees.", "{{ fact.items() }}", "fees.md:19:1: only {{ fact.name }}"),
        ("Some fees.", "{{ ''.__class__ }}", "fees.md:19:1: only {{ fact.name }}"),
        ("Some fees.", "{{ 7 * 7 }}", "fees.md:19:1: only {{ fact.name }}"),
        ("Some fees.", "{% for x in fact %}{% endfor %}", "fees.md:19:1: only {{ fact.name }}"),
        ("Some fees.", "{{ fact.leverage", "fees.md:19:1: "),
    ],
)
def test_a_broken_article_is_one_sentence_with_its_line(
    folder: Path, policy: Policy, old: str, new: str, problem: str
) -> None:
    assert old in ARTICLE

    found = problems_of(folder, policy, ARTICLE.replace(old, new, 1))

    assert len(found) == 1
    assert found[0].startswith(problem)


def test_the_problems_of_all_files_are_told_at_once(folder: Path, policy: Policy) -> None:
    (folder / "other.md").write_text("no head", encoding="utf-8")
    (folder / "words.yaml").write_text("same: 3\n", encoding="utf-8")
    broken = ARTICLE.replace("topic: fees", "topic: tea").replace("Des frais", "{{ x }}")

    found = problems_of(folder, policy, broken)

    assert [problem.split(":")[0] for problem in found] == [
        "fees.md",
        "fees.md",
        "other.md",
        "words.yaml",
        "words.yaml",
        "words.yaml",
    ]


def test_an_expression_without_a_word_is_told(folder: Path, policy: Policy) -> None:
    text = (folder / "person.yaml").read_text(encoding="utf-8").replace("    - volé\n", '    - "!!"\n', 1)

    (folder / "fees.md").write_text(ARTICLE, encoding="utf-8")
    (found,) = problems_of(folder, policy, text, "person.yaml")

    assert re.match(r"person.yaml:\d+:\d+: 0.fr.0: .*must have a letter or a digit", found)


def test_a_folder_without_articles_is_told(folder: Path, policy: Policy) -> None:
    with pytest.raises(Problems, match="has no article"):
        Library.load(folder, policy)


def test_an_article_is_overdue_the_day_after_its_last(folder: Path, policy: Policy) -> None:
    (folder / "fees.md").write_text(ARTICLE, encoding="utf-8")
    library = Library.load(folder, policy)

    assert library.overdue(date(2027, 11, 22)) == []
    assert [article.id for article in library.overdue(date(2027, 11, 23))] == ["fees"]
