"""`flows check` comes to an end, with a sentence, whatever lies among the files."""

import os
import shutil
from pathlib import Path

import pytest

from bot.commands.flow_check import examined_in
from tests.dialogue.dialogue_stage import FLOWS

DEEP = {
    "brackets": "[" * 400 + "]" * 400,
    "open brackets": "[" * 200_000,
    "keys": "".join(f"{' ' * depth}k:\n" for depth in range(700)),
}


@pytest.mark.parametrize(
    ("name", "deep"),
    [
        *(("z.yaml", deep) for deep in DEEP),
        ("policy.yaml", "brackets"),
        ("words/heard.yaml", "keys"),
        ("answers/fees.md", "brackets"),
    ],
)
def test_what_is_nested_too_deeply_is_one_sentence(tmp_path: Path, name: str, deep: str) -> None:
    folder = Path(shutil.copytree(FLOWS, tmp_path / "flows"))
    head = "---\n" if name.endswith(".md") else ""
    (folder / name).write_text(f"{head}{DEEP[deep]}\n{head}", encoding="utf-8")

    (found,) = (problem for problem in examined_in(folder).problems if "nested" in problem.sentence)

    assert (found.file, found.sentence) == (str(folder / name), "is nested too deeply")


@pytest.mark.parametrize(
    "name", ["q.yaml", "policy.yaml", "words/q.yaml", "answers/q.md", "answers/words.yaml"]
)
def test_a_named_pipe_among_the_files_is_refused(tmp_path: Path, name: str) -> None:
    folder = Path(shutil.copytree(FLOWS, tmp_path / "flows"))
    (folder / name).unlink(missing_ok=True)
    os.mkfifo(folder / name)

    found = {problem.file: problem.sentence for problem in examined_in(folder).problems}

    assert found[str(folder / name)] == "is not a file"


@pytest.mark.parametrize("name", ["card.yml", "CARD.YAML"])
def test_a_file_that_would_be_passed_over_is_named(tmp_path: Path, name: str) -> None:
    folder = Path(shutil.copytree(FLOWS, tmp_path / "flows"))
    (folder / name).write_text("about: x\n", encoding="utf-8")

    (found,) = examined_in(folder).problems

    assert (found.file, found.sentence) == (str(folder / name), "is not read: its name must end in .yaml")
