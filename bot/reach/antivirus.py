"""A clamd that looks into files before they are kept (protocol INSTREAM, over TCP)."""

import io
import logging

from aioclamd import ClamdAsyncClient, ClamdError

from bot.errors import TryAgain

log = logging.getLogger(__name__)

SECONDS = 30.0
FOUND = "FOUND"


class Clamd:
    """`address`: `host:port`."""

    def __init__(self, address: str) -> None:
        host, _, port = address.rpartition(":")
        self._client = ClamdAsyncClient(host, int(port), timeout=SECONDS)

    async def __call__(self, data: bytes) -> str | None:
        """The name of what was found; None for a file that is clean.

        Raises TryAgain while nobody can tell: a file that was not looked into is not kept.
        """
        try:
            verdict, name = (await self._client.instream(io.BytesIO(data)))["stream"]
        except (ClamdError, OSError, KeyError, ValueError) as error:
            log.warning("clamd gives no answer: %s", error)
            raise TryAgain("Files cannot be checked at the moment; try again.", retry_after=30) from None
        return str(name) if verdict == FOUND else None
