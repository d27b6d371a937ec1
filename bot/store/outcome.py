"""Turns the driver's errors into what a caller can act on."""

from collections.abc import Iterator
from contextlib import contextmanager

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


def outcome_unknown(error: PyMongoError) -> bool:
    if isinstance(error, ConnectionFailure | ExecutionTimeout | WTimeoutError | WaitQueueTimeoutError):
        return True
    return error.timeout or getattr(error, "code", None) in RETRYABLE
