"""The scripts of `tests/dialogues/`: every way through the flows, as a support manager would write it."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from bot.dialogue.drawn import TRIES, DrawnMove, drawn
from bot.dialogue.flow import Flow
from bot.dialogue.passed import take_turn_watched
from bot.dialogue.replay import Act
from bot.dialogue.script import NotAsWritten, Script
from bot.model.entry import AskType
from bot.model.step import Attached, Event, Typed

SCRIPTS = sorted((Path(__file__).resolve().parents[1] / "dialogues").glob("*.txt"))


@pytest.fixture(scope="module")
def acts(flow: Flow) -> list[Act]:
    """What the bot decided from, in all scripts."""
    scripts = [Script(path, flow) for path in SCRIPTS]
    for script in scripts:
        script.play()
    return [act for script in scripts for act in script.acts]


@pytest.mark.parametrize("path", SCRIPTS, ids=lambda path: path.stem)
def test_the_conversation_goes_as_written(flow: Flow, path: Path) -> None:
    Script(path, flow).play()


@pytest.mark.parametrize("language", ["fr", "en"])
@pytest.mark.parametrize("part", ["welcome", "inquiry", "handover", "complaint", "status"])
def test_every_flow_has_a_script_per_language(part: str, language: str) -> None:
    assert any(path.stem.startswith(f"{part}-{language}") for path in SCRIPTS)


def test_the_scripts_pass_every_state_and_take_every_move(flow: Flow, acts: list[Act]) -> None:
    passed = {name for act in acts for name in take_turn_watched(flow, act.head, act.event, act.facts)[1]}

    missing = [f"{move.id}: {move.source} → {move.target}" for move in moves(flow) if move.id not in passed]
    assert missing == [], "no script takes these"
    assert set(flow.states) - passed == set()


def test_every_question_that_cannot_be_answered_leads_where_its_chart_says(
    flow: Flow, acts: list[Act]
) -> None:
    """What no question can use: a file, or a text where files are asked."""
    asked = {act.head.position.state: act for act in acts}
    for state in (state for state in flow.states.values() if state.ask):
        assert state.ask is not None
        act = asked[state.name]
        position = replace(act.head.position, tries=state.ask.tries - 1, fixing=None, aside=None)
        head = act.head.changed({"position": position})

        _, path = take_turn_watched(flow, head, useless(state.ask.field.type), act.facts)

        assert path[:3] == (state.name, f"{state.name}.{TRIES}", state.ask.give_up)


@pytest.mark.parametrize(
    ("lines", "sentence"),
    [
        ("@ language en\n* human\n< asked email", "own.txt:3: the bot did not say 'asked email'"),
        ("> Ana\n= human", "own.txt:2: the desk was asked for 'nothing'"),
        ("! human", "own.txt:1: the choice 'human' was not refused"),
        ("* no_such", "own.txt:1: "),
        ("@ lunguage en", "own.txt:1: @ is followed by one of "),
        ("@", "own.txt:1: @ is followed by one of "),
        ("@ language de", "own.txt:1: the language is fr, en or unknown, not 'de'"),
        ("human", "own.txt:1: begins with none of"),
    ],
)
def test_a_script_says_in_which_line_the_bot_did_something_else(
    flow: Flow, tmp_path: Path, lines: str, sentence: str
) -> None:
    (tmp_path / "own.txt").write_text(lines, encoding="utf-8")

    with pytest.raises(NotAsWritten) as wrong:
        Script(tmp_path / "own.txt", flow).play()

    assert str(wrong.value).startswith(sentence)


def useless(type_: AskType) -> Event:
    file = {"file": "f", "name": "a.pdf", "type": "application/pdf", "bytes": 1}
    return Typed("demain peut-être") if type_ is AskType.FILES else Attached((file,))


def moves(flow: Flow) -> Iterator[DrawnMove]:
    """Not one that only makes sure that some move fits: it leads where an earlier one of its state leads."""
    chart = drawn(flow.canonical)
    seen: set[tuple[str, str]] = set()
    for move in (move for states in chart.parts.values() for state in states for move in state.moves):
        sure = not move.label and (move.source, move.target) in seen
        seen.add((move.source, move.target))
        if not sure and not move.id.endswith(f".{TRIES}"):
            yield move
    yield from chart.anywhere
