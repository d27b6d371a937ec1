"""Who leads a conversation, as a chart: the bot, nobody yet (waiting), a person, or it is closed."""

from enum import StrEnum
from functools import cache
from typing import Any

from transitions import Machine, MachineError

from bot.errors import Closed, NotWaiting


class Mode(StrEnum):
    BOT = "bot"
    WAITING = "waiting"
    AGENT = "agent"
    CLOSED = "closed"


# One row an act: its name, the modes it may start from, the mode it leads to.
MOVES: tuple[tuple[str, tuple[Mode, ...], Mode], ...] = (
    ("ask_for_person", (Mode.BOT,), Mode.WAITING),
    ("stop_waiting", (Mode.WAITING,), Mode.BOT),
    ("take", (Mode.BOT, Mode.WAITING), Mode.AGENT),
    ("hand_over", (Mode.AGENT,), Mode.AGENT),
    ("return_to_agent", (Mode.BOT,), Mode.AGENT),
    ("requeue", (Mode.AGENT,), Mode.WAITING),
    ("return_to_bot", (Mode.AGENT,), Mode.BOT),
    ("close", (Mode.BOT, Mode.WAITING, Mode.AGENT), Mode.CLOSED),
)


class _Cursor:
    """What the shared machine moves; thrown away after one trigger."""

    __slots__ = ("state",)

    def __init__(self, state: str) -> None:
        self.state = state


@cache
def chart() -> Any:
    """The one machine of this chart; `register draw` and the tests read it too."""
    return Machine(
        model=None,
        states=[mode.value for mode in Mode],
        transitions=[
            {"trigger": name, "source": [mode.value for mode in sources], "dest": target.value}
            for name, sources, target in MOVES
        ],
        initial=None,
        send_event=True,
        auto_transitions=False,
    )


def after(mode: Mode, move: str) -> Mode:
    """The mode that `move` leads to. Raises Closed or NotWaiting where the chart has no such arrow."""
    cursor = _Cursor(mode.value)
    try:
        chart().events[move].trigger(cursor)
    except MachineError:
        if mode is Mode.CLOSED:
            raise Closed from None
        raise NotWaiting from None
    return Mode(cursor.state)
