"""`python -m bot demo …`: people and conversations to try everything with."""

import asyncio
from random import Random
from typing import Annotated

from cyclopts import App, Parameter
from cyclopts.validators import Number

from bot.actions import accounts
from bot.app import Firm
from bot.clock import system_clock
from bot.commands.opened import opened
from bot.commands.progress import progress
from bot.commands.seeding.handful import Handful
from bot.commands.seeding.month import Month
from bot.commands.seeding.people import hire, part_of
from bot.commands.seeding.stage import Stage
from bot.errors import SetupError
from bot.reach.passwords import Passwords
from bot.settings import Settings, read_settings

app = App(name="demo", help="People and conversations to try everything with.")


@app.command
def seed(
    *,
    month: Annotated[bool, Parameter(negative="")] = False,
    conversations: Annotated[int, Parameter(validator=Number(gte=1, lte=50_000))] = 3_000,
    random: int = 1,
) -> None:
    """Five people, whose passwords are printed, and a handful of conversations in both languages.

    Parameters
    ----------
    month: a month of conversations before the handful.
    conversations: how many the month has.
    random: another number, another month; the same number and the same day, the same month.
    """
    settings = read_settings()
    if settings.mode == "production":
        raise SetupError("Demo data is refused in production.")
    if settings.smtp_url:
        raise SetupError("Demo data is refused where letters really leave: RECOURSE_SMTP_URL is set.")
    wanted = conversations if month else 0
    for email, part, password in asyncio.run(_seed(settings, wanted, Random(random))):  # noqa: S311  # a month that can be drawn again, no secret
        print(f"{email:24} {part:20} password  {password}")


async def _seed(settings: Settings, conversations: int, random: Random) -> list[tuple[str, str, str]]:
    """E-mail address, part and password of each account that was opened."""
    firm = await asyncio.to_thread(Firm.read, settings.flows, settings.vectors_file)
    async with opened(settings, hasty=True) as store:
        now = system_clock().replace(microsecond=0)
        passwords = Passwords()
        # Whoever seeds before the first start would else never get it.
        given = (settings.admin_email, settings.admin_password or None)
        first = await accounts.first_account(store, passwords, *given)
        cast, hired = await hire(store, passwords)
        stage = Stage(settings, store, firm, Month.begins(now), now)
        stories = list(Handful(stage, cast, now).stories)
        if conversations:
            stories += Month(stage, cast, now, conversations, random).stories()
        with progress("conversations", len(stories)) as tell:
            await stage.play(stories, tell)
        await store.made_sure()
    opened_now = [(staff.email, part_of(staff), password) for staff, password in hired]
    return [(first[0], "lead, admin", first[1]), *opened_now] if first else opened_now
