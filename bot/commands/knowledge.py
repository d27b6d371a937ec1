"""`python -m bot knowledge …`: ask the articles a question, and measure how well they answer."""

import json
import sys
from pathlib import Path
from typing import Annotated, Literal

from cyclopts import App, Parameter
from rich.console import Console
from rich.table import Table

from bot.clock import system_clock
from bot.commands.knowledge_compare import compare, variant
from bot.commands.knowledge_follow import effect, gaps
from bot.commands.knowledge_growth import growth
from bot.firm.policy_file import load_policy
from bot.firm.problems import Problems
from bot.knowledge.evaluation import Figures, figures, outcomes
from bot.knowledge.labelled import Questions, read_questions
from bot.knowledge.library import Library
from bot.knowledge.search import Search
from bot.settings import read_settings

app = App(name="knowledge", help="Ask the firm's articles, and measure how well they answer.")
app.command(effect)
app.command(gaps)
app.command(compare)
app.command(growth)

Flows = Annotated[Path, Parameter(env_var="RECOURSE_FLOWS", help="Folder of policy.yaml and answers/.")]
WIDE = 150
"""Characters of a table that is written to a file."""
COLUMNS = (
    ("top 1", "top_1"),
    ("top 3", "top_3"),
    ("answered", "answered"),
    ("wrong answers", "wrong_answers"),
    ("abstained", "abstained"),
    ("honest", "honest"),
    ("person", "person"),
    ("needless person", "needless_person"),
)


@app.command
def ask(
    question: str,
    *,
    language: Literal["fr", "en"] = "fr",
    topic: str | None = None,
    as_json: Annotated[bool, Parameter(name="--json")] = False,
    flows: Flows = Path("flows"),
) -> int:
    """What the bot would do with this question.

    Parameters
    ----------
    language
        The language of the passages; the question may be in the other.
    topic
        A topic of the policy that the customer chose before.
    as_json
        Print `{decision, articles: [{id, title, score}]}`.
    """
    library = _library(flows)
    if library is None:
        return 1
    found = library.decide(question, language, topic)
    rows = [{name: row[name] for name in ("id", "title", "score")} for row in found.articles]
    if as_json:
        print(json.dumps({"decision": found.decision, "articles": rows}, ensure_ascii=False))
        return 0
    print(found.decision)
    for row in found.articles:
        print(f"\n{row['score']:.2f}  {row['title']}  ({row['id']})\n\n{row['passage']}\n\n{row['source']}")
    return 0


@app.command(name="eval")
def evaluate(
    *,
    questions: Path = Path("tests/knowledge/questions.yaml"),
    tuning: bool = False,
    confusions: bool = False,
    flows: Flows = Path("flows"),
) -> int:
    """How well the articles answer the labelled questions.

    Parameters
    ----------
    questions
        The labelled set.
    tuning
        The half that the thresholds were set on, instead of the half that was held back.
    confusions
        List the questions that came out wrong.
    """
    library = _library(flows)
    if library is None:
        return 1
    try:
        labelled = read_questions(questions)
    except Problems as problems:
        print(problems, file=sys.stderr)
        return 1
    console = Console(width=None if sys.stdout.isatty() else WIDE)
    console.print(_table(flows, library.search(), labelled, held_back=not tuning))
    if confusions:
        _print_confusions(console, library.search(), labelled, held_back=not tuning)
    return 0


def _library(flows: Path) -> Library | None:
    """Prints every problem, and a warning for each article whose review is due."""
    try:
        library = Library.load(
            flows / "answers", load_policy(flows / "policy.yaml"), read_settings().vectors_file
        )
    except Problems as problems:
        print(problems, file=sys.stderr)
        return None
    for article in library.overdue(system_clock().date()):
        print(f"warning: {article.id} was valid until {article.valid_until}", file=sys.stderr)
    return library


def _table(flows: Path, search: Search, labelled: Questions, *, held_back: bool) -> Table:
    """A row for each language of the questions: with every phrasing, and with those of the other alone."""
    half = "held-back" if held_back else "tuning"
    table = Table(
        "questions", "phrasings", "n", *(title for title, _ in COLUMNS), "p95 ms", title=f"{half} half"
    )
    for asked, other in (("fr", "en"), ("en", "fr")):
        strangers = variant(flows, languages=(other,))
        for phrasings, searched in (("fr + en", search), (f"{other} alone", strangers)):
            found = figures(outcomes(searched, labelled.half(asked, held_back=held_back), asked))
            speed = f"{found.slowest_5_percent_ms:.1f}"
            table.add_row(asked, phrasings, str(found.questions), *_shares(found), speed)
    return table


def _shares(found: Figures) -> list[str]:
    return [f"{100 * getattr(found, name):.1f} %" for _, name in COLUMNS]


def _print_confusions(console: Console, search: Search, labelled: Questions, *, held_back: bool) -> None:
    for language in ("fr", "en"):
        for result in outcomes(search, labelled.half(language, held_back=held_back), language):
            if result.is_as_wanted:
                continue
            shown = ", ".join(result.shown) or "nothing"
            wanted = " or ".join(result.question.wanted)
            line = f"{language}  {result.question.ask}  →  {result.decision}: {shown}  (wanted {wanted})"
            console.print(line, markup=False, highlight=False)
