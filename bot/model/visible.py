"""What may leave the house, by who looks: lists of names, so that a new field stays inside until named."""

from collections.abc import Mapping
from typing import Any

from bot.model.people import Actor, Customer, Role, Staff


def _names(text: str) -> frozenset[str]:
    return frozenset(text.split())


CUSTOMERS_ENTRY = _names(
    """seq at by name kind text client_id field choice ask articles files inquiry complaint score comment
    promised_on state"""
)
STAFFS_ENTRY = CUSTOMERS_ENTRY | {"no", "sender", "reason", "tags", "fields", "revealed", "routed"}
_LINE = _names(
    """conversation mode language name topic waiting_since agent last unread due complaint started_at
    closed_at rated inquiry hit tags skill offer last_no"""
)
_INQUIRY = _names(
    """number conversation channel state opened_at reply_by answered_at interim_at promised_on language name
    email topic question complaint"""
)
_BRIEF_COMPLAINT = _names("reference round state received_at registered_at changed_at closed_at clocks")
_PERSON = _names("id name available load capacity")
_ACCOUNT = _PERSON | _names("email roles languages skills disabled")

_CUSTOMER_SEES: Mapping[str, frozenset[str]] = {"entry": CUSTOMERS_ENTRY}
_STAFF_SEES: Mapping[str, frozenset[str]] = {
    "entry": STAFFS_ENTRY,
    "line": _LINE,
    "inquiry": _INQUIRY,
    "complaint": _BRIEF_COMPLAINT,
    "staff": _PERSON,
}


def visible_fields(actor: Actor, kind: str) -> frozenset[str]:
    """The names of an `entry`, `line`, `inquiry`, `complaint` or `staff` that may leave to this actor.

    A kind that the actor may see nothing of has none. `complaint` is what an agent sees of the complaint that
    a conversation led to; who may `complaints.read_events` of one sees it whole.
    """
    if isinstance(actor, Customer):
        return _CUSTOMER_SEES.get(kind, frozenset())
    roles = actor.roles if isinstance(actor, Staff) else frozenset(Role)
    if kind == "staff" and Role.ADMIN in roles:
        return _ACCOUNT
    return _STAFF_SEES.get(kind, frozenset())


def shown(actor: Actor, kind: str, document: Mapping[str, Any]) -> dict[str, Any]:
    """`document` with nothing but what may leave; what is absent or `None` is left out."""
    visible = visible_fields(actor, kind)
    return {key: value for key, value in document.items() if key in visible and value is not None}
