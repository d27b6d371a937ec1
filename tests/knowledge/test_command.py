"""`python -m bot knowledge …`, as operators and outside tools call it."""

import json
import shutil
from pathlib import Path

import pytest

from bot.commands.knowledge import app

FLOWS = Path(__file__).parents[2] / "flows"
QUESTIONS = Path(__file__).parent / "questions.yaml"


def run(*words: str) -> int:
    with pytest.raises(SystemExit) as ended:
        app([*words, "--flows", str(FLOWS)] if "--flows" not in words else list(words))
    return int(ended.value.code or 0)


def test_ask_prints_the_decision_and_the_articles_as_json(capsys: pytest.CaptureFixture[str]) -> None:
    code = run("ask", "combien de temps pour un retrai ?", "--language", "fr", "--json")

    answer = json.loads(capsys.readouterr().out)
    assert code == 0
    assert answer["decision"] == "answer"
    assert [set(row) for row in answer["articles"]] == [{"id", "title", "score"}]
    assert answer["articles"][0]["id"] == "withdrawal-delay"


def test_ask_without_json_prints_the_passage_and_its_source(capsys: pytest.CaptureFixture[str]) -> None:
    assert run("ask", "what are your fees", "--language", "en") == 0

    assert "“Fees”, article reviewed on" in capsys.readouterr().out


def test_eval_prints_a_row_for_each_pair_of_languages(capsys: pytest.CaptureFixture[str]) -> None:
    assert run("eval", "--questions", str(QUESTIONS), "--confusions") == 0

    printed = capsys.readouterr().out
    assert "held-back half" in printed
    assert printed.count("%") >= 4 * 8


def test_broken_files_are_listed_and_end_with_1(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    flows = tmp_path / "flows"
    shutil.copytree(FLOWS, flows)
    (flows / "answers" / "fees.md").write_text("nothing", encoding="utf-8")

    assert run("ask", "frais", "--flows", str(flows)) == 1
    assert "fees.md:1:1: must begin with a head" in capsys.readouterr().err
    assert run("eval", "--questions", str(tmp_path / "none.yaml"), "--flows", str(FLOWS)) == 1
    assert "none.yaml:1:1: the file is missing" in capsys.readouterr().err
