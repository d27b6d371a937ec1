"""Pages as PDF: tagged, archivable, made by a Typst template from data that can never become code."""

import asyncio
import json
import unicodedata
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from typing import Any

import typst

NO_GLYPH = "could not be displayed"
"""An archivable page may not hold a sign without a shape, such as an emoji; the compiler says so."""
SCRIPTS = (
    *("LATIN", "GREEK", "CYRILLIC", "COMBINING", "EURO", "POUND", "NO-BREAK", "NARROW NO-BREAK"),
    *("EN DASH", "EM DASH", "LEFT-POINTING", "RIGHT-POINTING", "LEFT SINGLE", "RIGHT SINGLE"),
    *(
        "LEFT DOUBLE",
        "RIGHT DOUBLE",
        "HORIZONTAL ELLIPSIS",
        "NON-BREAKING",
        "MIDDLE DOT",
        "DEGREE",
        "SECTION",
    ),
)
"""How the Unicode names of signs begin that the fonts surely have."""


class Pdf:
    """The templates `<name>.typ` of one folder. Only its files and the library's own fonts are ever read."""

    def __init__(self, folder: Path, at_once: int = 2) -> None:
        self._folder = folder.resolve()
        self._slots = asyncio.Semaphore(at_once)

    async def typeset(self, template: str, data: Mapping[str, Any], at: datetime) -> bytes:
        """The same template, data and instant give the same bytes.

        A template reads its data with `json(bytes(sys.inputs.data))`. Raises ValueError for a template that
        cannot be set with it, which is a fault of the template.
        """
        async with self._slots:
            return await asyncio.to_thread(self._set, template, json.dumps(data, ensure_ascii=False), at)

    def _set(self, template: str, data: str, at: datetime) -> bytes:
        # The typesetter knows whole seconds only, and our instants have milliseconds.
        at = at.replace(microsecond=0)
        try:
            try:
                pages = self._compiled(template, data, at)
            except typst.TypstError as error:
                if NO_GLYPH not in str(error):
                    raise
                pages = self._compiled(template, spelled_out(data), at)
        except typst.TypstError as error:
            raise ValueError(f"{template}.typ cannot be set: {error}") from None
        if not isinstance(pages, bytes):
            raise ValueError(f"{template}.typ made no PDF")
        return pages

    def _compiled(self, template: str, data: str, at: datetime) -> object:
        compiler = typst.Compiler(root=self._folder, ignore_system_fonts=True, sys_inputs={"data": data})
        return compiler.compile(
            self._folder / f"{template}.typ",
            format="pdf",
            # Archivable and accessible: a letter is kept for years and read by screen readers.
            pdf_standards=["a-2a", "ua-1"],
            timestamp=at,
        )


def spelled_out(text: str) -> str:
    """Letters that the library's fonts have; any other sign by its number, so that nothing is lost."""
    return "".join(one if _has_a_shape(one) else _named(one) for one in text)


def _has_a_shape(one: str) -> bool:
    return one.isascii() or unicodedata.name(one, "").startswith(SCRIPTS)


def _named(one: str) -> str:
    # Invisible signs have no place on paper: they only reorder or join what stands around them.
    return "" if unicodedata.category(one) == "Cf" else f"[U+{ord(one):04X}]"
