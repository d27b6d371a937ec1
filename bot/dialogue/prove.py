"""What holds for every conversation that the flow files allow: proved by walking the chart in symbols."""

from collections.abc import Iterator

from bot.dialogue.prove_ends import Ends
from bot.dialogue.prove_once import Blanks, Once
from bot.dialogue.prove_reach import reach_problems, reached
from bot.dialogue.sources import Sources
from bot.dialogue.symbolic import chart_of
from bot.firm.problems import Problem


def proof_problems(sources: Sources, blanks: Blanks) -> Iterator[Problem]:
    """Each with the way that shows it. `sources` must be free of other problems."""
    chart = chart_of(sources)
    yield from reach_problems(chart)
    yield from Once(chart, blanks).problems()
    yield from Ends(chart).problems()


def proof(sources: Sources, blanks: Blanks) -> Iterator[str]:
    """The sentences that hold. `sources` must have no problems at all."""
    chart = chart_of(sources)
    once, ends = Once(chart, blanks), Ends(chart)
    questions = sum(state.ask is not None for state in chart.states.values())
    moves = sum(len(state.go) for state in chart.states.values())
    yield f"proved for {len(chart.states)} states, {questions} questions and {moves} moves:"
    yield from (f"- from every question {found}" for found in reached(chart))
    yield (
        f"- no question comes twice unless the customer goes back, corrects, fails or uses a word that works "
        f"everywhere, or a matter has ended ({once.situations} situations)"
    )
    yield f"- every end tells what happens next, and when ({', '.join(sorted(ends.ends))})"
