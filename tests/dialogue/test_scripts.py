"""The scripts of `tests/dialogues/`: every way through the flows, as a support manager would write it."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.dialogue.chart import GO
from bot.dialogue.cursor import Cursor
from bot.dialogue.flow import Flow
from bot.dialogue.script import Script

SCRIPTS = sorted((Path(__file__).resolve().parents[1] / "dialogues").glob("*.txt"))
Move = tuple[str, str, str]


@pytest.mark.parametrize("path", SCRIPTS, ids=lambda path: path.stem)
def test_the_conversation_goes_as_written(flow: Flow, path: Path) -> None:
    Script(path, flow).play()


@pytest.mark.parametrize("language", ["fr", "en"])
@pytest.mark.parametrize("part", ["welcome", "inquiry", "handover", "complaint", "status"])
def test_every_flow_has_a_script_per_language(part: str, language: str) -> None:
    assert any(path.stem.startswith(f"{part}-{language}") for path in SCRIPTS)


def test_the_scripts_take_every_move_of_the_chart(flow: Flow, monkeypatch: pytest.MonkeyPatch) -> None:
    taken: set[Move] = set()
    move = Flow.move

    def recorded(self: Flow, cursor: Cursor, trigger: str = GO) -> None:
        source = cursor.state
        move(self, cursor, trigger)
        taken.add((trigger, source if trigger == GO else "*", cursor.state))

    monkeypatch.setattr(Flow, "move", recorded)

    for path in SCRIPTS:
        Script(path, flow).play()

    missing = sorted(set(drawn_moves(flow)) - taken)
    assert not missing, "no script goes " + ", ".join(f"{a}: {b} → {c}" for a, b, c in missing)


def drawn_moves(flow: Flow) -> Iterator[Move]:
    for trigger, event in flow.machine.events.items():
        for source, transitions in event.transitions.items():
            for transition in transitions:
                yield trigger, source if trigger == GO else "*", transition.dest
