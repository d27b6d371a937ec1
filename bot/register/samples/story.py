"""One complaint played in memory by the register's own rules: what its letters say is what they would say."""

from collections.abc import Mapping
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from bot.model.ids import ConversationId, DraftId, StaffId
from bot.model.people import Actor, Customer, Role, Staff, System
from bot.register import acts, blanks, told
from bot.register.case_file import Case
from bot.register.chain import Act, next_event, seal
from bot.register.clocks import Almanac
from bot.register.firm_blanks import Blanks
from bot.register.intake import Circumstances, from_chat
from bot.register.receipts import receipt
from bot.register.samples.sayings import SAYINGS
from bot.register.signing import SigningKey
from bot.register.view import followed

BEGIN = datetime(2026, 11, 23, 6, 0, tzinfo=UTC)
"""10:00 in Mahé, a Monday; a public holiday lies within its first weeks."""
SITE = "https://chat.example"
CHAT = ConversationId("sample")
DRAFT = DraftId("sample")
OFFICER, REVIEWER = (
    Staff(StaffId(id_), id_, f"{id_}@firm.example", frozenset({Role.OFFICER})) for id_ in ("first", "second")
)


class Story:
    """`now` moves forward as it is told to; every event happens then."""

    def __init__(self, almanac: Almanac, language: str) -> None:
        self.almanac, self.language = almanac, language
        self.say = SAYINGS[language]
        self.now = BEGIN
        self.view: dict[str, Any] = {}
        self.events: list[Mapping[str, Any]] = []
        # A key of its own: what is signed for a sample proves nothing about any register.
        self._key = SigningKey(Ed25519PrivateKey.generate())

    def files(self, **fields: Any) -> None:
        told_in_chat = {
            "filer": "self",
            "name": self.say["name"],
            "email": "customer@mail.example",
            "service": self.almanac.policy.services[0].value,
            "facts_on": "2026-11-16",
            "amount": "1250.00 EUR",
            "narrative": self.say["narrative"],
            "wanted": self.say["wanted"],
            "declaration": "yes",
            **fields,
        }
        around = Circumstances(
            self.almanac.policy, self.almanac.today(self.now), self.language, self.now, CHAT
        )
        complaint = from_chat(told_in_chat, around)
        self._add(
            acts.filing(
                complaint,
                seal(DRAFT, complaint.data()),
                self.almanac,
                draft=DRAFT,
                received_at=self.now,
                at=self.now,
                actor=Customer(CHAT),
            ),
            complaint.data(),
        )

    def does(self, event: str, actor: Actor = OFFICER, **body: Any) -> None:
        """Raises NotAllowed, as the register would."""
        said = told.read(event, body)
        self._acts(event, actor, said)

    def sent(self, kind: str) -> None:
        """The letter of the last event left: the clocks that its sending starts and stops do so."""
        proof = {"letter": f"{kind}:{self.view['reference']}:{len(self.events)}", "kind": kind}
        self._acts("letter_sent", System("outbox"), proof)

    def misses(self, clock: str) -> None:
        over = [row for row in self.view["clocks"] if row["clock"] == clock]
        self._add(acts.missing(self.view, over, self.now), {})

    def waits(self, clock: str) -> None:
        """Until this clock has run out."""
        self.now = max(self.now, self._morning_of_last_day(clock) + timedelta(days=1))

    def half_waits(self, clock: str) -> None:
        self.now += (self._morning_of_last_day(clock) - self.now) / 2
        self.now = self.now.replace(microsecond=0)

    def _morning_of_last_day(self, clock: str) -> datetime:
        due = [row["due"] for row in self.view["clocks"] if row["clock"] == clock][-1]
        return datetime.combine(date.fromisoformat(due), time(9), self.almanac.zone).astimezone(UTC)

    def blanks(self, kind: str) -> Blanks:
        """Of the letter that the last event asked for."""
        witness = receipt(self.events[-1], self._key)
        return blanks.filled(kind, self.view, self.now, self.almanac, witness, SITE)

    def _acts(self, event: str, actor: Actor, said: Mapping[str, Any]) -> None:
        case = Case(
            self.view, self.almanac.policy, self.now, said, actor.id if isinstance(actor, Staff) else ""
        )
        key = f"{event}:{len(self.events)}"
        payload = seal(key, said) if said else None
        self._add(acts.acting(acts.Doing(event, actor, case, key, payload), self.almanac), said)

    def _add(self, act: Act, data: Mapping[str, Any]) -> None:
        event = next_event(self.events[-1] if self.events else None, act)
        self.events.append(event)
        self.view = followed(self.view, event, data)
