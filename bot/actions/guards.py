"""What guards the doors: passwords, limits, a look into files, the second factor, who a customer is."""

from dataclasses import dataclass
from datetime import datetime

from bot.errors import Forbidden
from bot.model.people import Known, Role
from bot.reach.ports import Examine, Identify, Limits, Passwords, Totp


def _nobody(_assertion: str, _at: datetime) -> Known:
    raise Forbidden("Signed-in customers are not set up here.")


@dataclass(frozen=True, slots=True)
class Guards:
    """`need_second`: roles that may do nothing but set up their second factor until they have one."""

    passwords: Passwords
    limits: Limits
    examine: Examine
    totp: Totp
    identify: Identify = _nobody
    need_second: frozenset[Role] = frozenset()
