"""Pages name files, commands and options that there are."""

import re
import shlex
from collections.abc import Iterator
from pathlib import Path

import pytest
from cyclopts import App

from bot.commands.line import app as command_line

HERE = Path(__file__).resolve().parents[2]
PAGES = [HERE / "README.md", *sorted((HERE / "docs").rglob("*.md"))]
LINK = re.compile(r"\]\(([^)#]+)(?:#[^)]*)?\)|<img src=\"([^\"]+)\"")
CALL = re.compile(r"python -m bot ([^`\n#]+)")


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(HERE)))
def test_every_link_leads_to_a_file(page: Path) -> None:
    links = [a or b for a, b in LINK.findall(page.read_text(encoding="utf-8"))]
    files = [link for link in links if "://" not in link]

    assert [link for link in files if not (page.parent / link).exists()] == []


def calls() -> Iterator[tuple[str, list[str]]]:
    for page in PAGES:
        for call in CALL.findall(page.read_text(encoding="utf-8")):
            words = [word for word in shlex.split(call) if word != "…"]
            if words:
                yield page.name, words


def options_of(command: App) -> set[str]:
    return {name for argument in command.assemble_argument_collection() for name in argument.names}


@pytest.mark.parametrize(("page", "words"), list(calls()))
def test_every_command_that_a_page_shows_is_there(page: str, words: list[str]) -> None:
    group = command_line[words[0]]
    if len(words) == 1:
        return
    command = group[words[1]]
    options = {word for word in words[2:] if word.startswith("--")}

    assert options <= options_of(command)


def test_no_page_speaks_of_the_machine_it_was_written_on() -> None:
    texts = {page.name: page.read_text(encoding="utf-8") for page in PAGES}

    assert [name for name, text in texts.items() if re.search(r"/work/|/tmp/|/root/", text)] == []
