"""`python -m bot flows check`: every problem of the folder's files, or what is proved about them."""

import sys
from pathlib import Path
from typing import Annotated

from cyclopts import Parameter

from bot.dialogue.examine import Examined, examine
from bot.firm.policy_file import load_policy
from bot.firm.problems import Problems
from bot.knowledge.answers import read_answers

Flows = Annotated[Path, Parameter(env_var="RECOURSE_FLOWS")]


def check(folder: Flows = Path("flows")) -> None:
    """Name every problem of the folder's files, with its line; exit 1 if there is any.

    Where there is none, what holds for every conversation is proved and printed, and the longest that
    the pattern of an answer can take.

    Parameters
    ----------
    folder
        Where policy.yaml, the flow files and answers/ are.
    """
    examined = examined_in(folder)
    for problem in examined.problems:
        print(problem)
    if examined.problems:
        count = len(examined.problems)
        print(f"{count} {'problem' if count == 1 else 'problems'}", file=sys.stderr)
        raise SystemExit(1)
    for sentence in examined.findings:
        print(sentence)
    print(f"{folder}: no problems")


def examined_in(folder: Path) -> Examined:
    """The policy, the flow files and, where there are any, the articles."""
    try:
        policy = load_policy(folder / "policy.yaml")
    except Problems as error:
        return Examined(sorted([*error.problems, *examine(folder, None).problems]))
    examined = examine(folder, policy)
    try:
        if has_answers(folder):
            read_answers(folder / "answers", policy)
    except Problems as error:
        return Examined(sorted([*examined.problems, *error.problems]))
    return examined


def has_answers(folder: Path) -> bool:
    return (folder / "answers").is_dir()
