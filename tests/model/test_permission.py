"""The wall, over every role × verb × own and foreign object, against the contract's table once more."""

import itertools
from typing import Any

import pytest

from bot.errors import Forbidden, NotFound
from bot.model.ids import ConversationId, StaffId
from bot.model.people import Actor, Customer, Role, Staff, System
from bot.model.permission import authorize, of_complaint, reach
from bot.model.roles import EVENTS, MAY, ROWS, Whose

ME, OTHER = StaffId("s1"), StaffId("s2")
FOREIGN: dict[str, Any] = {"conversation": "c2", "mode": "agent", "agent": {"id": OTHER}, "served": [OTHER]}
OBJECTS: dict[str, dict[str, Any]] = {
    "foreign": FOREIGN,
    "queue": {**FOREIGN, "mode": "waiting", "agent": {}},
    "own": {**FOREIGN, "agent": {"id": ME}, "served": [OTHER, ME], "conversation": "c1"},
    "served": {**FOREIGN, "served": [ME, OTHER]},
    "linked": {**FOREIGN, "handled_by": [ME]},
    "excluded": {**FOREIGN, "excluded": [ME]},
}
ACTORS: dict[str, Actor] = {
    **{role.value: Staff(ME, "Léa", "lea@example.com", frozenset({role})) for role in Role},
    "customer": Customer(ConversationId("c1")),
    "system": System("timer"),
}


def words(text: str) -> list[str]:
    return text.split()


# The contract's table once more, by role: `verb: the objects that are allowed`, "-" where there is no object.
MET = "queue own served"
ALL = "foreign queue own served linked"
EVERY = ALL + " excluded"
CONSOLE = words(
    "reply attach note transfer release resolve complain close typing seen watch tag correct reveal"
)
READING = ["conversations.read", "conversations.export", "files.download"]
LEADING = [f"console.{verb}" for verb in CONSOLE] + ["files.upload"]
QUEUE = dict.fromkeys([f"console.{verb}" for verb in words("connect unwatch available queue")], "-")
QUEUE |= {"knowledge.find": "-", "console.take": ALL, "console.pass": ALL}
LISTS = {"conversations.find": "-", "complaints.find": "-", "register.key": "-"}
SESSION = dict.fromkeys(("session.read", "session.end", "account.read", "account.change", "policy.read"), "-")
REGISTER = dict.fromkeys(("register.export", "register.return", "register.learn", "register.verify"), "-")
READ = ["complaints.read", "complaints.read_events", "complaints.read_evidence"]
REVIEW = dict.fromkeys(["conversations.replay", "conversations.read_review"], ALL)
COACHED = {"coaching.read": "-", "scorecards.read": "-"}
OVERSEES = ("reviews.sample", "knowledge.gaps")
ACCOUNTS = {"accounts.invite": "-", "accounts.find": "-", "accounts.add": "-"}
ACCOUNTS |= {"accounts.set_password": ALL, "accounts.change": ALL}
CHAT = words("say choose attach typing seen language rate entries leave upload download transcript")
CHAT += words("complaint letter mail_transcript")
EXPECTED: dict[str, dict[str, str]] = {
    "agent": {
        **SESSION,
        **QUEUE,
        **LISTS,
        **dict.fromkeys([*LEADING, *READING, "inquiries.read", "inquiries.reply"], MET),
        "inquiries.find": "-",
        "inquiries.open": "-",
        "complaints.read": "own served",
        "reports.read": "own",
        **COACHED,
    },
    "officer": {
        **SESSION,
        **QUEUE,
        **LISTS,
        **REGISTER,
        **dict.fromkeys(READ, ALL),
        **dict.fromkeys([*LEADING, *READING], MET + " linked"),
        **dict.fromkeys([f"complaints.{event}" for event in EVENTS], ALL),
        "complaints.register": "-",
        "complaints.add_evidence": ALL,
        "subjects.answer": "-",
        **COACHED,
        "inquiries.find": "-",
        "inquiries.open": "-",
        "inquiries.read": ALL,
        "inquiries.reply": ALL,
        "reports.read": ALL,
    },
    "lead": {
        **SESSION,
        **QUEUE,
        **LISTS,
        **REGISTER,
        **dict.fromkeys(READ, EVERY),
        **REVIEW,
        **dict.fromkeys([*LEADING, *READING, "conversations.review", "conversations.watch_silently"], ALL),
        "console.barge_in": ALL,
        **dict.fromkeys((*COACHED, *OVERSEES, "board.read"), "-"),
        **{
            f"complaints.{event}": ALL
            for event in words("approve send_back approve_purge hold release_hold declare_no_conflict")
        },
        "complaints.assign": ALL,
        "subjects.answer": "-",
        "inquiries.find": "-",
        "inquiries.open": "-",
        "inquiries.read": ALL,
        "inquiries.reply": ALL,
        "reports.read": ALL,
        "accounts.invite": "-",
        "accounts.find": "-",
    },
    "auditor": {
        **SESSION,
        **LISTS,
        **REGISTER,
        **dict.fromkeys(READ, EVERY),
        **REVIEW,
        **dict.fromkeys([*READING, "console.watch"], ALL),
        "console.connect": "-",
        "console.unwatch": "-",
        "inquiries.find": "-",
        "inquiries.read": ALL,
        "reports.read": ALL,
        **dict.fromkeys((*OVERSEES, "trail.read", "scorecards.read"), "-"),
    },
    "admin": {
        **SESSION,
        "register.key": "-",
        **ACCOUNTS,
        "trail.read": "-",
    },
    "customer": {
        **dict.fromkeys([f"chat.{verb}" for verb in CHAT], "own"),
        **{
            f"complaints.{event}": "own"
            for event in words("provide_information accept refuse_response withdraw")
        },
        "register.key": "-",
    },
    "system": {
        **REGISTER,
        **REVIEW,
        "register.key": "-",
        "conversations.find": "-",
        "complaints.register": "-",
        **{
            f"complaints.{event}": EVERY
            for event in words(
                "acknowledge remind letter_sent letter_bounced miss propose_purge reapply_purge"
            )
        },
        **ACCOUNTS,
    },
}


