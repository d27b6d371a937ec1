"""`knowledge effect` and `knowledge gaps`: what came of the answers, read from the conversations."""

import asyncio
from datetime import datetime, timedelta
from pathlib import Path
from typing import Annotated

from cyclopts import Parameter
from rich.console import Console
from rich.table import Table

from bot.actions import answered
from bot.actions.answered import Asked
from bot.clock import system_clock
from bot.commands.opened import opened
from bot.commands.sentences import one_sentence
from bot.firm.policy_file import load_policy
from bot.knowledge.grouping import nearest
from bot.knowledge.library import Library
from bot.settings import Settings, read_settings

Days = Annotated[int, Parameter(help="How many days back.")]
EXAMPLES = 3


def effect(*, days: Days = 30) -> None:
    """How often each article was shown, and whether customers said that it answered them."""
    with one_sentence():
        asked = _asked(read_settings(), days)
    table = Table("article", "shown", "helped", "did not", "silent", "then a person", "then a complaint")
    for row in answered.effects(asked):
        counts = (row.shown, row.helped, row.not_helped, row.silent, row.persons, row.complaints)
        table.add_row(row.article, *map(str, counts))
    console = Console()
    console.print(table)
    gaps = sum(one.is_gap for one in asked)
    console.print(f"{len(asked)} questions in {days} days, {gaps} of them not answered")


def gaps(*, days: Days = 30, flows: Path | None = None) -> None:
    """Questions that no article answered, or whose article did not help, grouped by what they mean."""
    with one_sentence():
        settings = read_settings()
        folder = flows or settings.flows
        library = Library.load(folder / "answers", load_policy(folder / "policy.yaml"), settings.vectors_file)
        groups = answered.gaps(_asked(settings, days), library)
    for group in groups:
        print(f"{len(group.questions)} × {group.questions[0]}   (nearest article: {nearest(group, library)})")
        for text in group.questions[1:EXAMPLES]:
            print(f"      {text}")
    print(f"{sum(len(group.questions) for group in groups)} questions not answered, {len(groups)} groups")


def _asked(settings: Settings, days: int) -> list[Asked]:
    return asyncio.run(_read(settings, system_clock() - timedelta(days=days)))


async def _read(settings: Settings, since: datetime) -> list[Asked]:
    async with opened(settings) as store:
        return await answered.questions(store, since)
