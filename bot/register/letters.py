"""Letters and mails from the reviewed templates of `flows/letters/`; an empty blank stops a letter."""

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from jinja2 import DictLoader, Environment, StrictUndefined, TemplateSyntaxError, UndefinedError, nodes
from jinja2.meta import find_undeclared_variables
from jinja2.sandbox import SandboxedEnvironment

from bot.errors import Refused
from bot.firm.invisible import in_lines, named
from bot.firm.policy import Firm
from bot.firm.problems import Problem, Problems
from bot.firm.typography import typeset_around_code
from bot.register import paper
from bot.register.blanks import NAMES

LANGUAGES = ("fr", "en")
UNREADABLE = "\ufffd"
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
        # Read once: what is changed later comes into force checked, by a new `Letters`, or not at all.
        files = (*folder.glob("*.md"), *folder.glob(FRAME))
        # What cannot be read as UTF-8 is named by the check; nothing is ever written from it.
        self._texts = {path.name: path.read_text(encoding="utf-8", errors="replace") for path in files}
        set_in_type = {name: _typeset(name, text) for name, text in self._texts.items()}
        # What fills a blank is escaped for Markdown: what a person typed is data, never markup.
        self._letters = SandboxedEnvironment(
            loader=DictLoader(set_in_type),
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
        self._pages = Environment(loader=DictLoader(self._texts), undefined=StrictUndefined, autoescape=True)

    def kinds(self) -> list[str]:
        files = (name for name in self._texts if name.endswith(".md") and not name.startswith("_"))
        return sorted({name.split(".")[0] for name in files})

    def check(self) -> None:
        """Raises Problems: a template that does not parse, or that lacks a language."""
        names = [f"{kind}.{language}.md" for kind in self.kinds() for language in LANGUAGES]
        parts = sorted(name for name in self._texts if name.startswith("_"))
        problems = [fault for name in (*names, *parts) if (fault := self._fault(name))]
        problems += [
            Problem(str(self._folder / name), line, column, said)
            for name, text in sorted(self._texts.items())
            for line, column, said in _signs(text)
        ]
        if FRAME not in self._texts:
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
        subject = paper.as_text(paper.blocks(head)).strip()
        made = paper.blocks(body)
        html = self._pages.get_template(FRAME).render(
            blanks, language=language, title=subject, body=paper.as_html(body)
        )
        version = self._version(kind, language)
        return Letter(kind, language, subject, paper.as_text(made), html, made, version)

    def _version(self, kind: str, language: str) -> str:
        parts = sorted(name for name in self._texts if name.startswith("_") and f".{language}." in name)
        files = (FRAME, *parts, f"{kind}.{language}.md")
        return _sha256("\n".join(self._texts[file] for file in files))[:12]

    def _fault(self, name: str) -> Problem | None:
        file = self._folder / name
        if name not in self._texts:
            return Problem(str(file), 1, 1, "is missing: a letter is written in both languages")
        try:
            parsed = self._letters.parse(self._texts[name])
        except TemplateSyntaxError as error:
            return Problem(str(file), error.lineno, 1, f"{error.message}")
        if unknown := find_undeclared_variables(parsed) - NAMES:
            first = next(found for found in parsed.find_all(nodes.Name) if found.name in unknown)
            return Problem(str(file), first.lineno, 1, f"there is no blank {first.name}")
        return None


def _typeset(name: str, text: str) -> str:
    """`<kind>.<language>.md` with the spaces and apostrophes of its language."""
    _, _, language = name.removesuffix(".md").rpartition(".")
    return typeset_around_code(text, language) if name.endswith(".md") else text


def _signs(text: str) -> Iterator[tuple[int, int, str]]:
    """Line and column of what nobody sees or nobody can read, and what to do about it."""
    for line, column, sign in in_lines(text):
        yield line, column, f"{named(sign)} stands here: take it out"
    for number, line_ in enumerate(text.split("\n"), 1):
        if UNREADABLE in line_:
            yield number, line_.index(UNREADABLE) + 1, "this is not written in UTF-8: save the file anew"


def page(language: str, subject: str, blocks: Sequence[Mapping[str, Any]], firm: Firm) -> dict[str, Any]:
    """What `letter.typ` prints."""
    head = {"title": subject, "author": firm.name, "accent": firm.accent}
    return {"language": language, **head, "blocks": blocks}


def load_letters(folder: Path) -> Letters:
    """Raises Problems with every fault of every template."""
    letters = Letters(folder)
    letters.check()
    return letters


def _sha256(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8")).hexdigest()
