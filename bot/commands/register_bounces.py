"""Letters that came back, by a mail server's report or by a person's word, kept for the register.

The server's timer records them by the table of the lifecycle, also when it starts later.
"""

import sys
from collections.abc import Sequence
from pathlib import Path

from bot.commands.opened import opened
from bot.errors import BadRequest
from bot.reach.delivery_report import LONGEST, Bounce, read
from bot.settings import Settings

STANDARD_INPUT = Path("-")


def gathered(reports: Sequence[Path], letter: str, reason: str) -> list[Bounce]:
    """Raises BadRequest, naming the file, for what is no report of a letter of ours."""
    reason = " ".join(reason.split())[:LONGEST]
    if bool(reports) == bool(letter) or bool(letter) != bool(reason):
        raise BadRequest("Name files of reports, or a --letter and the --reason why it came back.")
    return [_read(file) for file in reports] or [Bounce(letter, reason)]


async def report(settings: Settings, bounces: Sequence[Bounce]) -> None:
    """All of them, or none where one is unknown."""
    async with opened(settings) as store:
        for bounce in bounces:
            if await store.outbox.get(bounce.letter) is None:
                raise BadRequest(f"There is no letter {bounce.letter}.")
        for bounce in bounces:
            if not await store.outbox.report_bounce(bounce.letter, bounce.reason):
                raise BadRequest(f"The letter {bounce.letter} has not left.")


def _read(file: Path) -> Bounce:
    try:
        return read(sys.stdin.buffer.read() if file == STANDARD_INPUT else file.read_bytes())
    except OSError as error:
        raise BadRequest(f"{file} cannot be read: {error.strerror}.") from None
    except BadRequest as refusal:
        raise BadRequest(f"{file}: {refusal.message}") from None
