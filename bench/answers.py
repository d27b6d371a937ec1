"""How well the articles answer the held-back half of the labelled questions, and what that costs."""

import os
from collections.abc import Iterator
from pathlib import Path

from bench.dialogue import understanding
from bench.goals import Goal
from bench.processes import resident_bytes
from bot.firm.policy_file import load_policy
from bot.knowledge.evaluation import figures, outcomes
from bot.knowledge.labelled import read_questions
from bot.knowledge.library import Library

FLOWS, QUESTIONS = Path("flows"), Path("tests/knowledge/questions.yaml")


def answer_goals(folder: Path) -> Iterator[Goal]:
    """`folder`: for the vectors. The words alone, without the meaning, are the reference of each rank."""
    library = Library.load(FLOWS / "answers", load_policy(FLOWS / "policy.yaml"), folder / "vectors.npz")
    questions = read_questions(QUESTIONS)
    before = resident_bytes(os.getpid())
    search = library.search()
    for question in questions.half("fr", held_back=True):
        search.decide(question.ask, "fr")
    added = (resident_bytes(os.getpid()) - before) / 1e6

    # Imported here, or the memory of the arithmetic would not be seen.
    from bot.commands.knowledge_compare import variant

    yield from understanding(library.wish)
    words = variant(FLOWS, meaning=0.0)
    for language, other in (("fr", "en"), ("en", "fr")):
        half = questions.half(language, held_back=True)
        found, plain = (figures(outcomes(searched, half, language)) for searched in (search, words))
        across = figures(outcomes(variant(FLOWS, languages=(other,)), half, language))
        for name, share, limit, by_words in (
            ("right article not first", 1 - found.top_1, 15, 1 - plain.top_1),
            ("right article not among three", 1 - found.top_3, 5, 1 - plain.top_3),
            (f"not among three, by phrasings in {other}", 1 - across.top_3, 15, None),
            ("wrong answers", found.wrong_answers, 3, plain.wrong_answers),
            ("not left to a person who must answer", 1 - found.person, 2, None),
        ):
            beside = "" if by_words is None else f"words alone {100 * by_words:.1f} %"
            yield Goal(f"{language}: {name}", 100 * share, limit, "%", beside)
        yield Goal(f"{language}: p95 of a question", found.slowest_5_percent_ms, 80, "ms", "of the processor")
    yield Goal("memory added by the articles", added, 150, "MB", "numpy and encoder included")
