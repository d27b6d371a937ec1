"""How conversations are reviewed: `flows/scorecards.yaml`, criteria with their weights in both languages."""

from collections.abc import Mapping, Sequence
from pathlib import Path

from pydantic import Field

from bot.errors import BadRequest
from bot.firm.policy import Both, Name, Option, Part
from bot.firm.problems import Problem, Problems
from bot.firm.yaml_places import read

FILE = "scorecards.yaml"
WORTH: Mapping[str, float] = {"yes": 1.0, "partly": 0.5, "no": 0.0}
"""What each verdict counts; a criterion without one does not count."""


class Criterion(Option):
    weight: int = Field(ge=1, le=10)
    help: Both


class Scorecard(Option):
    criteria: Sequence[Criterion] = Field(min_length=1, max_length=20)

    def total(self, verdicts: Mapping[Name, str]) -> int | None:
        """Per cent of what could be reached; None where nothing was judged. Raises BadRequest."""
        weights = {criterion.value: criterion.weight for criterion in self.criteria}
        unknown = {
            name: "The scorecard has no such criterion, or no such verdict."
            for name, verdict in verdicts.items()
            if name not in weights or verdict not in WORTH
        }
        if unknown:
            raise BadRequest(details=unknown)
        reached = sum(weights[name] * WORTH[verdict] for name, verdict in verdicts.items())
        whole = sum(weights[name] for name in verdicts)
        return round(100 * reached / whole) if whole else None


class Scorecards(Part):
    scorecards: Sequence[Scorecard] = Field(max_length=20)


def load_scorecards(folder: Path) -> tuple[Scorecard, ...]:
    """Raises Problems with every fault. No file: no reviews."""
    path = folder / FILE
    if not path.exists():
        return ()
    placed = read(path)
    found = tuple(placed.shaped(Scorecards).scorecards)
    problems: list[Problem] = []
    for place, card in enumerate(found):
        names = [criterion.value for criterion in card.criteria]
        if len(set(names)) < len(names):
            problems.append(
                placed.problem(("scorecards", place, "criteria"), "a criterion stands here twice")
            )
    if len({card.value for card in found}) < len(found):
        problems.append(placed.problem(("scorecards",), "a scorecard stands here twice"))
    if problems:
        raise Problems(problems)
    return found
