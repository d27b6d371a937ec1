"""What guards the doors: passwords, limits, a look into files, the second factor, who a customer is."""

from dataclasses import dataclass
from datetime import datetime

from bot.errors import Forbidden, WrongType
from bot.model.people import Known, Role
from bot.reach.ports import Examine, Identify, Limits, Passwords, Preview, Scan, Totp


def _nobody(_assertion: str, _at: datetime) -> Known:
    raise Forbidden("Signed-in customers are not set up here.")


def _no_picture(_data: bytes) -> bytes:
    raise WrongType


@dataclass(frozen=True, slots=True)
class Guards:
    """`scan`: None where no virus scanner is set up.
    `need_second`: roles that may do nothing but set up their second factor until they have one."""

    passwords: Passwords
    limits: Limits
    examine: Examine
    totp: Totp
    identify: Identify = _nobody
    need_second: frozenset[Role] = frozenset()
    scan: Scan | None = None
    preview: Preview = _no_picture
