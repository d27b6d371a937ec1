"""What guards the doors: passwords, limits, a look into files."""

from dataclasses import dataclass

from bot.reach.ports import Examine, Limits, Passwords


@dataclass(frozen=True, slots=True)
class Guards:
    passwords: Passwords
    limits: Limits
    examine: Examine
