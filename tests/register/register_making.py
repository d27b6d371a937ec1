"""A small register as tests need it: the real policy and calendars, a key, complaints filed from a chat."""

import json
from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import Any

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from bot.firm.policy import Policy
from bot.firm.policy_file import load_policy
from bot.model.ids import ConversationId, DraftId, StaffId
from bot.model.people import Actor, Customer, Staff, System
from bot.register import acts
from bot.register.calendars import Calendar, load_calendars
from bot.register.case_file import Case
from bot.register.chain import Act, next_event, seal
from bot.register.clocks import Almanac
from bot.register.intake import Circumstances, from_chat
from bot.register.readings import next_line, plain
from bot.register.signing import SigningKey
from bot.register.verify import Report, Verification
from bot.register.view import view

FLOWS = Path(__file__).resolve().parents[2] / "flows"
MONDAY = datetime(2026, 11, 23, 6, 0, tzinfo=UTC)
"""10:00 in Mahé, a plain week."""

TOLD: Mapping[str, Any] = {
    "name": "Ana Roy",
    "email": "ana@customers.example.org",
    "account": "",
    "filer": "self",
    "service": "withdrawals",
    "facts_on": "2026-11-19",
    "narrative": "Le retrait de 250 € demandé le 19 n'est pas arrivé.",
    "wanted": "Le virement.",
    "evidence": [],
    "declaration": "yes",
}
FOR_ANOTHER: Mapping[str, Any] = {**TOLD, "filer": "third_party", "client_name": "Bob Payet"}


@cache
def calendars() -> Mapping[str, Calendar]:
    return load_calendars(FLOWS / "calendars")


@cache
def policy() -> Policy:
    return load_policy(FLOWS / "policy.yaml")


def almanac() -> Almanac:
    return Almanac(policy(), calendars())


def signing_key(seed: int = 1) -> SigningKey:
    return SigningKey(Ed25519PrivateKey.from_private_bytes(bytes([seed]) * 32))


def around(at: datetime = MONDAY, **changes: Any) -> Circumstances:
    return replace(
        Circumstances(
            policy=policy(),
            today=almanac().today(at),
            language="fr",
            declared_at=at,
            conversation=ConversationId("c1"),
            served=(StaffId("lea"),),
        ),
        **changes,
    )


def filing(fields: Mapping[str, Any] = TOLD, at: datetime = MONDAY, draft: str = "d1") -> Act:
    complaint = from_chat(fields, around(at))
    return acts.filing(
        complaint,
        seal(draft, complaint.data(), salt="ab" * 32),
        almanac(),
        draft=DraftId(draft),
        received_at=at,
        at=at,
        actor=Customer(ConversationId("c1")),
    )


def acknowledging(view: Mapping[str, Any], at: datetime, kind: str = "acknowledgement") -> Act:
    name = f"acknowledgement:{view['reference']}:1"
    letter = acts.SentLetter(
        kind, name, "v1", "fr", "0" * 64, "ana@example.org", at, "250 ok" if kind else ""
    )
    return acting(view, "acknowledge", letter.data(), at, System("post"), stopped_at=at)


def acting(
    view: Mapping[str, Any],
    event: str,
    told: Mapping[str, Any],
    at: datetime,
    actor: Actor,
    *,
    stopped_at: datetime | None = None,
) -> Act:
    """One more event of a complaint, as its guards let it."""
    case = Case(view, policy(), at, told, actor.id if isinstance(actor, Staff) else "")
    key = f"{event}:{view['reference']}:{view['version'] + 1}"
    payload = seal(key, told) if told else None
    return acts.acting(acts.Doing(event, actor, case, key, payload, None, stopped_at), almanac())


class Register:
    """Events and payloads as the store would keep them; tests plant their faults in them."""

    def __init__(self) -> None:
        self.events: list[dict[str, Any]] = []
        self.payloads: dict[str, dict[str, Any]] = {}
        self.reads: list[dict[str, Any]] = []

    def add(self, act: Act) -> dict[str, Any]:
        event = next_event(self.events[-1] if self.events else None, act)
        self.events.append(event)
        if act.payload:
            self.payloads[act.payload["_id"]] = dict(act.payload)
        return event

    def file(self, fields: Mapping[str, Any] = TOLD, at: datetime = MONDAY) -> dict[str, Any]:
        return self.add(filing(fields, at, draft=f"d{len(self.events) + 1}"))

    def acknowledge(self, reference: str, at: datetime) -> dict[str, Any]:
        return self.add(acknowledging(self.view(reference), at))

    def read(self, reference: str, staff: str) -> None:
        row = {"at": MONDAY, "staff": staff, "act": "read", "what": f"complaint:{reference}"}
        self.reads.append(next_line(self.reads[-1] if self.reads else None, row))

    def view(self, reference: str) -> dict[str, Any]:
        return view((e for e in self.events if e["complaint"] == reference), self.payloads.get)

    def verify(self, checkpoints: Any = (), witnesses: Any = (), keys: Any = ()) -> Report:
        verification = Verification(calendars(), keys)
        for event in self.events:
            verification.event(event)
        for payload in self.payloads.values():
            verification.payload(payload)
        for line in self.reads:
            verification.read(plain(line))
        return verification.report(checkpoints, witnesses)


def register_of(count: int) -> Register:
    register = Register()
    for _ in range(count):
        register.file()
    return register


def worked_cases() -> Any:
    return json.loads((Path(__file__).parent / "cases" / "deadlines.json").read_text(encoding="utf-8"))
