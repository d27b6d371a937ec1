"""`flows play`: a conversation with the bot in the terminal, typed or from a script."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Literal
from zoneinfo import ZoneInfo

from bot.clock import system_clock
from bot.commands.flow_check import Flows, has_answers
from bot.commands.sentences import complain, one_sentence
from bot.dialogue.load import load_flow
from bot.dialogue.rehearsal import Rehearsal, World, is_waiting, lines
from bot.dialogue.script import NotAsWritten, Script
from bot.errors import BadRequest
from bot.firm.policy_file import load_policy
from bot.knowledge.library import Library
from bot.model.step import Say
from bot.settings import read_settings

HELP = """Type what a customer would type. A line may also begin with
  *  a choice by its value, e.g. * human        +  a file, e.g. + statement.pdf
  @  a state that a person sends the customer to, e.g. @ satisfied
An empty line ends the conversation."""


def play(
    *,
    language: Literal["fr", "en"] | None = None,
    closed: bool = False,
    somebody: bool = False,
    from_script: Path | None = None,
    flows: Flows = Path("flows"),
) -> None:
    """Have a conversation with the bot in the terminal; nothing is stored.

    Parameters
    ----------
    language
        Left out, the bot asks; with a script, what the script says.
    closed
        Outside the opening hours.
    somebody
        A person is free to take over.
    from_script
        Plays this file, written as those of tests/dialogues, and exits 1 where the bot does something else.
    flows
        Where policy.yaml, the flow files and answers/ are.
    """
    if from_script is not None:
        _follow(from_script, language or "fr", flows)
        return
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


def _follow(file: Path, language: str, flows: Path) -> None:
    with one_sentence():
        script = Script(file, load_flow(flows, load_policy(flows / "policy.yaml")), language, _show_line)
        try:
            script.play()
        except (OSError, UnicodeDecodeError):
            raise BadRequest(f"{file} cannot be read as a text.") from None
        except NotAsWritten as difference:
            complain(str(difference))
            raise SystemExit(1) from None
    print(f"{file}: as written")


def _show_line(line: str, rehearsal: Rehearsal, says: Sequence[Say]) -> None:
    if line:
        print(_harmless(line))
    _show(rehearsal, says)


def _rehearsal(flows: Path, language: str | None, *, closed: bool, somebody: bool) -> Rehearsal:
    policy = load_policy(flows / "policy.yaml")
    today = system_clock().astimezone(ZoneInfo(policy.firm.legal_zone)).date()
    world = World(today=today, open=not closed, staff_free=somebody)
    rehearsal = Rehearsal(load_flow(flows, policy), world, language)
    if has_answers(flows):
        library = Library.load(flows / "answers", policy, read_settings().vectors_file)
        world.wish = library.wish
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


def _show(rehearsal: Rehearsal, says: Sequence[Say]) -> None:
    for line in lines(says):
        print("  " + _harmless(line).replace("\n", "\n  "))
    ask = rehearsal.ask
    if ask and ask.choices:
        print("    " + "   ".join(f"[{choice.value}] {choice.label}" for choice in ask.choices))


def _harmless(line: str) -> str:
    """What was typed may hold signs that command the terminal; they are shown as they are written."""
    return "".join(c if c == "\n" or c.isprintable() or c.isspace() else repr(c)[1:-1] for c in line)


def _typed() -> str:
    try:
        return input("> ").strip()
    except EOFError:
        return ""
