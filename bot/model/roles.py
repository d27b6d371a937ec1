"""Who may do what to whose objects: the contract's table of roles, one row a group of verbs. Data only."""

from collections.abc import Iterator, Mapping
from enum import StrEnum

from bot.model.people import Role


class Whose(StrEnum):
    """How an object stands to the actor. `ANY` is lost by whoever is excluded from a complaint,
    `EVERY` is not: leads and auditors read the whole register, and act on none that they are part of.
    """

    QUEUE = "queue"
    OWN = "own"
    SERVED = "served"
    LINKED = "linked"
    ANY = "any"
    EVERY = "every"


class Part(StrEnum):
    """Actors that hold no role of the firm's, and what everybody signed in may do whatever the role."""

    SIGNED_IN = "signed_in"
    CUSTOMER = "customer"
    SYSTEM = "system"


Holder = Role | Part
Objects = frozenset[Whose]
Row = tuple[tuple[str, ...], Mapping[Holder, Objects]]

NO_OBJECT: Objects = frozenset()
ANY: Objects = frozenset({Whose.ANY})
EVERY: Objects = frozenset({Whose.EVERY})
OWN: Objects = frozenset({Whose.OWN})
SERVED: Objects = frozenset({Whose.SERVED})
MET: Objects = frozenset({Whose.QUEUE, Whose.OWN, Whose.SERVED})
MET_OR_LINKED: Objects = MET | {Whose.LINKED}

AGENT, OFFICER, LEAD, AUDITOR, ADMIN = Role
SIGNED_IN, CUSTOMER, SYSTEM = Part

EVENTS = (
    *("acknowledge", "verify_authorisation", "refuse_authorisation", "revoke_authorisation", "assign"),
    *("exclude", "declare_no_conflict", "start", "request_information", "provide_information", "remind"),
    *("give_final_notice", "record_finding", "submit", "approve", "send_back", "respond", "accept"),
    *("refuse_response", "remedy", "withdraw", "close", "reconsider", "reopen", "extend", "hold"),
    *("release_hold", "refer_external", "determine_external", "link", "propose_purge", "approve_purge"),
    *("complete_action", "reapply_purge", "letter_sent", "letter_bounced", "miss"),
)
"""What `POST /api/complaints/{ref}/events` knows; each is the verb `complaints.<event>`."""

LEADS_EVENTS = {
    "approve",
    "send_back",
    "approve_purge",
    "hold",
    "release_hold",
    "assign",
    "declare_no_conflict",
}
CUSTOMERS_EVENTS = {"provide_information", "accept", "refuse_response", "withdraw"}
SYSTEMS_EVENTS = {
    *("acknowledge", "remind", "letter_sent", "letter_bounced", "miss", "propose_purge", "reapply_purge"),
}
"""The bot registers, acknowledges from the template and reminds; it never decides."""

