"""`python -m bot flows …`: check the flow files, play a conversation, draw the chart."""

from collections.abc import Callable
from pathlib import Path
from typing import Literal
from zoneinfo import ZoneInfo

from cyclopts import App

from bot.clock import system_clock
from bot.commands.flow_check import Flows, check, has_answers
from bot.commands.sentences import one_sentence
from bot.dialogue.draw import mermaid
from bot.dialogue.load import load_flow
from bot.dialogue.rehearsal import Rehearsal, World, is_waiting, lines
from bot.dialogue.svg import svg
from bot.errors import BadRequest
from bot.firm.policy_file import load_policy
from bot.knowledge.library import Library
from bot.model.step import Say
from bot.settings import read_settings

app = App(name="flows", help="What the bot says, and when: check it, try it, draw it.")

CHARTS = (Path("docs/charts/dialogue.mmd"), Path("docs/charts/dialogue.svg"))
HELP = """Type what a customer would type. A line may also begin with
  *  a choice by its value, e.g. * human        +  a file, e.g. + statement.pdf
  @  a state that a person sends the customer to, e.g. @ satisfied
An empty line ends the conversation."""


app.command(check)


@app.command
def play(
    *,
    language: Literal["fr", "en"] | None = None,
    closed: bool = False,
    somebody: bool = False,
    flows: Flows = Path("flows"),
) -> None:
    """Have a conversation with the bot in the terminal; nothing is stored.

    Parameters
    ----------
    language
        Left out, the bot asks.
    closed
        Outside the opening hours.
    somebody
        A person is free to take over.
    flows
        Where policy.yaml, the flow files and answers/ are.
    """
    with one_sentence():
        rehearsal = _rehearsal(flows, language, closed=closed, somebody=somebody)
    print(HELP)
    _show(rehearsal, rehearsal.start())
    while not is_waiting(rehearsal):
        typed = _typed()
        if not typed:
            return
        try:
            _show(rehearsal, _act(rehearsal, typed))
        except BadRequest as refused:
            print(f"  ! {refused}")
    print("  (a person takes over from here)")


@app.command
def draw(*files: Path, stdout: bool = False, flows: Flows = Path("flows")) -> None:
    """Draw the chart of the flow, as Mermaid (.mmd) and as a picture (.svg).

    Parameters
    ----------
    files
        Where to write it, each by its ending; left out, both are written to docs/charts.
    stdout
        Print the Mermaid chart instead.
    flows
        Where policy.yaml and the flow files are.
    """
    with one_sentence():
        drawings = [(file, _drawing(file)) for file in files or CHARTS]
        flow = load_flow(flows, load_policy(flows / "policy.yaml"))
    if stdout:
        print(mermaid(flow.canonical), end="")
        return
    for file, drawing in drawings:
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(drawing(flow.canonical), encoding="utf-8")
        print(file)


def _drawing(file: Path) -> Callable[[str], str]:
    kinds = {".mmd": mermaid, ".svg": svg}
    if file.suffix not in kinds:
        raise BadRequest(f"{file}: a drawing ends in .mmd or .svg.")
    return kinds[file.suffix]


def _rehearsal(flows: Path, language: str | None, *, closed: bool, somebody: bool) -> Rehearsal:
    policy = load_policy(flows / "policy.yaml")
    today = system_clock().astimezone(ZoneInfo(policy.firm.legal_zone)).date()
    world = World(today=today, open=not closed, staff_free=somebody)
    rehearsal = Rehearsal(load_flow(flows, policy), world, language)
    if has_answers(flows):
        library = Library.load(flows / "answers", policy, read_settings().vectors_file)
        world.find = lambda question: library.decide(
            question, rehearsal.head.language, rehearsal.head.fields.get("topic")
        )
    return rehearsal


def _act(rehearsal: Rehearsal, typed: str) -> tuple[Say, ...]:
    acts: dict[str, Callable[[str], tuple[Say, ...]]] = {
        "*": rehearsal.choose,
        "+": rehearsal.attach,
        "@": rehearsal.resume,
    }
    act = acts.get(typed[0])
    return act(typed[1:].strip()) if act else rehearsal.type(typed)


def _show(rehearsal: Rehearsal, says: tuple[Say, ...]) -> None:
    for line in lines(says):
        print("  " + line.replace("\n", "\n  "))
    ask = rehearsal.ask
    if ask and ask.choices:
        print("    " + "   ".join(f"[{choice.value}] {choice.label}" for choice in ask.choices))


def _typed() -> str:
    try:
        return input("> ").strip()
    except EOFError:
        return ""
