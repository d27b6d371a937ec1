"""Letters and mails from the reviewed templates of `flows/letters/`; an empty blank stops a letter."""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined, TemplateSyntaxError, UndefinedError
from jinja2.sandbox import SandboxedEnvironment

from bot.errors import Refused
from bot.firm.problems import Problem, Problems
from bot.register import paper

LANGUAGES = ("fr", "en")
FRAME = "frame.html"


class BlankMissing(Refused):
    code, sentence = "blank_missing", "The letter cannot be written: a blank is empty."


@dataclass(frozen=True, slots=True)
class Letter:
    """`blocks`: for print. `version`: names the templates it was made from."""

    kind: str
    language: str
    subject: str
    text: str
    html: str
    blocks: Sequence[Mapping[str, Any]]
    version: str

    @property
    def sha256(self) -> str:
        """Of subject, text and HTML together."""
        return _sha256("\n".join((self.subject, self.text, self.html)))


class Letters:
    """The templates of one folder: `<kind>.<language>.md`, whose first line is the subject.

    Markdown is written once; the text, the HTML and the printed page of a letter are made from it. Files that
    begin with `_` are parts that several letters share.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        # What fills a blank is escaped for Markdown: what a person typed is data, never markup.
        self._letters = SandboxedEnvironment(
            loader=FileSystemLoader(folder),
            undefined=StrictUndefined,
            finalize=paper.escaped,
            trim_blocks=True,
            lstrip_blocks=True,
        )
        self._letters.filters |= {
            "paragraphs": paper.paragraphs,
            "quoted": paper.quoted,
            "verbatim": paper.verbatim,
        }
        self._pages = Environment(loader=FileSystemLoader(folder), undefined=StrictUndefined, autoescape=True)

    def kinds(self) -> list[str]:
        files = (path.name for path in self._folder.glob("*.md"))
        return sorted({name.split(".")[0] for name in files if not name.startswith("_")})

    def check(self) -> None:
        """Raises Problems: a template that does not parse, or that lacks a language."""
        names = [f"{kind}.{language}.md" for kind in self.kinds() for language in LANGUAGES]
        parts = sorted(path.name for path in self._folder.glob("_*.md"))
        problems = [fault for name in (*names, *parts) if (fault := self._fault(name))]
        if not (self._folder / FRAME).exists():
            problems.append(Problem(str(self._folder / FRAME), 1, 1, "is missing: every mail is set in it"))
        if problems:
            raise Problems(problems)

    def render(self, kind: str, language: str, blanks: Mapping[str, Any]) -> Letter:
        """Raises BlankMissing when a blank is empty or not given. Optional ones are left out of `blanks`."""
        empty = [name for name, value in blanks.items() if value in (None, "", (), [])]
        if empty:
            raise BlankMissing(f"The letter cannot be written: {', '.join(sorted(empty))} is empty.")
        try:
            written = self._letters.get_template(f"{kind}.{language}.md").render(blanks, language=language)
        except UndefinedError as error:
            raise BlankMissing(f"The letter cannot be written: {error.message}.") from None
        head, _, body = written.partition("\n")
        subject = " ".join(paper.as_text(paper.blocks(head)).split())
        made = paper.blocks(body)
        html = self._pages.get_template(FRAME).render(
            blanks, language=language, title=subject, body=paper.as_html(body)
        )
        version = self._version(kind, language)
        return Letter(kind, language, subject, paper.as_text(made), html, made, version)

    def _version(self, kind: str, language: str) -> str:
        parts = sorted(path.name for path in self._folder.glob(f"_*.{language}.md"))
        files = (FRAME, *parts, f"{kind}.{language}.md")
        return _sha256("\n".join((self._folder / file).read_text(encoding="utf-8") for file in files))[:12]

    def _fault(self, name: str) -> Problem | None:
        file = self._folder / name
        if not file.exists():
            return Problem(str(file), 1, 1, "is missing: a letter is written in both languages")
        try:
            self._letters.parse(file.read_text(encoding="utf-8"))
        except TemplateSyntaxError as error:
            return Problem(str(file), error.lineno, 1, f"{error.message}")
        return None


def load_letters(folder: Path) -> Letters:
    """Raises Problems with every fault of every template."""
    letters = Letters(folder)
    letters.check()
    return letters


def _sha256(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8")).hexdigest()
