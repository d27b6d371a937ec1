"""Every letter with made-up words, as it would be sent and printed: to be read before a customer reads it."""

import asyncio
from collections.abc import Iterator, Sequence
from itertools import product
from pathlib import Path

from bot.errors import SetupError
from bot.firm.policy_file import load_policy
from bot.reach.pdf import Pdf
from bot.register.calendars import load_calendars
from bot.register.clocks import Almanac
from bot.register.letters import LANGUAGES, Letter, load_letters, page
from bot.register.samples import RECEIVED, sample
from bot.settings import Settings

NOT_PRINTED = frozenset({"code", "transcript"})
"""Short mails."""

File = tuple[str, bytes]
"""Its name and what it holds."""


def written(settings: Settings, folder: Path) -> int:
    """Each kind in each language as `.html`, `.txt` and, but for short mails, `.pdf`; how many files.

    Raises SetupError.
    """
    policy = load_policy(settings.flows / "policy.yaml")
    almanac = Almanac(policy, load_calendars(settings.flows / "calendars"))
    letters = load_letters(settings.flows / "letters")
    samples = [
        letters.render(*which, sample(*which, almanac)) for which in product(letters.kinds(), LANGUAGES)
    ]
    try:
        folder.mkdir(parents=True, exist_ok=True)
        files = [file for letter in samples for file in _files(letter)]
        files += asyncio.run(_printed(settings.flows / "letters", samples, almanac))
        for name, body in files:
            (folder / name).write_bytes(body)
    except OSError as error:
        raise SetupError(f"{folder}: {error.strerror}.") from None
    return len(files)


def _files(letter: Letter) -> Iterator[File]:
    yield f"{letter.kind}.{letter.language}.html", letter.html.encode()
    yield f"{letter.kind}.{letter.language}.txt", f"{letter.subject}\n\n{letter.text}".encode()


async def _printed(templates: Path, samples: Sequence[Letter], almanac: Almanac) -> list[File]:
    pdf, day, made = Pdf(templates), almanac.today(RECEIVED), list[File]()
    for letter in samples:
        if letter.kind not in NOT_PRINTED:
            said = page(letter.language, letter.subject, letter.blocks, day, almanac.policy.firm)
            name = f"{letter.kind}.{letter.language}.pdf"
            made.append((name, await pdf.typeset("letter", said, RECEIVED)))
    return made
