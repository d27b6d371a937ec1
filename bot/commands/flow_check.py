"""`python -m bot flows check`: every problem of the folder's files, or what is proved about them."""

import sys
from pathlib import Path
from typing import Annotated

from cyclopts import Parameter

from bot.dialogue.examine import Examined, examine
from bot.firm.policy import Policy
from bot.firm.policy_file import load_policy
from bot.firm.problems import Problem, Problems
from bot.knowledge.answers import read_answers
from bot.register.calendars import load_calendars
from bot.register.clocks import Almanac
from bot.register.letters import LANGUAGES, BlankMissing, load_letters
from bot.register.samples.every import samples

Flows = Annotated[Path, Parameter(env_var="RECOURSE_FLOWS")]


def check(folder: Flows = Path("flows")) -> None:
    """Name every problem of the folder's files, with its line; exit 1 if there is any.

    Where there is none, what holds for every conversation is proved and printed, and the longest that
    the pattern of an answer can take.

    Parameters
    ----------
    folder
        Where policy.yaml, the flow files, answers/ and letters/ are.
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
    """The policy, the flow files and, where there are any, the articles and the letters."""
    try:
        policy = load_policy(folder / "policy.yaml")
    except Problems as error:
        return Examined(sorted([*error.problems, *examine(folder, None).problems]))
    examined = examine(folder, policy)
    problems = [*examined.problems]
    for is_there, check_ in (
        (has_answers(folder), lambda: read_answers(folder / "answers", policy)),
        ((folder / "letters").is_dir(), lambda: check_letters(folder, policy)),
    ):
        try:
            if is_there:
                check_()
        except Problems as error:
            problems += error.problems
    return Examined(sorted(problems)) if problems else examined


def check_letters(folder: Path, policy: Policy) -> None:
    """Each is written with made-up words too. Raises Problems."""
    letters = load_letters(folder / "letters")
    almanac = Almanac(policy, load_calendars(folder / "calendars"))
    problems = []
    for sample in (one for language in LANGUAGES for one in samples(language, almanac)):
        try:
            letters.render(sample.kind, sample.language, sample.blanks)
        except BlankMissing as missing:
            file = folder / "letters" / f"{sample.kind}.{sample.language}.md"
            problems.append(Problem(str(file), 1, 1, missing.message))
    if problems:
        raise Problems(problems)


def has_answers(folder: Path) -> bool:
    return (folder / "answers").is_dir()
