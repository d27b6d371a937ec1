"""A clock that a test moves by hand."""

from datetime import datetime, timedelta


class HandClock:
    """Stands still until a test moves it. Pass `clock.now` where a `Clock` is wanted."""

    def __init__(self, at: datetime) -> None:
        self._at = at

    def now(self) -> datetime:
        return self._at

    def advance(
        self, *, days: float = 0, hours: float = 0, minutes: float = 0, seconds: float = 0
    ) -> datetime:
        self._at += timedelta(days=days, hours=hours, minutes=minutes, seconds=seconds)
        return self._at
