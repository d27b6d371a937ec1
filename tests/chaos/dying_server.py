"""The server as it is, which ends itself with SIGKILL at a named step of one complaint; its clock is ahead.

`DIES_AT`: a step of `STEPS`; `DIES_OF`: the reference; `MINUTES_AHEAD`: so that what a dead one held is free.
"""

import os
import re
import signal
import sys
from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

from bot import serving
from bot.clock import system_clock
from bot.reach.mail import Server
from bot.store.outbox import MongoOutbox
from bot.store.register import MongoRegister
from server import cli

STEPS: Mapping[str, tuple[type, str, str, str]] = {
    "event stored": (MongoRegister, "append", "'event': 'file'", "after"),
    "projection not written": (MongoRegister, "put_complaint", "", "before"),
    "letter written": (MongoOutbox, "post", "", "after"),
    "letter in hand": (MongoOutbox, "handing", "", "after"),
    "letter taken": (Server, "send", "", "after"),
    "letter noted as sent": (MongoOutbox, "sent", "", "after"),
    "sending on record": (MongoRegister, "append", "'event': 'acknowledge'", "after"),
}
"""Step → whose method, what its arguments name besides the complaint, and when the process dies."""


def die_at(step: str, complaint: str) -> None:
    owner, method, named, when = STEPS[step]
    call = getattr(owner, method)

    async def dying(self: Any, *args: Any, **how: Any) -> Any:
        told = repr(args)
        mine = bool(re.search(rf"{complaint}\b", told)) and named in told
        if mine and when == "before":
            os.kill(os.getpid(), signal.SIGKILL)
        done = await call(self, *args, **how)
        if mine:
            os.kill(os.getpid(), signal.SIGKILL)
        return done

    setattr(owner, method, dying)


def ahead() -> datetime:
    return system_clock() + timedelta(minutes=int(os.environ["MINUTES_AHEAD"]))


if __name__ == "__main__":
    if "DIES_AT" in os.environ:
        die_at(os.environ["DIES_AT"], os.environ["DIES_OF"])
    serving.system_clock = ahead  # type: ignore[attr-defined]  # the one name that the server reads it by
    sys.exit(cli())
