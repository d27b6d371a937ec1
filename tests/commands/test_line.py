"""`python -m bot`: what is there, and what a wrong word gets."""

import os
import subprocess
import sys

import pytest

from bot.commands.line import GROUPS, UNHEARD
from tests.commands.conftest import HERE, Run


def test_every_group_is_listed_with_what_it_is_for(run: Run) -> None:
    done = run("--help")

    assert done.code == 0
    assert all(name in done.out for name in GROUPS)


@pytest.mark.parametrize("group", GROUPS)
def test_a_group_without_a_command_lists_its_commands(run: Run, group: str) -> None:
    done = run(group)

    assert done.code == 0
    assert f"Usage: python -m bot {group} COMMAND" in done.out


@pytest.mark.parametrize(
    ("words", "named"),
    [
        (("cook",), "cook"),
        (("register", "cook"), "cook"),
        (("flows", "check", "--cook"), "--cook"),
        (("register", "due", "--days", "many"), "many"),
        (("staff", "add", "Ana", "ana@demo.example", "--role", "cook"), "cook"),
        (("store", "backup"), "file"),
    ],
)
def test_a_wrong_word_is_named_in_one_sentence(run: Run, words: tuple[str, ...], named: str) -> None:
    assert named in run(*words).refusal.lower()


def test_a_wrong_setting_is_named_in_one_sentence(run: Run) -> None:
    assert run("staff", "list", port="seventy").refusal.startswith("RECOURSE_PORT: ")


def test_a_database_that_does_not_answer_is_told_in_one_sentence(run: Run) -> None:
    done = run("staff", "list", mongodb_url="mongodb://127.0.0.1:1/?serverSelectionTimeoutMS=100")

    assert done.refusal.startswith("The database cannot be used: ")


def test_a_reader_who_leaves_early_is_no_error() -> None:
    read, write = os.pipe()
    os.close(read)
    question = ("--received", "2026-11-23T06:00:00Z", "--days", "5")
    done = subprocess.run(
        [sys.executable, "-m", "bot", "register", "due", *question],
        stdout=write,
        stderr=subprocess.PIPE,
        check=False,
        timeout=60,
        cwd=HERE,
    )
    os.close(write)

    assert (done.returncode, done.stderr) == (UNHEARD, b"")