def answer(actor: Actor, verb: str, object: dict[str, Any] | None) -> str:
    try:
        authorize(actor, verb, object)
    except Forbidden:
        return "forbidden"
    except NotFound:
        return "not_found"
    return "allowed"


def expected(who: str, verb: str, whose: str) -> str:
    allowed = EXPECTED[who].get(verb)
    if allowed is None:
        return "forbidden"
    if allowed == "-":
        return "allowed"
    # Only complaints know exclusions; to anything else such an object is one more foreign one.
    if whose == "excluded" and who == "system":
        return "allowed"
    return "allowed" if whose in allowed.split() else "not_found"


@pytest.mark.parametrize("who", EXPECTED)
def test_a_role_may_exactly_what_the_contract_says(who: str) -> None:
    cases = list(itertools.product(MAY, OBJECTS))

    answers = {(verb, whose): answer(ACTORS[who], verb, OBJECTS[whose]) for verb, whose in cases}

    assert answers == {(verb, whose): expected(who, verb, whose) for verb, whose in cases}


@pytest.mark.parametrize("who", EXPECTED)
def test_an_object_that_is_not_there_looks_like_a_foreign_one(who: str) -> None:
    looks = {None: "forbidden", "-": "allowed"}

    answers = {verb: answer(ACTORS[who], verb, None) for verb in MAY}

    assert answers == {verb: looks.get(EXPECTED[who].get(verb), "not_found") for verb in MAY}


def test_every_verb_written_here_is_in_the_table_and_stands_there_once() -> None:
    listed = [verb for verbs, _ in ROWS for verb in verbs]

    assert len(listed) == len(set(listed))
    assert {verb for verbs in EXPECTED.values() for verb in verbs} == set(listed)


def test_one_may_look_for_what_one_may_read() -> None:
    assert reach(ACTORS["agent"], "conversations.read") == {Whose.QUEUE, Whose.OWN, Whose.SERVED}
    assert Whose.LINKED in reach(ACTORS["officer"], "conversations.read")
    assert reach(ACTORS["lead"], "conversations.read") == {Whose.ANY}
    assert not reach(ACTORS["admin"], "conversations.read")


def test_a_verb_that_nobody_wrote_down_is_a_bug_and_not_a_permission() -> None:
    with pytest.raises(LookupError):
        authorize(ACTORS["lead"], "conversations.erase", FOREIGN)


def test_a_disabled_account_may_nothing_at_all() -> None:
    gone = Staff(ME, "Léa", "lea@example.com", frozenset(Role), disabled=True)

    assert {answer(gone, verb, OBJECTS["own"]) for verb in MAY} == {"forbidden"}


def test_roles_add_up() -> None:
    both = Staff(ME, "Léa", "lea@example.com", frozenset({Role.AGENT, Role.AUDITOR}))

    assert answer(both, "console.reply", OBJECTS["own"]) == "allowed"
    assert answer(both, "conversations.read", FOREIGN) == "allowed"
    assert answer(both, "console.reply", FOREIGN) == "not_found"


def test_who_served_and_is_excluded_sees_as_an_agent_that_there_is_a_complaint_and_no_more() -> None:
    """The contract shows agents the reference, state and dates of what their conversation led to."""
    both = Staff(ME, "Léa", "lea@example.com", frozenset({Role.AGENT, Role.OFFICER}))
    complaint = of_complaint(
        {"_id": "C-2026-000001", "people": {"excluded": [{"staff": ME, "reason": "served_customer"}]}},
        served=[ME],
    )

    assert answer(both, "complaints.read", complaint) == "allowed"
    assert answer(both, "complaints.read_events", complaint) == "not_found"
    assert answer(both, "complaints.respond", complaint) == "not_found"


def test_a_customer_without_a_conversation_owns_nothing() -> None:
    nobody = Customer(ConversationId(""))

    assert answer(nobody, "chat.say", {"conversation": ""}) == "not_found"
    assert answer(nobody, "chat.say", {}) == "not_found"
