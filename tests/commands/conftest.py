"""Runs the real command, as a person at a terminal does."""

import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from bot.store.mongo import MongoStore

HERE = Path(__file__).resolve().parents[2]


@dataclass(frozen=True)
class Done:
    code: int
    out: str
    err: str

    @property
    def refusal(self) -> str:
        """The one sentence of a command that was given something wrong."""
        assert self.code == 2, self.err
        assert self.out == ""
        assert len(self.err.splitlines()) == 1, self.err
        return self.err.strip()


Run = Callable[..., Done]


def settings_only(environment: dict[str, str]) -> dict[str, str]:
    """The environment without what this terminal may have set for Recourse."""
    return {key: value for key, value in os.environ.items() if not key.startswith("RECOURSE_")} | environment


def run_in(environment: dict[str, str], folder: Path = HERE) -> Run:
    """`folder`: where the person at the terminal stands."""

    def _run(*words: object, typed: str = "", **more: str) -> Done:
        given = {f"RECOURSE_{name.upper()}": value for name, value in more.items()}
        done = subprocess.run(
            [sys.executable, "-m", "bot", *map(str, words)],
            input=typed,
            capture_output=True,
            text=True,
            cwd=folder,
            env=settings_only(environment | given) | {"PYTHONPATH": str(HERE)},
            timeout=120,
            check=False,
        )
        return Done(done.returncode, done.stdout, done.stderr)

    return _run


@pytest.fixture
def run(mongodb_url: str, store: MongoStore, begun_dir: Path) -> Run:
    """The command on the test's own database."""
    return run_in(
        {
            "RECOURSE_MONGODB_URL": mongodb_url,
            "RECOURSE_DATABASE": store.name,
            "RECOURSE_DATA_DIR": str(begun_dir),
        }
    )


@pytest.fixture
def bare_run(data_dir: Path) -> Run:
    """The command with a data folder and nothing else, as after the first set-up."""
    return run_in({"RECOURSE_DATA_DIR": str(data_dir)})
