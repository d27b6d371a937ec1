"""`python -m bot demo …`: people and conversations to try everything with."""

import asyncio

from cyclopts import App

from bot.actions import accounts
from bot.app import Firm
from bot.clock import system_clock
from bot.commands.opened import opened
from bot.commands.progress import progress
from bot.commands.seeding.handful import Handful
from bot.commands.seeding.people import hire, part_of
from bot.commands.seeding.stage import Stage
from bot.errors import SetupError
from bot.reach.passwords import Passwords
from bot.settings import Settings, read_settings

app = App(name="demo", help="People and conversations to try everything with.")


@app.command
def seed() -> None:
    """Five people, whose passwords are printed, and a handful of conversations in both languages."""
    settings = read_settings()
    if settings.mode == "production":
        raise SetupError("Demo data is refused in production.")
    if settings.smtp_url:
        raise SetupError("Demo data is refused where letters really leave: RECOURSE_SMTP_URL is set.")
    for email, part, password in asyncio.run(_seed(settings)):
        print(f"{email:24} {part:20} password  {password}")


async def _seed(settings: Settings) -> list[tuple[str, str, str]]:
    """E-mail address, part and password of each account that was opened."""
    firm = await asyncio.to_thread(Firm.read, settings.flows, settings.vectors_file)
    async with opened(settings) as store:
        now = system_clock()
        passwords = Passwords()
        # Whoever seeds before the first start would else never get it.
        given = (settings.admin_email, settings.admin_password or None)
        first = await accounts.first_account(store, passwords, *given)
        cast, hired = await hire(store, passwords)
        stage = Stage(settings, store, firm, Handful.begins(now))
        stories = Handful(stage, cast, now).stories
        with progress("conversations", len(stories)) as tell:
            await stage.play(stories, tell)
    opened_now = [(staff.email, part_of(staff), password) for staff, password in hired]
    return [(first[0], "lead, admin", first[1]), *opened_now] if first else opened_now
