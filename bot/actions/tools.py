"""What the house owns and actions use: policy, flow, library, calendars, the register's key, the post."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from pathlib import Path

from bot.actions.presence import Presence
from bot.clock import Clock
from bot.dialogue.flow import Flow
from bot.firm.fingerprint import Print
from bot.firm.policy import Policy
from bot.firm.replies import CannedReply
from bot.firm.scorecards import Scorecard
from bot.knowledge.library import Library
from bot.reach.ports import Bus, MailBox, Pdf, PurgeList
from bot.register.calendars import Calendar
from bot.register.clocks import Almanac
from bot.register.letters import Letters
from bot.register.signing import SigningKey


@dataclass
class Tools:
    """`owner` names this process in leases. `flows`: the folder whose changes are taken without a restart.
    `as_read`: how that looked before it was last read, so that no change goes unnoticed meanwhile.
    `bus`: to the other processes. `site`: where people reach the pages, without a slash at its end.
    """

    clock: Clock
    policy: Policy
    flow: Flow
    library: Library
    calendars: Mapping[str, Calendar]
    letters: Letters
    key: SigningKey
    mailbox: MailBox
    pdf: Pdf
    purge_list: PurgeList
    owner: str
    site: str
    flows: Path | None = None
    as_read: Print = frozenset()
    replies: tuple[CannedReply, ...] = ()
    bus: Bus | None = None
    scorecards: tuple[Scorecard, ...] = ()
    presence: Presence = field(default_factory=Presence)

    @property
    def almanac(self) -> Almanac:
        return Almanac(self.policy, self.calendars)

    @cached_property
    def holidays(self) -> frozenset[date]:
        proclaimed = {row.day for row in self.policy.calendar.proclaimed}
        return frozenset(self.almanac.calendar.days) | proclaimed

    def forget_holidays(self) -> None:
        """Policy or calendars have changed."""
        vars(self).pop("holidays", None)
