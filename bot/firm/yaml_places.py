"""Reads YAML 1.2 and knows where everything stood, so that a problem can name its line.

The reader that keeps places is five times as slow as the one that does not, and most files have no problem:
it is asked only where one does.
"""

from collections.abc import Iterator, Sequence
from functools import cached_property
from pathlib import Path
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError
from ruamel.yaml import YAML
from ruamel.yaml.comments import CommentedMap
from ruamel.yaml.error import YAMLError
from ruamel.yaml.events import CollectionEndEvent, CollectionStartEvent

from bot.firm.invisible import in_lines, in_values, named
from bot.firm.problems import Problem, Problems
from bot.firm.shape_sentences import sentences
from bot.firm.yaml_sentences import cause

MAX_BYTES = 1_000_000
EMPTY, NO_NAMES = "the file is empty", "the file must hold sections, each with its name"
MAX_DEPTH = 40
"""Of what stands in something else. The reader in C would end the process where it gets much too deep."""
TOO_DEEP = "is nested too deeply"
Shape = TypeVar("Shape", bound=BaseModel)


class Placed:
    """A YAML document with its places. `data` is made of plain dicts, lists and scalars."""

    def __init__(self, file: str, text: str, first_line: int = 0) -> None:
        """Raises Problems for a text that is nested too deeply, YAMLError or ValueError for no YAML."""
        self.file = file
        self._text = text
        self._first_line = first_line
        self._look_at_depth()
        self.data = _reader("safe").load(text)

    @cached_property
    def _tree(self) -> Any:
        return _reader("rt").load(self._text)

    def _look_at_depth(self) -> None:
        depth = 0
        for event in _reader("safe").parse(self._text):
            if isinstance(event, CollectionStartEvent):
                depth += 1
            elif isinstance(event, CollectionEndEvent):
                depth -= 1
            if depth > MAX_DEPTH:
                line = event.start_mark.line + 1 + self._first_line
                raise Problems([Problem(self.file, line, event.start_mark.column + 1, TOO_DEEP)])

    def problem(self, path: Sequence[str | int], sentence: str) -> Problem:
        """A problem at `path`, or at its nearest ancestor that stands in the file."""
        line, column = self.place(path)
        return Problem(self.file, line, column, sentence)

    def place(self, path: Sequence[str | int]) -> tuple[int, int]:
        """Line and column, from 1."""
        node, line, column = self._tree, 0, 0
        for step in path:
            try:
                at = node.lc.key(step) if isinstance(node, CommentedMap) else node.lc.item(step)
                node = node[step]
            except (AttributeError, KeyError, IndexError, TypeError):
                break
            line, column = at[0], at[1]
        return line + 1 + self._first_line, column + 1

    def shaped(self, shape: type[Shape]) -> Shape:
        """The document as `shape`. Raises Problems with every fault and its place."""
        try:
            return shape.model_validate(self.data)
        except ValidationError as error:
            raise Problems(self.problem(*fault) for fault in sentences(shape, error)) from None


class Together(Placed):
    """Several documents as one: each key at the top stands in one of them."""

    def __init__(self, file: str, documents: Sequence[Placed]) -> None:
        super().__init__(file, "")
        self._documents = documents
        self._owner: dict[str, Placed] = {}
        for document in documents:
            for key in _keys(document):
                self._owner.setdefault(key, document)
        self.data = {key: document.data[key] for key, document in self._owner.items()}

    def problem(self, path: Sequence[str | int], sentence: str) -> Problem:
        owner = self._owner.get(str(path[0])) if path else None
        return owner.problem(path, sentence) if owner else super().problem(path, sentence)

    def doubles(self) -> Iterator[Problem]:
        """A key that stands twice, and a document without keys."""
        for document in self._documents:
            if not isinstance(document.data, dict):
                yield document.problem((), EMPTY if document.data is None else NO_NAMES)
            for key in _keys(document):
                if self._owner[key] is not document:
                    yield document.problem((key,), f"{key}: is already in {self._owner[key].file}")


def _keys(document: Placed) -> list[str]:
    return list(document.data) if isinstance(document.data, dict) else []


def read(path: Path, name: str | None = None) -> Placed:
    """Raises Problems when the file is missing, too large, not UTF-8 or not YAML."""
    file = name or str(path)
    return parse(text_of(path, file), file)


def text_of(path: Path, file: str, most: int = MAX_BYTES) -> str:
    """Raises Problems when the file is missing, no regular file, larger than `most` bytes, not UTF-8, or
    holds signs that nobody sees.
    """
    try:
        # Reading a named pipe would wait for ever.
        if path.exists() and not path.is_file():
            raise Problems([Problem(file, 1, 1, "is not a file")])
        raw = path.read_bytes()
        text = raw.decode("utf-8")
    except FileNotFoundError:
        raise Problems([Problem(file, 1, 1, "the file is missing")]) from None
    except OSError as error:
        raise Problems([Problem(file, 1, 1, f"cannot be read: {error.strerror}")]) from None
    except UnicodeDecodeError:
        raise Problems([Problem(file, 1, 1, "is not UTF-8 text")]) from None
    if len(raw) > most:
        raise Problems([Problem(file, 1, 1, f"is larger than {most:,} bytes")])
    if hidden := [Problem(file, line, column, _stands(sign)) for line, column, sign in in_lines(text)]:
        raise Problems(hidden)
    return text


def _stands(sign: str) -> str:
    return f"{named(sign)} stands here: take it out"


def parse(text: str, file: str, first_line: int = 0) -> Placed:
    """`first_line`: lines of the file that stand before `text` (front matter)."""
    try:
        placed = Placed(file, text, first_line)
        if hidden := [placed.problem(path, _stands(sign)) for path, sign in in_values(placed.data)]:
            raise Problems(hidden)
        return placed
    except (YAMLError, ValueError) as error:
        line, column, sentence = cause(text, error)
        raise Problems([Problem(file, line + 1 + first_line, column + 1, sentence)]) from None


def _reader(kind: str) -> YAML:
    """`safe` gives plain values; `rt` gives them with their places."""
    reader = YAML(typ=kind)
    reader.version = (1, 2)
    return reader
