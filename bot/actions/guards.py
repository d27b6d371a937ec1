"""What guards the doors: passwords, limits, a look into files, the firm's word on who a customer is."""

from dataclasses import dataclass
from datetime import datetime

from bot.errors import Forbidden
from bot.model.people import Known
from bot.reach.ports import Examine, Identify, Limits, Passwords


def _nobody(_assertion: str, _at: datetime) -> Known:
    raise Forbidden("Signed-in customers are not set up here.")


@dataclass(frozen=True, slots=True)
class Guards:
    passwords: Passwords
    limits: Limits
    examine: Examine
    identify: Identify = _nobody
