"""What a person may mistype at the flow commands is told in one sentence."""

from pathlib import Path

import pytest

from bot.commands.flow_eval import evaluate
from bot.commands.flow_play import play
from bot.commands.flow_replay import replay
from bot.dialogue.flow import Flow
from bot.dialogue.load import load_flow
from bot.dialogue.script import NotAsWritten, Script
from bot.firm.policy_file import load_policy
from bot.settings import HERE

GOOD = b"[human]\nune personne\n"


@pytest.mark.parametrize(
    ("english", "said"),
    [
        (b"", "en.txt holds no sentence"),
        (b"\xff\xfe", "en.txt is not written in UTF-8"),
        (b"x\n", "stands before the first heading"),
        (b"[answer @nofield]\nx\n", "no state asks 'nofield'"),
    ],
)
def test_sentences_that_cannot_be_judged_are_named(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], english: bytes, said: str
) -> None:
    (tmp_path / "fr.txt").write_bytes(GOOD)
    (tmp_path / "en.txt").write_bytes(english)

    with pytest.raises(SystemExit) as ended:
        evaluate(tmp_path, flows=HERE / "flows")

    assert ended.value.code != 0
    assert said in capsys.readouterr().err


def test_a_sample_of_nothing_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        replay(sample=0)

    assert ended.value.code != 0
    assert "--sample is at least 1, not 0." in capsys.readouterr().err


@pytest.fixture(scope="module")
def flow() -> Flow:
    return load_flow(HERE / "flows", load_policy(HERE / "flows" / "policy.yaml"))


@pytest.mark.parametrize(
    ("script", "said"),
    [
        ("", "expects nothing of the bot"),
        ("@ language fr\n> Ana\n", "expects nothing of the bot"),
        ("@ finds nonsense\n< asked name\n", "@ finds is followed by one of answer, offer"),
    ],
)
def test_a_script_that_tests_nothing_is_refused(flow: Flow, tmp_path: Path, script: str, said: str) -> None:
    path = tmp_path / "script.txt"
    path.write_text(script, encoding="utf-8")

    with pytest.raises(NotAsWritten, match=said):
        Script(path, flow).play()


def test_what_was_typed_does_not_command_the_terminal(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    script = tmp_path / "script.txt"
    script.write_text("@ language en\n> Ana \x1b]0;caught\x07Durand\n< asked email\n", encoding="utf-8")

    play(language="en", from_script=script, flows=HERE / "flows")

    shown = capsys.readouterr().out
    assert "\x1b" not in shown
    assert "\\x1b" in shown
