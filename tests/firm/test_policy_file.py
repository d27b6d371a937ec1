"""The firm's policy file: read whole, or refused with every problem and its line."""

import re
from pathlib import Path

import pytest

from bot.firm.policy_file import load_policy
from bot.firm.problems import Problems

SHIPPED = Path(__file__).parents[2] / "flows" / "policy.yaml"


def problems_of(path: Path) -> list[str]:
    with pytest.raises(Problems) as raised:
        load_policy(path)
    return [str(problem).removeprefix(f"{path.parent}/") for problem in raised.value.problems]


def changed(folder: Path, *changes: tuple[str, str]) -> Path:
    """The shipped file with each first text replaced by the second."""
    text = SHIPPED.read_text(encoding="utf-8")
    for old, new in changes:
        assert old in text
        text = text.replace(old, new, 1)
    path = folder / "policy.yaml"
    path.write_text(text, encoding="utf-8")
    return path


def line_of(path: Path, text: str) -> int:
    return path.read_text(encoding="utf-8")[: path.read_text(encoding="utf-8").index(text)].count("\n") + 1


def test_the_shipped_policy_keeps_the_promises_of_the_source() -> None:
    clocks = load_policy(SHIPPED).clocks

    assert (clocks.interim, clocks.acknowledge, clocks.propose) == (3, 5, 30)
    assert (clocks.lapse_months, clocks.retention_years) == (3, 7)


def test_the_shipped_policy_names_no_address_that_could_be_somebody_s() -> None:
    text = SHIPPED.read_text(encoding="utf-8")

    hosts = re.findall(r"(?:@|https?://)([a-z0-9.-]+)", text)

    assert hosts
    assert all(host.endswith(".example") for host in hosts)


def test_an_unknown_word_a_missing_language_and_a_wrong_number_are_told_at_once(tmp_path: Path) -> None:
    path = changed(
        tmp_path,
        ("  interim: 3 ", "  interim: three "),
        ('  seat:\n    fr: "Mahé, Seychelles"\n', "  seat:\n"),
        ("  draft_days: 30", "  drafts: 30"),
    )

    found = problems_of(path)

    assert f"policy.yaml:{line_of(path, 'interim: three')}:3: clocks.interim" in "\n".join(found)
    assert f"policy.yaml:{line_of(path, '  seat:')}:3: firm.seat: 'fr' is missing" in "\n".join(found)
    assert f"policy.yaml:{line_of(path, 'drafts: 30')}:3: keeping.drafts" in "\n".join(found)


def test_a_wrong_shape_in_one_section_does_not_hide_a_contradiction_in_another(tmp_path: Path) -> None:
    path = changed(
        tmp_path,
        ("  interim: 3 ", "  interim: three "),
        ('legal_zone: "Indian/Mahe"', 'legal_zone: "Indian/Atlantis"'),
    )

    found = problems_of(path)

    assert len(found) == 2
    assert "there is no time zone 'Indian/Atlantis'" in found[0]
    assert found[0].startswith(f"policy.yaml:{line_of(path, 'Atlantis')}:")


@pytest.mark.parametrize(
    ("old", "new", "sentence"),
    [
        ('zone: "Indian/Mahe"\n  closed', 'zone: "Mahe"\n  closed', "there is no time zone 'Mahe'"),
        ('closes: "17:00"', 'closes: "08:00"', "must be later than `opens`"),
        ("days: [mon, tue,", "days: [mon, mon,", "mon is named twice"),
        (
            "  frames:\n",
            '  frames:\n    - {days: [fri], opens: "08:00", closes: "10:00"}\n',
            "overlaps an earlier frame",
        ),
        ("  acknowledge: 5 ", "  acknowledge: 30 ", "must be shorter than `propose`"),
        ("value: deposit\n", "value: account\n", "'account' is used twice"),
        ("value: procedure", "value: complaint", "'complaint' is a word of the chat itself"),
        ("value: support\n", "value: other\n", "'other' is a word of the chat itself"),
        ('label: {fr: "Dépôts",', 'label: {fr: "mon compte",', "this label is used twice"),
        ('minimum_deposit: {fr: ""', 'minimum_deposit: {fr: "10 euros"', "write both or neither"),
        ('post: {fr: "", en: ""}', 'post: {fr: "", en: "BP 1"}', "write both or neither"),
        ("complaints@modmount.example", "complaints at modmount", "is not an e-mail address"),
        ('fr: "https://www.modmount.example/fr/legal"', 'fr: "page légale"', "is not a web address"),
        ("- image/png", "- image/jpeg", "'image/jpeg' is named twice"),
        ("- image/png", "- PNG", "is not a file type"),
        ('page: ""', 'page: "fsaseychelles"', "is not a web address"),
        ("  name: SC", "  name: XX", "calendar.name"),
        ("  deposit_delay: {", "  minimum_deposit: {", "'minimum_deposit' stands twice"),
        ('logo: ""', 'logo: "http://firm.example/logo.png"', "is not the https address of a picture"),
        ('logo: ""', "logo: ../register.svg", "is not the https address of a picture"),
        ('logo: ""', "logo: none.png", "there is no file 'none.png' beside the policy"),
    ],
)
def test_what_does_not_agree_is_one_sentence_with_its_line(
    tmp_path: Path, old: str, new: str, sentence: str
) -> None:
    found = problems_of(changed(tmp_path, (old, new)))

    assert len(found) == 1
    assert sentence in found[0]
    assert re.match(r"policy\.yaml:\d+:\d+: ", found[0])


@pytest.mark.parametrize(
    ("old", "new", "place"),
    [
        ('opens: "09:00"', "opens: 9", "hours.frames.0.opens"),
        ('closes: "17:00"', "closes: 17", "hours.frames.0.closes"),
        ('opens: "09:00"', 'opens: "09:00Z"', "hours.frames.0.opens"),
        ('opens: "09:00"', 'opens: "9h"', "hours.frames.0.opens"),
        ("  name: SC", "  name: SC\n  cutoff: 17", "calendar.cutoff"),
        ("  name: SC", '  name: SC\n  cutoff: "17:00+02:00"', "calendar.cutoff"),
    ],
)
def test_only_hours_and_minutes_without_a_zone_are_an_hour(
    tmp_path: Path, old: str, new: str, place: str
) -> None:
    path = changed(tmp_path, (old, new))

    (found,) = problems_of(path)

    assert found.startswith(f"policy.yaml:{line_of(path, new.splitlines()[-1].strip())}:")
    assert found.endswith(f'{place}: write an hour as "09:00"')


@pytest.mark.parametrize("text", ["", "[]\n", "just words\n", "firm: [unclosed\n", "\t\n", "firm: ~\n"])
def test_a_file_that_is_no_policy_is_refused_in_words(tmp_path: Path, text: str) -> None:
    path = tmp_path / "policy.yaml"
    path.write_text(text, encoding="utf-8")

    assert problems_of(path)


def test_a_missing_file_is_refused_in_words(tmp_path: Path) -> None:
    assert "the file is missing" in problems_of(tmp_path / "policy.yaml")[0]
