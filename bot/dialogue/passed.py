"""Which way a turn goes through the chart: the states it passes and the moves between them."""

from collections.abc import Mapping
from dataclasses import replace
from functools import lru_cache
from typing import Any

from bot.dialogue.chart import GO
from bot.dialogue.cursor import Cursor
from bot.dialogue.drawn import ANYWHERE, TRIES, DrawnMove, drawn
from bot.dialogue.flow import START, Flow
from bot.dialogue.plan import Question
from bot.dialogue.turn import take_turn
from bot.model.conversation import Head
from bot.model.step import Event, Facts, Started, Step


def take_turn_watched(flow: Flow, head: Head, event: Event, facts: Facts) -> tuple[Step, tuple[str, ...]]:
    """The step, and the path for `svg`: names of states, with the id of the move between two of them.

    Where the bot goes on elsewhere without a move (a correction, back, a person's order) none stands between.
    """
    machine = _Watched(flow, START if isinstance(event, Started) else head.position.state)
    step = take_turn(replace(flow, machine=machine), head, event, facts)
    path, ask = machine.path, flow.question_at(head.position.state)
    if ask and _gave_up(ask, head, step):
        after = path[2:] if path[1:2] == [ask.give_up] else path[1:]
        path = [path[0], f"{path[0]}.{TRIES}", ask.give_up, *after]
    if path[-1] != step.position.state:
        path.append(step.position.state)
    return step, tuple(path)


def _gave_up(ask: Question, head: Head, step: Step) -> bool:
    answered = step.echo is not None or step.choice is not None
    stays = step.position.state == head.position.state
    return head.position.tries + 1 >= ask.tries and not answered and not stays


class _Watched:
    """The flow's machine, with a note of each move. `events` is all that the flow uses of it."""

    def __init__(self, flow: Flow, start: str) -> None:
        self.path = [start]
        self._moves = _moves(flow.canonical)
        self.events = {name: _Trigger(self, name, event) for name, event in flow.machine.events.items()}

    def note(self, trigger: str, source: str, cursor: Cursor) -> None:
        if self.path[-1] != source:
            self.path.append(source)
        moves = self._moves.get((trigger, source if trigger == GO else ANYWHERE, cursor.state), [])
        named = [move for move in moves if move.label.split(" ")[0] == str(cursor.answer)]
        self.path += [*(move.id for move in (named or moves)[:1]), cursor.state]


class _Trigger:
    def __init__(self, watched: _Watched, name: str, event: Any) -> None:
        self._watched, self._name, self._event = watched, name, event

    def trigger(self, cursor: Cursor) -> bool:
        source = cursor.state
        moved = bool(self._event.trigger(cursor))
        if moved:
            self._watched.note(self._name, source, cursor)
        return moved


@lru_cache(maxsize=8)
def _moves(canonical: str) -> Mapping[tuple[str, str, str], list[DrawnMove]]:
    """By what triggers them, where they begin and where they lead; the file's order."""
    chart = drawn(canonical)
    found: dict[tuple[str, str, str], list[DrawnMove]] = {}
    for states in chart.parts.values():
        for move in (move for state in states for move in state.moves):
            if not move.id.endswith(f".{TRIES}"):
                found.setdefault((GO, move.source, move.target), []).append(move)
    for move in chart.anywhere:
        found.setdefault((move.id.split(".")[1], ANYWHERE, move.target), []).append(move)
    return found
