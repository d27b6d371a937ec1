"""How well the library answers a labelled set: the figures that `knowledge eval` prints and tests keep."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from time import thread_time

from bot.knowledge.labelled import Question
from bot.knowledge.search import Search


@dataclass(frozen=True, slots=True)
class Outcome:
    """`ranked`: ids as `find` ranks them; `shown`: ids that the decision puts before the customer."""

    question: Question
    decision: str
    ranked: tuple[str, ...]
    shown: tuple[str, ...]
    seconds: float

    @property
    def is_wrong_answer(self) -> bool:
        """Answered outright, with an article that does not answer."""
        return self.decision == "answer" and self.shown[0] not in self.question.wanted

    @property
    def is_as_wanted(self) -> bool:
        """The right article is shown, or the right decision taken without one."""
        return bool({self.decision, *self.shown} & set(self.question.wanted))

    def is_ranked_within(self, places: int) -> bool:
        return not set(self.question.wanted).isdisjoint(self.ranked[:places])


@dataclass(frozen=True, slots=True)
class Figures:
    """Shares between 0 and 1. `abstained`: of the questions with an answer, those shown nothing at all.
    `person`: of those that a person must answer, those that get one; `needless_person`: of all others.
    `slowest_5_percent_ms`: of the processor, on one core.
    """

    questions: int
    top_1: float
    top_3: float
    answered: float
    wrong_answers: float
    abstained: float
    honest: float
    person: float
    needless_person: float
    slowest_5_percent_ms: float


def outcomes(search: Search, questions: Sequence[Question], language: str) -> list[Outcome]:
    return [_outcome(search, question, language) for question in questions]


def figures(results: Sequence[Outcome]) -> Figures:
    """`answered`: questions with an answer that were answered outright and rightly. `honest`: questions
    without one to which no article was given as the answer.
    """
    answerable = [result for result in results if result.question.has_answer]
    for_person = [result for result in results if "person" in result.question.wanted]
    others = [result for result in results if "person" not in result.question.wanted]
    without = [result for result in others if not result.question.has_answer]
    return Figures(
        len(results),
        _share(answerable, lambda result: result.is_ranked_within(1)),
        _share(answerable, lambda result: result.is_ranked_within(3)),
        _share(answerable, lambda result: result.decision == "answer" and not result.is_wrong_answer),
        _share(results, lambda result: result.is_wrong_answer),
        _share(answerable, lambda result: not result.shown),
        _share(without, lambda result: result.decision != "answer"),
        _share(for_person, lambda result: result.decision == "person"),
        _share(others, lambda result: result.decision == "person"),
        1000 * sorted(result.seconds for result in results)[int(0.95 * len(results))],
    )


def _outcome(search: Search, question: Question, language: str) -> Outcome:
    begun = thread_time()
    found = search.decide(question.ask, language)
    seconds = thread_time() - begun
    ranked = tuple(match.article.id for match in search.find(question.ask, language))
    return Outcome(question, found.decision, ranked, tuple(row["id"] for row in found.articles), seconds)


def _share(results: Sequence[Outcome], is_so: Callable[[Outcome], bool]) -> float:
    return sum(map(is_so, results)) / len(results) if results else 1.0
