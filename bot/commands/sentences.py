"""What a command was given wrongly ends in one sentence and exit code 2, never in a trace."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager

from bot.errors import Refused, SetupError
from bot.firm.problems import Problems

WRONG_INPUT = 2


@contextmanager
def one_sentence() -> Iterator[None]:
    """Around the body of a command. Problems in files are printed one a line, each with its place."""
    try:
        yield
    except (Refused, SetupError, Problems) as error:
        complain(_words(error))
        raise SystemExit(WRONG_INPUT) from None


def complain(sentence: str) -> None:
    print(sentence, file=sys.stderr)


def _words(error: Exception) -> str:
    details = error.details if isinstance(error, Refused) else None
    if not details:
        return str(error)
    return f"{error} {' '.join(f'{field}: {sentence}' for field, sentence in details.items())}"
