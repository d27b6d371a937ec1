"""Proves that every end tells the customer what happens next, and when."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from bot.dialogue.flow import FILED
from bot.dialogue.prove_once import told_surely
from bot.dialogue.symbolic import Chart, Way, drawn, fitting, supposing
from bot.firm.problems import Problem
from bot.model.step import Request

OWED: dict[Request, frozenset[str]] = {
    Request.KEEP: frozenset({"inquiry_number", "reply_by"}),
    Request.HUMAN: frozenset(),
    Request.ANSWERED: frozenset(),
    Request.DROP: frozenset(),
    Request.RATE: frozenset(),
    Request.CLOSE: frozenset(),
}
"""The blanks that the turn of a request must tell; and always a line, even if none is here.

The place in the queue and the minutes to wait are shown by the screens for as long as somebody waits.
A complaint tells its days once it is registered: at `filed`.
"""
OWED_AT_FILED = frozenset({"complaint_reference", "acknowledge_by"})
OWED_AT_REST = frozenset({"agent"})
OPEN = supposing()


@dataclass(frozen=True, slots=True)
class Turn:
    """From an act of the customer to the bot's next stop. `owing`: states with what their end owes."""

    way: Way
    lines: int = 0
    told: frozenset[str] = frozenset()
    owing: tuple[tuple[str, frozenset[str]], ...] = ()


class Ends:
    """`count`: ends that were looked at."""

    def __init__(self, chart: Chart) -> None:
        self._chart = chart
        self._faults: dict[tuple[str, str], Way] = {}
        self.ends: set[str] = set()
        for name in dict.fromkeys((*chart.entrances(), *self._after_questions())):
            self._walk(Turn((name,)))

    def problems(self) -> Iterator[Problem]:
        for (name, sentence), way in self._faults.items():
            yield self._chart.problem(name, f"{sentence}, on the way {drawn(way)}")

    def _after_questions(self) -> Iterator[str]:
        for name, state in self._chart.states.items():
            if state.ask:
                yield from self._chart.next_to(name)

    def _walk(self, turn: Turn) -> None:
        name = turn.way[-1]
        state = self._chart.states[name]
        if self._chart.may_be_known(name):
            self._go_on(turn)  # What a passed question would say is not said.
        turn = self._said(turn)
        if state.ask or state.returns or self._chart.hands_on(name):
            self._settle(turn)
        if state.ask is None:
            self._go_on(turn)

    def _said(self, turn: Turn) -> Turn:
        name = turn.way[-1]
        state = self._chart.states[name]
        told = turn.told.union(*(told_surely(line) for line in state.say))
        owing = dict(turn.owing)
        if state.request in OWED:
            owing[name] = OWED[state.request]
        if name == FILED:
            owing[name] = OWED_AT_FILED
        if state.rests:
            owing[name] = OWED_AT_REST
        return replace(turn, lines=turn.lines + len(state.say), told=told, owing=tuple(owing.items()))

    def _go_on(self, turn: Turn) -> None:
        name = turn.way[-1]
        for answer in self._chart.answers[name]:
            for to in fitting(self._chart.states[name].go, answer, OPEN):
                if to not in turn.way:
                    self._walk(replace(turn, way=(*turn.way, to)))

    def _settle(self, turn: Turn) -> None:
        for name, owed in turn.owing:
            self.ends.add(name)
            for blank in sorted(owed - turn.told):
                self._faults.setdefault((name, f"ends without telling {blank!r} for sure"), turn.way)
            if not turn.lines:
                sentence = "ends without a word about what happens next"
                self._faults.setdefault((name, sentence), turn.way)
