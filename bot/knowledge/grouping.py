"""Puts questions that mean about the same together."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from bot.knowledge import thresholds
from bot.knowledge.library import Library


@dataclass(frozen=True, slots=True)
class Group:
    """`questions`: the most typical first. `nearest`: the id of the article that comes nearest to it."""

    questions: tuple[str, ...]
    nearest: str


def grouped(questions: Sequence[str], library: Library) -> list[Group]:
    """The largest group first. Each question joins the group of the first that it is near enough to."""
    if not questions:
        return []
    rows = library.search().encoder.encode([question[: thresholds.MAX_QUESTION] for question in questions])
    near = rows @ rows.T
    left = list(np.argsort(-near.sum(axis=1), kind="stable"))
    groups = []
    while left:
        first = left[0]
        members = [at for at in left if near[first, at] >= thresholds.SAME_QUESTION]
        left = [at for at in left if at not in members]
        texts = tuple(questions[at] for at in sorted(members, key=lambda at: -near[first, at]))
        groups.append(Group(texts, library.find(texts[0], "fr")[0].article.id))
    return sorted(groups, key=lambda group: -len(group.questions))
