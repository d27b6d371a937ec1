"""Examines flow files for people: every problem with its place, or what is proved about them."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from bot.dialogue.checks import blanks_in, problems_of
from bot.dialogue.patterns import slowest
from bot.dialogue.prove import proof
from bot.dialogue.sources import Sources, read_sources
from bot.firm.policy import Policy
from bot.firm.problems import Problem


@dataclass(frozen=True, slots=True)
class Examined:
    """`findings`: sentences, only where there are no problems."""

    problems: list[Problem]
    findings: tuple[str, ...] = ()


def examine(folder: Path, policy: Policy | None) -> Examined:
    """Without a policy, what needs it is not checked, and nothing is proved."""
    sources = read_sources(folder)
    problems = problems_of(sources, policy)
    blanks = blanks_in(sources, policy)
    if problems or blanks is None:
        return Examined(problems)
    return Examined([], (*proof(sources, blanks), *_patterns(sources)))


def _patterns(sources: Sources) -> Iterator[str]:
    fields = {name: field for source in sources.flows for name, field in source.shape.fields.items()}
    patterns = {name: field for name, field in fields.items() if field.pattern is not None}
    for name, field in patterns.items():
        yield f"fields.{name}: its pattern takes {slowest(field.pattern or '', field.longest)}"
    if not patterns:
        yield "no answer has a pattern of its own, so none can take long"
