"""What the register says to the outside: the extract, and the return of a half-year."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from bot.actions import extracts, returns
from bot.actions.extracts import Asked, Extract
from bot.clock import system_clock
from bot.commands.opened import opened
from bot.commands.register_trail import private
from bot.firm.policy_file import load_policy
from bot.register.calendars import load_calendars
from bot.register.clocks import Almanac
from bot.register.signing import open_key
from bot.settings import Settings


async def extract(settings: Settings, asked: Asked, file: Path) -> Extract:
    """Written to a new file that only its owner may read."""
    async with opened(settings) as store:
        made = await extracts.take(store.register, _almanac(settings), asked)
    with private(file) as out:
        out.write(made.data)
    return made


async def half_year(settings: Settings, name: str) -> Mapping[str, Any]:
    key, now = open_key(settings.key_file), system_clock()
    async with opened(settings) as store:
        return await returns.half_year(store.register, _almanac(settings), key, name, now)


def _almanac(settings: Settings) -> Almanac:
    return Almanac(load_policy(settings.flows / "policy.yaml"), load_calendars(settings.flows / "calendars"))
