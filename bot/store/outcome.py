"""Turns the driver's errors into what a caller can act on."""

import asyncio
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager

from pymongo.errors import (
    ConnectionFailure,
    DuplicateKeyError,
    ExecutionTimeout,
    PyMongoError,
    WaitQueueTimeoutError,
    WTimeoutError,
)

from bot.errors import TryAgain

RETRY_AFTER_SECONDS = 2.0
ANSWER_SECONDS = 6.0
"""Longer than the driver's own time-out, which begins only when one of its few threads takes the call up."""
RETRYABLE = frozenset({6, 7, 89, 91, 189, 262, 9001, 10107, 11600, 11602, 13435, 13436, 14031, 50, 64})
"""Server codes for "not now": no primary, shutting down, interrupted, timed out, disk full."""


@contextmanager
def unknown_is_try_again() -> Iterator[None]:
    """An error does not mean "not stored": whoever asks again must use the same key.

    Duplicate keys and mistakes of our own (a wrong query) rise as they are.
    """
    try:
        yield
    except DuplicateKeyError:
        raise
    except PyMongoError as error:
        if not outcome_unknown(error):
            raise
        raise TryAgain(retry_after=RETRY_AFTER_SECONDS) from error


@asynccontextmanager
async def answered() -> AsyncIterator[None]:
    """One call of the driver; as `unknown_is_try_again`, also when it waits too long for its turn."""
    try:
        async with asyncio.timeout(ANSWER_SECONDS):
            with unknown_is_try_again():
                yield
    except TimeoutError as error:
        raise TryAgain(retry_after=RETRY_AFTER_SECONDS) from error


def outcome_unknown(error: PyMongoError) -> bool:
    if isinstance(error, ConnectionFailure | ExecutionTimeout | WTimeoutError | WaitQueueTimeoutError):
        return True
    return error.timeout or getattr(error, "code", None) in RETRYABLE
