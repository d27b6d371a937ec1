"""Reads the flow files: as much of each as can be understood, and every problem with its place."""

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError

from bot.dialogue.format import FlowShape
from bot.dialogue.words import WordsShape
from bot.firm.problems import Problem, Problems
from bot.firm.shape_sentences import sentences
from bot.firm.yaml_places import Placed, Together, read

WORDS = "words"
"""The folder of the words; each file holds some of the sections of `WordsShape`."""
WORD_FILES = ("answers.yaml", "everywhere.yaml", "heard.yaml", "phrases.yaml", "talk.yaml")
NOT_FLOWS = frozenset({"policy.yaml", "replies.yaml", "scorecards.yaml"})
Shape = TypeVar("Shape", bound=BaseModel)


@dataclass(frozen=True, slots=True)
class Source:
    """One flow file. `broken`: names of states and fields that are there but cannot be understood."""

    name: str
    placed: Placed
    shape: FlowShape
    broken: frozenset[str]


@dataclass(slots=True)
class Sources:
    """`unread`: a file of the folder could not be understood at all, so names may be missing."""

    flows: list[Source] = field(default_factory=list)
    words: tuple[Placed, WordsShape] | None = None
    unread: bool = False
    problems: list[Problem] = field(default_factory=list)


def read_sources(folder: Path) -> Sources:
    """Every `*.yaml` of `folder` but the policy and the replies, and its `words`."""
    sources = Sources()
    paths = sorted(path for path in folder.glob("*.yaml") if path.name not in NOT_FLOWS)
    for path in paths:
        _read_flow(path, sources)
    if not paths:
        sources.problems.append(Problem(str(folder), 1, 1, "holds no flow files (*.yaml)"))
        sources.unread = True
    _read_words(folder / WORDS, sources)
    for path in sorted(folder.glob("*")):
        if path.suffix != ".yaml" and path.suffix.lower() in (".yml", ".yaml"):
            sources.problems.append(Problem(str(path), 1, 1, "is not read: its name must end in .yaml"))
    return sources


def _read_flow(path: Path, sources: Sources) -> None:
    try:
        placed = read(path)
    except Problems as error:
        sources.problems += error.problems
        sources.unread = True
        return
    data, broken = placed.data, set[str]()
    shape = _shaped(placed, FlowShape, data, sources.problems, broken)
    if shape is None and broken:
        rest = {key: _without(value, broken) for key, value in data.items() if key in FlowShape.model_fields}
        shape = _shaped(placed, FlowShape, rest, [], set())
    if shape is None:
        sources.unread = True
    else:
        sources.flows.append(Source(path.stem, placed, shape, frozenset(broken)))


def _read_words(folder: Path, sources: Sources) -> None:
    documents, before = list[Placed](), len(sources.problems)
    for path in sorted(folder.glob("*.yaml")):
        try:
            documents.append(read(path))
        except Problems as error:
            sources.problems += error.problems
    placed = Together(str(folder), documents)
    sources.problems += placed.doubles()
    absent = [folder / name for name in WORD_FILES if not (folder / name).exists()]
    sources.problems += [Problem(str(path), 1, 1, "the file is missing") for path in absent]
    found = list[Problem]()
    # What stands in a file that cannot be read is not also called missing.
    unread = len(sources.problems) > before
    shape = _shaped(placed, WordsShape, placed.data, found, set())
    sources.problems += [fault for fault in found if not unread or fault.file != str(folder)]
    if shape is not None:
        sources.words = (placed, shape)


def _shaped(
    placed: Placed, shape: type[Shape], data: Any, problems: list[Problem], broken: set[str]
) -> Shape | None:
    """`data` as `shape`, or None with every fault in `problems` and the faulty names in `broken`."""
    try:
        return shape.model_validate(data)
    except ValidationError as error:
        for path, sentence in sentences(shape, error):
            problems.append(placed.problem(path, sentence))
            if len(path) > 1:
                broken.add(str(path[1]))
        return None


def _without(section: Any, names: set[str]) -> Any:
    if not isinstance(section, dict):
        return section
    return {key: value for key, value in section.items() if str(key) not in names}
