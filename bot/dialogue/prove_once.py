"""Proves that no question comes twice, unless the customer went back, corrected, failed, or the matter ended.

Walked is every way from every entrance. Whatever was known before is taken as not yet asked: that way
asks the most. Words that work everywhere are the customer's own wish and begin a new way.
"""

from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass, replace

from bot.dialogue.format import Line, StateShape
from bot.dialogue.guards import READS, VALUES
from bot.dialogue.phrases import Type, sure_blanks
from bot.dialogue.symbolic import SKIP, Chart, Holds, Way, drawn, fitting
from bot.firm.problems import Problem
from bot.model.step import Request

Facts = frozenset[tuple[str, str]]
Blanks = dict[str, Type]


@dataclass(frozen=True, slots=True)
class Situation:
    """`told`: answered on this way, `asked`: asked on it, `values`: answers that conditions read."""

    state: str
    told: Facts = frozenset()
    asked: frozenset[str] = frozenset()
    values: Facts = frozenset()

    def at(self, state: str) -> "Situation":
        return replace(self, state=state)


class Once:
    """`situations`: how many were walked. `problems`: one for each state that asks again."""

    def __init__(self, chart: Chart, blanks: Blanks) -> None:
        self._chart = chart
        self._ending = {name for name, state in chart.states.items() if ends_matter(state, blanks)}
        self._matters = self._what_matters()
        self._came: dict[Situation, tuple[Situation | None, str]] = {}
        self._todo: deque[Situation] = deque()
        self._again: dict[str, Situation] = {}
        self._given_up = {name: way for name in chart.states if (way := self._back_by_giving_up(name))}
        for name in dict.fromkeys(chart.entrances()):
            self._come(Situation(name), None, "")
        while self._todo:
            self._arrive(self._todo.popleft())

    @property
    def situations(self) -> int:
        return len(self._came)

    def problems(self) -> Iterator[Problem]:
        for name, way in self._given_up.items():
            yield self._chart.problem(name, f"comes back when given up, on the way {drawn(way)}")
        for name, situation in self._again.items():
            ask = self._chart.states[name].ask
            field = ask.field if ask else ""
            sentence = f"asks {field!r} a second time on the way {drawn(self._way(situation))}"
            yield self._chart.problem(name, sentence)

    def _back_by_giving_up(self, start: str) -> Way:
        """From a question that was given up to itself, before a person or the end of a matter; or empty."""
        ask = self._chart.states[start].ask
        todo: list[Way] = [(start, "«gives up»", ask.give_up)] if ask else []
        seen: set[str] = set()
        while todo:
            way = todo.pop(0)
            here = way[-1]
            if here == start:
                return way
            if here not in seen and here not in self._ending and not self._chart.hands_on(here):
                seen.add(here)
                todo += [(*way, move.to) for move in self._chart.states[here].go]
        return ()

    def _come(self, situation: Situation, before: Situation | None, act: str) -> None:
        matters = self._matters[situation.state]
        situation = replace(
            situation,
            told=frozenset(fact for fact in situation.told if fact[0] in matters),
            asked=situation.asked & matters,
        )
        if situation not in self._came:
            self._came[situation] = (before, act)
            self._todo.append(situation)

    def _arrive(self, came: Situation) -> None:
        here, state = self._forgotten(came), self._chart.states[came.state]
        if state.ask is None:
            self._go_on(came, here, "", "")
            return
        known = dict(here.told).get(state.ask.field)
        passes = known is not None and (known != SKIP or state.ask.optional)
        if passes and self._chart.may_be_known(came.state):
            value = dict(here.values).get(state.ask.field)
            for answer in [value] if value else self._chart.answers[came.state]:
                if (known == SKIP) == (answer == SKIP):
                    self._go_on(came, here, answer, "")
        elif state.ask.field in here.asked:
            self._again.setdefault(came.state, came)
        else:
            self._ask(came, here, state)

    def _ask(self, came: Situation, here: Situation, state: StateShape) -> None:
        assert state.ask is not None  # noqa: S101  (the caller has looked)
        field = state.ask.field
        for answer in self._chart.answers[came.state]:
            told = "" if answer != SKIP else SKIP
            after = replace(
                here,
                told=frozenset({*((f, v) for f, v in here.told if f != field), (field, told)}),
                asked=here.asked | {field},
                values=_valued(here.values, field, answer),
            )
            self._go_on(came, after, answer, f"«{answer}»")
        if state.revisits:
            for name in self._drafted(came.state):
                self._come(Situation(name, values=here.values), came, "«corrects»")
        self._come(here.at(state.ask.give_up), came, "«gives up»")

    def _go_on(self, came: Situation, after: Situation, answer: str, act: str) -> None:
        for to in fitting(self._chart.states[came.state].go, answer, _holds(after)):
            self._come(after.at(to), came, act)

    def _forgotten(self, here: Situation) -> Situation:
        """What the state forgets; and everything, where it ends a matter in words."""
        state = self._chart.states[here.state]
        values = frozenset(fact for fact in here.values if fact[0] not in state.forget)
        if here.state in self._ending:
            return Situation(here.state, values=values)
        told = frozenset(fact for fact in here.told if fact[0] not in state.forget)
        return replace(here, told=told, values=values)

    def _what_matters(self) -> dict[str, frozenset[str]]:
        """The fields that are asked or looked at from each state on, before a matter ends."""
        matters: dict[str, frozenset[str]] = dict.fromkeys(self._chart.states, frozenset())
        counted = -1
        while counted < (count := sum(map(len, matters.values()))):
            counted = count
            for name in self._chart.states.keys() - self._ending:
                matters[name] = frozenset(self._looks_at(name)).union(
                    *(matters[to] for to in self._chart.next_to(name))
                )
        return matters

    def _looks_at(self, name: str) -> Iterator[str]:
        state = self._chart.states[name]
        if state.ask:
            yield state.ask.field
        yield from (READS[move.if_] for move in state.go if move.if_ in READS)

    def _drafted(self, name: str) -> Iterator[str]:
        source = self._chart.source_of[name]
        yield from (other for other, state in source.shape.states.items() if state.ask and other != name)

    def _way(self, situation: Situation) -> Way:
        way: list[str] = []
        at: Situation | None = situation
        while at is not None:
            before, act = self._came[at]
            way += [at.state, act] if act else [at.state]
            at = before
        return tuple(reversed(way))


def ends_matter(state: StateShape, blanks: Blanks) -> bool:
    """The desk is asked for something, a card or a day is shown, or a draft is laid aside in words."""
    if state.request not in (None, Request.CODE):
        return True
    promised = any(blanks.get(name) is Type.DAY for line in state.say for name in told_surely(line))
    carded = any(line.kind not in ("said", "offered") for line in state.say)
    return promised or carded or bool(state.say and state.forget)


def told_surely(line: Line) -> frozenset[str]:
    """The blanks that every variant of the line fills, in both languages."""
    return frozenset.intersection(*(sure_blanks(text) for text in (*line.fr, *line.en)))


def _valued(values: Facts, field: str, answer: str) -> Facts:
    others = frozenset(fact for fact in values if fact[0] != field)
    read = field in {asked for asked, _ in VALUES.values()}
    return others | {(field, answer)} if read else others


def _holds(here: Situation) -> Holds:
    """Only what was answered on this way is sure."""
    values, told = dict(here.values), dict(here.told)

    def holds(guard: str) -> bool | None:
        field, wanted = VALUES.get(guard, ("", ""))
        if field in values:
            return values[field] == wanted
        return True if guard not in VALUES and told.get(READS.get(guard, "")) == "" else None

    return holds
