"""Mistakes planted into a copy of the firm's flow files."""

import shutil
from pathlib import Path

from bot.dialogue.examine import examine
from bot.firm.policy import Policy
from tests.dialogue.dialogue_stage import FLOWS

FILES = sorted(
    str(path.relative_to(FLOWS))
    for path in (*FLOWS.glob("*.yaml"), *FLOWS.glob("words/*.yaml"))
    if path.name != "policy.yaml"
)


def copied(to: Path) -> Path:
    (to / "words").mkdir(exist_ok=True)
    for name in FILES:
        shutil.copy(FLOWS / name, to / name)
    return to


def change(folder: Path, name: str, old: str, new: str) -> int:
    """Replace `old`, which stands once; its line."""
    text = (folder / name).read_text(encoding="utf-8")
    assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times in {name}"
    (folder / name).write_text(text.replace(old, new), encoding="utf-8")
    return text[: text.index(old)].count("\n") + 1


def told(folder: Path, policy: Policy | None) -> list[tuple[str, int, str]]:
    """File, line and sentence of each problem."""
    problems = examine(folder, policy).problems
    return [(_short(Path(problem.file)), problem.line, problem.sentence) for problem in problems]


def _short(path: Path) -> str:
    """The file's name, with its folder where that is the words'."""
    return f"words/{path.name}" if path.parent.name == "words" else path.name
