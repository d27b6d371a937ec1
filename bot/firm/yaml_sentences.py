"""Says the likely cause why a text cannot be read as YAML, and where it stands."""

import re
from collections.abc import Iterator

from ruamel.yaml import YAML
from ruamel.yaml.constructor import DuplicateKeyError
from ruamel.yaml.error import MarkedYAMLError, YAMLError
from ruamel.yaml.reader import ReaderError
from ruamel.yaml.tokens import ScalarToken

from bot.firm.invisible import named

Place = tuple[int, int, str]
"""Line and column from 0, and a sentence."""
INDENTED_BY_TAB = re.compile(r"^ *\t", re.MULTILINE)
BLANK_FIRST = re.compile(r"^(?:.*[:-])?[ ]*(\{[{%])")
LONG_NUMBER = re.compile(r"\d{4000,}")
RESERVED = "@`%*&!|>"


def cause(text: str, error: Exception) -> Place:
    """`error`: what the reader raised for `text`."""
    if isinstance(error, ReaderError):
        return *_at(text, error.position), f"{named(chr(_code(error)))} stands here: take it out"
    if not isinstance(error, MarkedYAMLError):
        return _value(text, error)
    mark = error.problem_mark
    line, column = (mark.line, mark.column) if mark else (0, 0)
    if isinstance(error, DuplicateKeyError):
        word = re.search(r'duplicate key "(.*?)"', error.problem or "")
        return line, column, f"the word {word[1] if word else ''!r} stands twice: take one out"
    return _quote(text, line, column, error) or _character(text, line, column) or _layout(error, line, column)


def _quote(text: str, line: int, column: int, error: MarkedYAMLError) -> Place | None:
    opened = error.context_mark
    if opened and "quoted scalar" in (error.context or ""):
        return opened.line, opened.column, "a quote is opened here and not closed"
    for token in reversed(list(_quoted(text))):
        start, end = token.start_mark, token.end_mark
        if end.line == line and end.column <= column and start.line < end.line:
            return start.line, start.column, "a quote is opened here and not closed"
        if end.line == line and 0 <= column - end.column <= 1:
            inner = "write '' for an apostrophe within" if token.style == "'" else 'write \\" for one within'
            return line, end.column, f"the text ends here at a quote and goes on behind it: {inner}"
    return None


def _quoted(text: str) -> Iterator[ScalarToken]:
    try:
        for token in YAML(typ="safe", pure=True).scan(text):
            if isinstance(token, ScalarToken) and token.style in ("'", '"'):
                yield token
    except (YAMLError, ValueError):
        return


def _character(text: str, line: int, column: int) -> Place | None:
    written = text.splitlines()[line] if line < len(text.splitlines()) else ""
    tab = INDENTED_BY_TAB.match(written)
    if tab:
        return line, tab.end() - 1, "a tab stands here: indent with spaces"
    blank = BLANK_FIRST.match(written)
    if blank:
        return line, blank.start(1), "a text with { or : must stand between quotes"
    if written[column : column + 1] and written[column] in RESERVED:
        return line, column, f"a text that begins with {written[column]} must stand between quotes"
    return None


def _layout(error: MarkedYAMLError, line: int, column: int) -> Place:
    context, problem, opened = error.context or "", error.problem or "", error.context_mark
    if "mapping values are not allowed" in problem:
        return line, column, "a text with { or : must stand between quotes"
    if "flow" in context:
        at = (opened.line, opened.column) if opened else (line, column)
        return *at, "a bracket is opened here and not closed, or a comma is missing in it"
    if "alias" in problem:
        return line, column, "a text that begins with * must stand between quotes"
    return line, column, "this line does not fit those above: is it indented as they are?"


def _value(text: str, error: Exception) -> Place:
    number = LONG_NUMBER.search(text)
    if number:
        return *_at(text, number.start()), "this number has too many digits"
    return 0, 0, f"holds a value that cannot be read: {str(error).splitlines()[0]}"


def _at(text: str, position: int) -> tuple[int, int]:
    before = text[:position]
    return before.count("\n"), position - (before.rfind("\n") + 1)


def _code(error: ReaderError) -> int:
    return error.character if isinstance(error.character, int) else ord(error.character)
