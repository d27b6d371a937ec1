"""Every letter with made-up words, as it would be sent and printed: to be read before a customer reads it."""

import asyncio
from collections.abc import Iterator
from datetime import timedelta
from html import escape
from pathlib import Path
from typing import Any

from bot.actions import taking_along
from bot.errors import SetupError
from bot.firm.policy import Policy
from bot.firm.policy_file import load_policy
from bot.model.instants import stamp
from bot.reach.pdf import Pdf
from bot.register.calendars import load_calendars
from bot.register.clocks import Almanac
from bot.register.letters import LANGUAGES, Letter, load_letters, page
from bot.register.samples.every import Sample, samples
from bot.register.samples.sayings import SAYINGS
from bot.register.samples.story import BEGIN, CHAT

File = tuple[str, bytes]
"""Its name and what it holds."""
Printed = tuple[str, dict[str, Any]]
"""The template that a PDF is set by, and what is set."""


class Preview:
    """The letters of one folder of flows. Raises Problems."""

    def __init__(self, flows: Path) -> None:
        self._letters = load_letters(flows / "letters")
        self._pdf = Pdf(flows / "letters")
        self.policy = load_policy(flows / "policy.yaml")
        self._almanac = Almanac(self.policy, load_calendars(flows / "calendars"))

    def write(self, folder: Path) -> int:
        """Each as `.html`, `.txt` and, where one is attached, `.pdf`, and a list; how many letters.

        Raises SetupError, BlankMissing.
        """
        made = [
            (one, self._letters.render(one.kind, language, one.blanks))
            for language in LANGUAGES
            for one in samples(language, self._almanac)
        ]
        files = [file for one, letter in made for file in _files(one, letter)]
        files += asyncio.run(self._printed(made))
        try:
            folder.mkdir(parents=True, exist_ok=True)
            for name, body in [*files, ("index.html", _listed(made, {name for name, _ in files}))]:
                (folder / name).write_bytes(body)
        except OSError as error:
            raise SetupError(f"{folder}: {error.strerror}.") from None
        return len(made)

    async def _printed(self, made: list[tuple[Sample, Letter]]) -> list[File]:
        return [
            (f"{one.name}.{one.language}.pdf", await self._pdf.typeset(*printed, one.at))
            for one, letter in made
            if (printed := self._attached(one, letter))
        ]

    def _attached(self, one: Sample, letter: Letter) -> Printed | None:
        firm = self.policy.firm
        if one.kind == "code":
            return None
        if one.kind == "transcript":
            return "transcript", taking_along.page_of(CHAT, _said(one.language), one.language, firm)
        return "letter", page(one.language, letter.subject, letter.blocks, firm)


def unset(policy: Policy) -> Iterator[str]:
    """What the firm left empty and a reader of its letters would look for."""
    if not policy.contact.phone:
        yield "contact, phone"
    for body in policy.recourse:
        blanks = {"address": body.address.en, "page": body.page}
        yield from (f"recourse, {body.name.en}, {blank}" for blank, said in blanks.items() if not said)


def _files(one: Sample, letter: Letter) -> Iterator[File]:
    yield f"{one.name}.{one.language}.html", letter.html.encode()
    yield f"{one.name}.{one.language}.txt", f"{letter.subject}\n\n{letter.text}".encode()


def _said(language: str) -> list[dict[str, Any]]:
    """A short conversation, as a transcript shows one."""
    say = SAYINGS[language]
    lines = (("customer", None, say["asked"]), ("bot", None, say["handed"]), ("agent", "Léa", say["inquiry"]))
    return [
        {"at": stamp(BEGIN + timedelta(minutes=n)), "by": by, "kind": "said", "text": text, "name": name}
        for n, (by, name, text) in enumerate(lines)
    ]


def _listed(made: list[tuple[Sample, Letter]], files: set[str]) -> bytes:
    rows = "\n".join(_row(*one, files) for one in sorted(made, key=lambda one: one[0].name))
    head = '<!doctype html><html lang="en"><meta charset="utf-8"><title>Letters</title>'
    return f"{head}<h1>Letters</h1><table>{rows}</table></html>".encode()


def _row(one: Sample, letter: Letter, files: set[str]) -> str:
    name = f"{one.name}.{one.language}"
    links = [
        f'<a href="{name}.{end}">{end}</a>' for end in ("html", "txt", "pdf") if f"{name}.{end}" in files
    ]
    subject = f'<td lang="{one.language}">{escape(letter.subject)}</td>'
    return f"<tr><td>{one.name}</td><td>{one.language}</td>{subject}<td>{' '.join(links)}</td></tr>"
