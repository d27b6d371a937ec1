"""The labelled set: questions as people write them, each with what should come of it."""

from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

from bot.firm import yaml_places

NOT_ARTICLES = frozenset({"unknown", "clarify", "person"})


class Question(BaseModel):
    """`want`: ids of the articles that would do, the best first, or one of `unknown`, `clarify`, `person`."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    ask: Annotated[str, Field(min_length=1, max_length=1000)]
    want: str | Annotated[Sequence[str], Field(min_length=1)]

    @property
    def wanted(self) -> tuple[str, ...]:
        return (self.want,) if isinstance(self.want, str) else tuple(self.want)

    @property
    def has_answer(self) -> bool:
        return self.wanted[0] not in NOT_ARTICLES


class Questions(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)

    fr: Sequence[Question]
    en: Sequence[Question]

    def half(self, language: str, *, held_back: bool) -> Sequence[Question]:
        """Every other question: the first, third… are for tuning, the second, fourth… are held back."""
        questions = self.fr if language == "fr" else self.en
        return questions[1 if held_back else 0 :: 2]


def read_questions(path: Path) -> Questions:
    """Raises Problems."""
    return yaml_places.read(path).shaped(Questions)
