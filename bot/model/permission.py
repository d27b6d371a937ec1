"""The wall: every action asks here whether this actor may do this to this object. Deny by default."""

from collections.abc import Iterable, Mapping
from typing import Any

from bot.errors import Forbidden, NotFound
from bot.model.conversation import Head
from bot.model.people import Actor, Customer, Staff, System
from bot.model.roles import MAY, Holder, Part, Whose
from bot.model.visible import CUSTOMERS_ENTRY, STAFFS_ENTRY, shown, visible_fields

__all__ = [
    "CUSTOMERS_ENTRY",
    "STAFFS_ENTRY",
    "authorize",
    "may",
    "must_hold",
    "of_complaint",
    "of_conversation",
    "reach",
    "shown",
    "visible_fields",
]


def authorize(actor: Actor, verb: str, object: Mapping[str, Any] | None = None) -> None:
    """Return if `actor` may `verb` the object, shaped as by `of_conversation` or `of_complaint`.

    Raises Forbidden when no role of the actor's has the verb (whether or not the object exists), NotFound
    when one has it but not for this object, or when there is none. Raises LookupError for a verb that the
    table does not list, which is a bug.
    """
    holders = MAY[verb]
    allowed = [holders[holder] for holder in _holders(actor) if holder in holders]
    if not allowed:
        raise Forbidden
    if any(not objects for objects in allowed):
        return  # The verb has no object.
    if object is None or not any(objects & _relations(actor, object) for objects in allowed):
        raise NotFound


def must_hold(actor: Actor, verbs: Iterable[str]) -> None:
    """Return if a role of the actor's has one of the verbs, for whatever object; a door asks this first.

    Raises Forbidden, also when no verb is named; LookupError for one that the table does not list.
    """
    if not any(holder in MAY[verb] for verb in verbs for holder in _holders(actor)):
        raise Forbidden


def may(actor: Actor, verb: str, object: Mapping[str, Any] | None = None) -> bool:
    """The same as a question, for lists and for what a page offers."""
    try:
        authorize(actor, verb, object)
    except (Forbidden, NotFound):
        return False
    return True


def reach(actor: Actor, verb: str) -> frozenset[Whose]:
    """Whose objects the actor may `verb`, to look for them in the database and not afterwards."""
    holders = MAY[verb]
    return frozenset().union(*(holders[holder] for holder in _holders(actor) if holder in holders))


def of_conversation(head: Head, handled_by: Iterable[str] = ()) -> dict[str, Any]:
    """The conversation as the wall sees it. `handled_by`: who handles the complaint it led to."""
    return {
        "conversation": head.conversation,
        "mode": head.mode.value,
        "agent": {"id": head.agent.id} if head.agent else {},
        "served": list(head.served),
        "handled_by": list(handled_by),
    }


def of_complaint(view: Mapping[str, Any], served: Iterable[str] = ()) -> dict[str, Any]:
    """The complaint as the wall sees it. `served`: who served the conversation that led to it."""
    return {
        "reference": view["_id"] if "_id" in view else view["reference"],
        # One that did not come by chat belongs to no conversation: it stands for itself.
        "conversation": view.get("conversation") or view.get("reference"),
        "served": list(served),
        "excluded": [row["staff"] for row in view.get("people", {}).get("excluded", ())],
    }


def _holders(actor: Actor) -> Iterable[Holder]:
    match actor:
        case Staff(disabled=True):
            return ()
        case Staff(roles=roles):
            return (Part.SIGNED_IN, *roles)
        case Customer():
            return (Part.CUSTOMER,)
        case System():
            return (Part.SYSTEM,)


def _relations(actor: Actor, object: Mapping[str, Any]) -> set[Whose]:
    if isinstance(actor, System):
        return {Whose.ANY, Whose.EVERY}
    if isinstance(actor, Customer):
        # Without the first half, an object that belongs to no conversation would be everybody's.
        mine = bool(actor.conversation) and object.get("conversation") == actor.conversation
        return {Whose.OWN} if mine else set()
    stands = {
        Whose.QUEUE: object.get("mode") == "waiting",
        Whose.OWN: (object.get("agent") or {}).get("id") == actor.id,
        Whose.SERVED: actor.id in object.get("served", ()),
        Whose.LINKED: actor.id in object.get("handled_by", ()),
        Whose.ANY: actor.id not in object.get("excluded", ()),
        Whose.EVERY: True,
    }
    return {whose for whose, true in stands.items() if true}
