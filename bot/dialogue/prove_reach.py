"""Proves that a person and a complaint are near from every question, whatever the world is like."""

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from bot.dialogue.flow import COMPLAINT
from bot.dialogue.symbolic import Chart, Holds, Way, drawn, fitting, supposing
from bot.firm.problems import Problem
from bot.model.step import Request

NEAR, WRITTEN = 3, 5
"""Acts of the customer to a person or a complaint; to a promise in writing while nobody is there."""
NEVER = 10_000
SHOWN = 12
"""Steps of a way that a sentence shows."""


@dataclass(frozen=True, slots=True)
class Goal:
    """`what`: how the sentences call it. `word`: the first to try. `holds`: what is given about the world."""

    what: str
    word: str
    at_most: int
    is_reached: Callable[[Chart, str], bool]
    holds: Holds


GOALS = (
    Goal(
        "a person, when somebody is there,",
        "human",
        NEAR,
        lambda chart, name: chart.states[name].request is Request.HUMAN,
        supposing(someone_is_there=True),
    ),
    Goal(
        "a promise in writing, when nobody is there,",
        "human",
        WRITTEN,
        lambda chart, name: chart.states[name].request is Request.KEEP,
        supposing(someone_is_there=False),
    ),
    Goal("a complaint", "complaint", NEAR, lambda chart, name: name == COMPLAINT, supposing()),
)


@dataclass(frozen=True, slots=True)
class Reached:
    """The longest of all shortest ways to a goal."""

    goal: Goal
    acts: int
    way: Way

    def __str__(self) -> str:
        return f"{self.goal.what} in at most {self.acts} acts, the farthest: {drawn(self.way)}"


class Reach:
    """The customer does what is best, the world what is worst, until nothing gets nearer."""

    def __init__(self, chart: Chart, goal: Goal) -> None:
        self._chart, self._goal = chart, goal
        self._words = {word: tuple(fitting(moves, "", goal.holds)) for word, moves in chart.words.items()}
        self._next = {
            name: {answer: tuple(fitting(state.go, answer, goal.holds)) for answer in chart.answers[name]}
            for name, state in chart.states.items()
        }
        self._arrive = dict.fromkeys(chart.states, NEVER)
        self._ask = {name: NEVER for name, state in chart.states.items() if state.ask}
        while self._nearer():
            pass

    def problems(self) -> Iterator[Problem]:
        """At most one, placed at the question that stands in the way of most others."""
        ways = {name: self._way(name) for name, acts in self._ask.items() if acts > self._goal.at_most}
        if not ways:
            return
        stops = {
            name: next((step for step in way[1:] if step in self._ask), name) for name, way in ways.items()
        }
        stop, _ = Counter(stops.values()).most_common(1)[0]
        name = next(name for name in ways if stops[name] == stop)
        more = f" (and from {len(ways) - 1} more)" if len(ways) > 1 else ""
        far_off = "may never be reached" if self._ask[name] >= NEVER else f"takes {self._ask[name]} acts"
        sentence = (
            f"from {name!r}{more} {self._goal.what} {far_off}, "
            f"and {self._goal.at_most} are the most: {drawn(ways[name])}"
        )
        yield self._chart.problem(stop, sentence)

    def farthest(self) -> Reached:
        name = max(self._ask, key=lambda name: self._ask[name])
        return Reached(self._goal, self._ask[name], self._way(name))

    def _nearer(self) -> bool:
        before = sum(self._arrive.values()) + sum(self._ask.values())
        for name in self._chart.states:
            if name in self._ask:
                self._ask[name] = min(acts for acts, *_ in self._acts(name))
            self._arrive[name] = self._arrival(name)
        return sum(self._arrive.values()) + sum(self._ask.values()) < before

    def _arrival(self, name: str) -> int:
        """Acts still needed once the conversation comes to the state, by the worst way on."""
        chart, state = self._chart, self._chart.states[name]
        if self._goal.is_reached(chart, name):
            return 0
        if chart.hands_on(name) or state.returns:
            return NEVER
        worst = [self._ask[name]] if state.ask else []
        if state.ask is None or chart.may_be_known(name):
            worst += [self._arrive[onward] for to in self._next[name].values() for onward in to]
        return max(worst, default=NEVER)

    def _acts(self, name: str) -> Iterator[tuple[int, str, tuple[str, ...]]]:
        """How far each act at the question is from the goal, what it is, and where it may lead."""
        yield NEVER, "", ()
        # A word typed where a long text is asked has to be confirmed.
        cost = 2 if self._chart.is_long(name) else 1
        for word, to in self._words.items():
            yield self._act(cost, f"«{word}»", to)
        for answer, to in self._next[name].items():
            yield self._act(1, f"«{answer}»", to)

    def _act(self, cost: int, what: str, to: tuple[str, ...]) -> tuple[int, str, tuple[str, ...]]:
        return min(NEVER, cost + max((self._arrive[name] for name in to), default=NEVER)), what, to

    def _way(self, name: str) -> Way:
        """From a question by the best act and the worst luck."""
        way, seen, asks = [name], set[str](), True
        while len(way) < SHOWN and name not in seen and not self._goal.is_reached(self._chart, name):
            seen.add(name)
            if asks:
                _, what, to = min(self._acts(name), key=self._best)
                way.append(what)
            else:
                to = tuple(onward for to in self._next[name].values() for onward in to)
            if not to:
                break
            name = max(to, key=lambda name: self._arrive[name])
            way.append(name)
            asks = name in self._ask and self._ask[name] >= self._arrive[name]
        return tuple(way)

    def _best(self, act: tuple[int, str, tuple[str, ...]]) -> tuple[int, bool]:
        """The nearest act; where none leads there, the word that should."""
        acts, what, _ = act
        return acts, what != f"«{self._goal.word}»"


def reach_problems(chart: Chart) -> Iterator[Problem]:
    for goal in GOALS:
        yield from Reach(chart, goal).problems()


def reached(chart: Chart) -> list[Reached]:
    return [Reach(chart, goal).farthest() for goal in GOALS]
