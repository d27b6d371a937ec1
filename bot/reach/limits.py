"""How often somebody may do something: named limits, each counted per key, in this process's memory."""

from collections.abc import Mapping
from math import ceil

from limits import RateLimitItem, parse_many
from limits.storage import MemoryStorage
from limits.strategies import SlidingWindowCounterRateLimiter

from bot.errors import SlowDown

RATES: Mapping[str, str] = {
    # By network address; then by account and address together, so that nobody locks a colleague out from
    # elsewhere; then by account alone against many addresses at once.
    "sign_in_address": "30/minute; 200/hour",
    "sign_in_pair": "6/minute; 12/10 minutes; 20/hour; 40/day",
    # A code has six digits, three of them right at a time.
    "second_factor": "5/5 minutes; 10/hour; 20/day",
    "invitations": "10/minute; 30/hour",
    "sign_in_account": "60/hour",
    "conversations": "30/minute; 300/hour",
    "connects": "120/minute",
    "uploads": "30/minute; 200/hour",
    "downloads": "120/minute",
    "reads": "300/minute",
    "console_commands": "100/5 seconds",
    "filings": "5/hour",
    "verifications": "12/minute",
    "acts": "120/minute",
    "mails": "3/hour",
    "codes": "10/hour",
}


class Limits:
    """`on=False` counts nothing (benchmarks; refused in production)."""

    def __init__(self, rates: Mapping[str, str] = RATES, *, on: bool = True) -> None:
        self._items: dict[str, list[RateLimitItem]] = {name: parse_many(rate) for name, rate in rates.items()}
        self.on = on
        self._counter = SlidingWindowCounterRateLimiter(MemoryStorage())

    def hit(self, name: str, *key: str) -> None:
        """Count one act. Raises SlowDown, with the seconds to wait, when it is one too many."""
        for item in self._items[name] if self.on else ():
            if not self._counter.hit(item, name, *key):
                # The window slides: one place frees up about every so many seconds.
                raise SlowDown(retry_after=max(1, ceil(item.get_expiry() / item.amount)))

    def forgive(self, name: str, *key: str) -> None:
        """Start counting anew, after a success."""
        for item in self._items[name]:
            self._counter.clear(item, name, *key)
