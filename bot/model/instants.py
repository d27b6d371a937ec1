"""Instants as the contract writes them: `2026-11-22T11:20:43.808Z`."""

from datetime import UTC, datetime
from functools import lru_cache


@lru_cache(maxsize=1_024)
def stamp(at: datetime) -> str:
    """Raises ValueError for an instant without a zone."""
    if at.tzinfo is None:
        raise ValueError("an instant needs a zone")
    return at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.") + f"{at.microsecond // 1000:03d}Z"


def read_stamp(text: str) -> datetime:
    """Raises ValueError unless `text` is an ISO 8601 instant with a zone."""
    at = datetime.fromisoformat(text)
    if at.tzinfo is None:
        raise ValueError(f"{text!r} has no zone; write for example 2026-11-23T06:00:00Z")
    return at.astimezone(UTC)
