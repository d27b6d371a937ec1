"""Takes changed flow files into force without a restart; with any problem the old ones stay."""

import asyncio
import logging
import traceback
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from bot.actions.desk import Desk
from bot.dialogue.flow import Flow
from bot.dialogue.load import load_flow
from bot.firm.fingerprint import fingerprint
from bot.firm.policy import Policy
from bot.firm.policy_file import load_policy
from bot.firm.problems import Problems
from bot.knowledge.library import Library
from bot.register.calendars import Calendar, load_calendars
from bot.register.letters import Letters, load_letters

log = logging.getLogger(__name__)
LOOK_SECONDS = 2.0
DEEPEST = 12
"""Calls of a trace that are logged, the innermost: one of a text that goes round is thousands long."""


@dataclass(frozen=True, slots=True)
class Read:
    policy: Policy
    flow: Flow
    library: Library
    letters: Letters
    calendars: Mapping[str, Calendar]


async def watch(desk: Desk) -> None:
    """Until cancelled. A change is taken once the files have stood still for one look."""
    await asyncio.to_thread(desk.tools.library.search)
    folder = desk.tools.flows
    if folder is None:
        return
    _warn_of_overdue(desk)
    before = desk.tools.as_read
    while True:
        await asyncio.sleep(LOOK_SECONDS)
        now = await asyncio.to_thread(fingerprint, folder)
        if now == before != desk.tools.as_read:
            desk.tools.as_read = now
            await reload(desk, folder)
        before = now


async def reload(desk: Desk, folder: Path) -> bool:
    """Whether the files are now in force."""
    try:
        read = await asyncio.to_thread(_read, folder, desk.tools.library.vectors_file)
    except Problems as error:
        log.warning("the flow files have %d problems; the old flow stays: %s", len(error.problems), error)
        more = f" (and {len(error.problems) - 1} more)" if len(error.problems) > 1 else ""
        await desk.audience.alert("flow_refused", None, f"{error.problems[0]}{more}. The old flow stays.")
        return False
    except Exception as error:
        # What no check foresaw must not end the watch either.
        trace = "".join(traceback.format_exception(error, limit=-DEEPEST))
        log.error("the flow files cannot be read; the old flow stays: %s", trace)
        told = f"The files cannot be read ({type(error).__name__}). The old flow stays."
        await desk.audience.alert("flow_refused", None, told)
        return False
    await desk.versions.put_in_force(read.flow, desk.now())
    desk.tools.policy = desk.policy = read.policy
    desk.tools.library = read.library
    desk.tools.letters, desk.tools.calendars = read.letters, read.calendars
    desk.tools.forget_holidays()
    log.info("%s taken into force, %d articles", folder, len(read.library.articles))
    _warn_of_overdue(desk)
    return True


def _read(folder: Path, vectors: Path | None) -> Read:
    policy = load_policy(folder / "policy.yaml")
    library = Library.load(folder / "answers", policy, vectors)
    library.search()
    letters, calendars = load_letters(folder / "letters"), load_calendars(folder / "calendars")
    return Read(policy, load_flow(folder, policy), library, letters, calendars)


def _warn_of_overdue(desk: Desk) -> None:
    for article in desk.tools.library.overdue(desk.tools.almanac.today(desk.now())):
        log.warning("article %s was valid until %s: its review is due", article.id, article.valid_until)
