"""Letters and mails from the reviewed templates of `flows/letters/`; an empty blank stops a letter."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from jinja2 import FileSystemLoader, StrictUndefined, TemplateNotFound, TemplateSyntaxError, UndefinedError
from jinja2.sandbox import SandboxedEnvironment

from bot.errors import Refused
from bot.firm.problems import Problem, Problems

LANGUAGES = ("fr", "en")
FRAME = "frame.html"


class BlankMissing(Refused):
    code, sentence = "blank_missing", "The letter cannot be written: a blank is empty."


@dataclass(frozen=True, slots=True)
class Letter:
    """`version`: names the templates it was made from. `sha256`: of subject, text and HTML together."""

    kind: str
    language: str
    subject: str
    text: str
    html: str
    version: str

    @property
    def sha256(self) -> str:
        return _sha256("\n".join((self.subject, self.text, self.html)))


class Letters:
    """The templates of one folder: `<kind>.<language>.txt`, whose first line is the subject, and `.html`."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        # Escaping by the file's ending: what a person typed is data in the HTML and plain in the text.
        self._templates = SandboxedEnvironment(
            loader=FileSystemLoader(folder),
            undefined=StrictUndefined,
            autoescape=lambda name: bool(name and name.endswith(".html")),
            trim_blocks=True,
            lstrip_blocks=True,
        )

    def kinds(self) -> list[str]:
        return sorted({path.name.split(".")[0] for path in self._folder.glob("*.*.txt")})

    def check(self) -> None:
        """Raises Problems: a template that does not parse, or that lacks a language or a form."""
        names = [
            f"{kind}.{language}.{form}" for kind in self.kinds() for language in LANGUAGES for form in FORMS
        ]
        problems = [fault for name in (FRAME, *names) if (fault := self._fault(name))]
        if problems:
            raise Problems(problems)

    def render(self, kind: str, language: str, blanks: Mapping[str, Any]) -> Letter:
        """Raises BlankMissing when a blank is empty or not given. Optional ones are left out of `blanks`."""
        empty = [name for name, value in blanks.items() if value in (None, "", (), [])]
        if empty:
            raise BlankMissing(f"The letter cannot be written: {', '.join(sorted(empty))} is empty.")
        try:
            head, _, text = self._filled(kind, language, "txt", blanks).partition("\n")
            html = self._filled(kind, language, "html", blanks)
        except UndefinedError as error:
            raise BlankMissing(f"The letter cannot be written: {error.message}.") from None
        subject = " ".join(head.split())
        return Letter(kind, language, subject, text.strip() + "\n", html, self._version(kind, language))

    def _filled(self, kind: str, language: str, form: str, blanks: Mapping[str, Any]) -> str:
        return self._templates.get_template(f"{kind}.{language}.{form}").render(blanks, language=language)

    def _version(self, kind: str, language: str) -> str:
        files = (FRAME, *(f"{kind}.{language}.{form}" for form in FORMS))
        return _sha256("\n".join((self._folder / file).read_text(encoding="utf-8") for file in files))[:12]

    def _fault(self, name: str) -> Problem | None:
        file = str(self._folder / name)
        try:
            self._templates.get_template(name)
        except TemplateNotFound:
            return Problem(file, 1, 1, "is missing: a letter has a text and an HTML form in both languages")
        except TemplateSyntaxError as error:
            return Problem(file, error.lineno, 1, f"{error.message}")
        return None


FORMS = ("txt", "html")


def load_letters(folder: Path) -> Letters:
    """Raises Problems with every fault of every template."""
    letters = Letters(folder)
    letters.check()
    return letters


def _sha256(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8")).hexdigest()
