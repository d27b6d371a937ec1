"""Puts questions that mean about the same together."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from bot.knowledge import thresholds
from bot.knowledge.library import Library


@dataclass(frozen=True, slots=True)
class Group:
    """`questions`: the most typical first, each as often as it was asked."""

    questions: tuple[str, ...]


def grouped(questions: Sequence[str], library: Library) -> list[Group]:
    """The largest group first. Each question joins the group of the first that it is near enough to.

    Questions asked alike are compared once; memory grows with their number, not with its square.
    """
    import numpy as np  # here: a start needs none of it

    if not questions:
        return []
    times = Counter(questions)
    texts = list(times)
    rows = library.search().encoder.encode([text[: thresholds.MAX_QUESTION] for text in texts])
    typical = rows @ (rows * np.array(list(times.values()))[:, None]).sum(axis=0)
    left = np.argsort(-typical, kind="stable")
    groups = []
    while left.size:
        near = rows[left] @ rows[left[0]]
        joins = near >= thresholds.SAME_QUESTION
        joins[0] = True
        nearest_first = left[joins][np.argsort(-near[joins], kind="stable")]
        told = (text for at in nearest_first for text in [texts[at]] * times[texts[at]])
        groups.append(Group(tuple(told)))
        left = left[~joins]
    return sorted(groups, key=lambda group: -len(group.questions))


def nearest(group: Group, library: Library) -> str:
    """The id of the article that comes nearest to it."""
    return library.find(group.questions[0], "fr")[0].article.id
