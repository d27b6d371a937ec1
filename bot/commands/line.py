"""Every group of the command line, and the one boundary where a wrong word becomes a sentence."""

import os
import sys
from collections.abc import Sequence

from cyclopts import App, CycloptsError
from rich.console import Console

from bot.commands.sentences import WRONG_INPUT, complain, one_sentence

GROUPS = {
    "flows": "What the bot says, and when: check it, try it, draw it.",
    "knowledge": "Ask the firm's articles, and measure how well they answer.",
    "register": "The complaints register: dates, chart, proof.",
    "staff": "Accounts of the people who work here.",
    "demo": "People and conversations to try everything with.",
    "store": "Everything that is kept: lists, backup, restore.",
}
INTERRUPTED = 130
UNHEARD = 141
"""As a shell says of a program that wrote to a reader who had left, such as `| head`."""


class Paper(Console):
    """Where help is printed. rich would end the process itself when the reader has left."""

    def on_broken_pipe(self) -> None:
        raise BrokenPipeError


app = App(
    name="python -m bot",
    console=Paper(),
    help="Recourse on the command line; works beside a running server and without one.",
    version_flags=[],
)
for name, help_ in GROUPS.items():
    # Imported when it is called for: the register needs no search, and `--help` needs neither.
    app.command(f"bot.commands.{name}:app", name=name, help=help_)


def main(words: Sequence[str]) -> int:
    """The exit code: 2 for what was given wrongly, after one sentence; 130 when interrupted."""
    try:
        with one_sentence():
            done = app(words, exit_on_error=False, print_error=False, result_action="return_value")
        sys.stdout.flush()
    except BrokenPipeError:
        # Python would try once more to write what is left, and complain of it.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return UNHEARD
    except CycloptsError as error:
        complain(str(error))
        return WRONG_INPUT
    except KeyboardInterrupt:
        return INTERRUPTED
    except SystemExit as exit_:
        return exit_.code if isinstance(exit_.code, int) else 0
    return done if isinstance(done, int) else 0
