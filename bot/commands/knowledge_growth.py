"""`knowledge growth`: what loading, a question and the memory cost with many more articles."""

import resource
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter, process_time, thread_time
from typing import Annotated

from cyclopts import Parameter
from rich.console import Console
from rich.table import Table

from bot.firm.policy_file import load_policy
from bot.knowledge.answers import Answers, read_answers
from bot.knowledge.article import Article, Words
from bot.knowledge.encoder import sentence_encoder
from bot.knowledge.labelled import read_questions
from bot.knowledge.search import Search
from bot.knowledge.vectors import Vectors

QUESTIONS = Path("tests/knowledge/questions.yaml")


def growth(
    *, articles: int = 2000, flows: Annotated[Path, Parameter(env_var="RECOURSE_FLOWS")] = Path("flows")
) -> None:
    """Fill the library up with variations of its articles and measure; memory grows from row to row.

    A start is told by the wall clock and, behind the stroke, in seconds of all processors.

    Parameters
    ----------
    articles
        How many.
    flows
        Folder of policy.yaml and answers/.
    """
    written = read_answers(flows / "answers", load_policy(flows / "policy.yaml"))
    table = Table("articles", "first start s", "next start s", "p95 ms of the processor", "resident MB")
    table.add_row("none loaded", "", "", "", f"{_resident():.0f}")
    sentence_encoder()
    table.add_row("encoder", "", "", "", f"{_resident():.0f}")
    for count in (len(written.articles), articles // 4, articles):
        table.add_row(str(count), *_measured(_filled_up(written, count)))
    Console().print(table)


def _measured(answers: Answers) -> list[str]:
    with TemporaryDirectory() as folder:
        file = Path(folder) / "vectors.npz"
        first, _ = _timed(answers, file)
        later, search = _timed(answers, file)
    times = []
    for question in read_questions(QUESTIONS).fr:
        begun = thread_time()
        search.decide(question.ask, "fr")
        times.append(thread_time() - begun)
    p95 = 1000 * sorted(times)[int(0.95 * len(times))]
    return [first, later, f"{p95:.1f}", f"{_resident():.0f}"]


def _timed(answers: Answers, file: Path) -> tuple[str, Search]:
    begun, used = perf_counter(), process_time()
    search = Search(answers, Vectors(sentence_encoder(), file))
    return f"{perf_counter() - begun:.1f} / {process_time() - used:.1f}", search


def _filled_up(written: Answers, count: int) -> Answers:
    """Each copy speaks of something else, so that neither a word nor a vector is shared by all."""
    some = written.articles
    copies = [_copy(some[at % len(some)], at // len(some)) for at in range(count)]
    return replace(written, articles=tuple(copies))


def _copy(article: Article, round: int) -> Article:
    if not round:
        return article
    word = f"{'bcdfglmnprst'[round % 12]}{'aeiou'[round % 5]}{'bdklmnrstv'[round % 10]}{round}o"
    return replace(
        article,
        id=f"{article.id}-{round}",
        words={
            language: Words(
                f"{words.title} {word}",
                f"{word} {words.passage}",
                tuple(f"{ask} {word}" for ask in words.asks),
            )
            for language, words in article.words.items()
        },
    )


def _resident() -> float:
    """Of this process now, in MB."""
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * resource.getpagesize() / 1e6