ROWS: tuple[Row, ...] = (
    (
        (
            *("chat.say", "chat.choose", "chat.attach", "chat.typing", "chat.seen", "chat.language"),
            *("chat.rate", "chat.entries", "chat.leave", "chat.upload", "chat.download", "chat.transcript"),
            *("chat.complaint", "chat.letter", "chat.mail_transcript"),
        ),
        {CUSTOMER: OWN},
    ),
    # To stop hearing a conversation needs nobody's leave.
    (("console.connect", "console.unwatch"), dict.fromkeys((AGENT, OFFICER, LEAD, AUDITOR), NO_OBJECT)),
    (("console.available", "console.queue"), dict.fromkeys((AGENT, OFFICER, LEAD), NO_OBJECT)),
    # Also one that the bot leads, which no list shows; one that somebody else leads answers `taken`.
    (("console.take", "console.pass"), dict.fromkeys((AGENT, OFFICER, LEAD), ANY)),
    (
        (
            *("console.reply", "console.attach", "console.note", "console.transfer", "console.release"),
            *("console.resolve", "console.complain", "console.close", "console.typing", "console.seen"),
            *("console.tag", "console.correct", "console.reveal"),
        ),
        # Who leads it now is the action's question (`not_yours`); here it is whether one may know of it.
        {AGENT: MET, OFFICER: MET_OR_LINKED, LEAD: ANY},
    ),
    (
        ("console.watch", "conversations.read", "conversations.export"),
        {AGENT: MET, OFFICER: MET_OR_LINKED, LEAD: ANY, AUDITOR: ANY},
    ),
    (("conversations.find",), dict.fromkeys((AGENT, OFFICER, LEAD, AUDITOR, SYSTEM), NO_OBJECT)),
    (("console.barge_in",), {LEAD: ANY}),
    (("conversations.review", "conversations.watch_silently"), {LEAD: ANY}),
    (("conversations.replay", "conversations.read_review"), {LEAD: ANY, AUDITOR: ANY, SYSTEM: ANY}),
    (("knowledge.find",), dict.fromkeys((AGENT, OFFICER, LEAD), NO_OBJECT)),
    (("files.upload",), {AGENT: MET, OFFICER: MET_OR_LINKED, LEAD: ANY}),
    (("files.download",), {AGENT: MET, OFFICER: MET_OR_LINKED, LEAD: ANY, AUDITOR: ANY}),
    (("inquiries.find",), dict.fromkeys((AGENT, OFFICER, LEAD, AUDITOR), NO_OBJECT)),
    (("inquiries.open",), dict.fromkeys((AGENT, OFFICER, LEAD), NO_OBJECT)),
    (("inquiries.reply",), {AGENT: MET, OFFICER: ANY, LEAD: ANY}),
    (("inquiries.read",), {AGENT: MET, OFFICER: ANY, LEAD: ANY, AUDITOR: ANY}),
    (("complaints.find",), dict.fromkeys((AGENT, OFFICER, LEAD, AUDITOR), NO_OBJECT)),
    (("complaints.read",), {AGENT: SERVED, OFFICER: ANY, LEAD: EVERY, AUDITOR: EVERY}),
    (
        ("complaints.read_events", "complaints.read_evidence"),
        {OFFICER: ANY, LEAD: EVERY, AUDITOR: EVERY},
    ),
    (("complaints.add_evidence",), {OFFICER: ANY}),
    (("complaints.register",), {OFFICER: NO_OBJECT, SYSTEM: NO_OBJECT}),
    *(
        (
            (f"complaints.{event}",),
            {
                OFFICER: ANY,
                **({LEAD: ANY} if event in LEADS_EVENTS else {}),
                **({CUSTOMER: OWN} if event in CUSTOMERS_EVENTS else {}),
                **({SYSTEM: ANY} if event in SYSTEMS_EVENTS else {}),
            },
        )
        for event in EVENTS
    ),
    (
        ("register.export", "register.return", "register.learn", "register.verify"),
        dict.fromkeys((OFFICER, LEAD, AUDITOR, SYSTEM), NO_OBJECT),
    ),
    (("subjects.answer",), dict.fromkeys((OFFICER, LEAD), NO_OBJECT)),
    # The verifying key is public: whoever holds a receipt may check it.
    (("register.key",), dict.fromkeys((*Role, *Part), NO_OBJECT)),
    (("reports.read",), {AGENT: OWN, OFFICER: ANY, LEAD: ANY, AUDITOR: ANY}),
    (("knowledge.gaps",), dict.fromkeys((LEAD, AUDITOR), NO_OBJECT)),
    (("board.read",), {LEAD: NO_OBJECT}),
    (("reviews.sample",), dict.fromkeys((LEAD, AUDITOR), NO_OBJECT)),
    (("scorecards.read",), dict.fromkeys((AGENT, OFFICER, LEAD, AUDITOR), NO_OBJECT)),
    (("coaching.read",), dict.fromkeys((AGENT, OFFICER, LEAD), NO_OBJECT)),
    (("trail.read",), dict.fromkeys((AUDITOR, ADMIN), NO_OBJECT)),
    (
        ("session.read", "session.end", "account.read", "account.change", "policy.read"),
        {SIGNED_IN: NO_OBJECT},
    ),
    (("accounts.invite",), dict.fromkeys((LEAD, ADMIN, SYSTEM), NO_OBJECT)),
    (("accounts.find",), dict.fromkeys((LEAD, ADMIN, SYSTEM), NO_OBJECT)),
    (("accounts.add",), dict.fromkeys((ADMIN, SYSTEM), NO_OBJECT)),
    (("accounts.change", "accounts.set_password"), {ADMIN: ANY, SYSTEM: ANY}),
)


def _by_verb() -> Iterator[tuple[str, Mapping[Holder, Objects]]]:
    for verbs, holders in ROWS:
        for verb in verbs:
            yield verb, holders


MAY: Mapping[str, Mapping[Holder, Objects]] = dict(_by_verb())
"""Verb → who → whose objects. What is not here is refused."""
