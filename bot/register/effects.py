"""What each event changes in the view of its complaint, beyond its stage and its clocks. Pure.

An effect gets the view before, the event and what was told with it (nothing, once that is purged), and gives
the parts that change; None takes a part away.
"""

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any

from bot.model.instants import read_stamp
from bot.register.chain import Document

View = dict[str, Any]
Effect = Callable[[View, Document, Document], View]
PARTS = ("officer", "investigator", "reviewer")
OF_ONE_ROUND = (
    *("review", "response", "reply", "closed", "ending", "remedies", "actions_done"),
    *("information_requests", "extensions"),
)


def filed(view: View, event: Document, told: Document) -> View:
    kept = {key: value for key, value in told.items() if key != "excluded"}
    return {
        **kept,
        "received_at": read_stamp(event["received_at"]),
        "registered_at": read_stamp(event["at"]),
        "registered_by": event["actor"],
        "policy": event["policy"],
        "calendar": event["counting"]["calendar"],
        "people": {"excluded": list(told.get("excluded", ()))},
        "letters": [],
    }


def _signed(event: Document, told: Document) -> View:
    """What was told, by whom and when."""
    return {**told, "at": event["at"], "by": event["actor"].get("id", event["actor"]["kind"])}


def _listed(name: str) -> Effect:
    return lambda view, event, told: {name: [*view.get(name, ()), _signed(event, told)]}


def _kept_as(name: str) -> Effect:
    return lambda view, event, told: {name: _signed(event, told)}


def _verified(view: View, event: Document, told: Document) -> View:
    return {"authorised": _signed(event, told), "authorisation_refused": None}


def _revoked(view: View, event: Document, told: Document) -> View:
    return {"authorised": None, "authorisation_refused": _signed(event, told)}


def _assigned(view: View, event: Document, told: Document) -> View:
    named = {part: {"id": told[part]} for part in PARTS if part in told}
    return {"people": {**view["people"], **named}}


def _excluded(view: View, event: Document, told: Document) -> View:
    staff = told.get("staff")
    people = {
        part: who for part, who in view["people"].items() if part not in PARTS or who.get("id") != staff
    }
    return {"people": {**people, "excluded": [*people["excluded"], dict(told)]}}


def _declared(view: View, event: Document, told: Document) -> View:
    row = {"staff": event["actor"].get("id", ""), "at": event["at"], "round": event["round"]}
    people = view["people"]
    return {"people": {**people, "declarations": [*people.get("declarations", ()), row]}}


def _newest_request(view: View, **more: Any) -> View:
    requests = list(view.get("information_requests", ()))
    if requests:
        requests[-1] = {**requests[-1], **more}
    return {"information_requests": requests}


def _reminded(view: View, event: Document, told: Document) -> View:
    return _newest_request(view, reminded_at=event["at"])


def _noticed(view: View, event: Document, told: Document) -> View:
    return _newest_request(view, notice_at=event["at"], **told)


def _provided(view: View, event: Document, told: Document) -> View:
    answered = _newest_request(view, answered_at=event["at"]) if "information_requests" in view else {}
    return {
        **answered,
        "answers": [*view.get("answers", ()), _signed(event, told)],
        "attachments": [*view.get("attachments", ()), *told.get("files", ())],
        **({"amount": told["amount"]} if "amount" in told else {}),
    }


def _found(view: View, event: Document, told: Document) -> View:
    """One finding an allegation: a later one replaces it."""
    others = [row for row in view.get("findings", ()) if row.get("allegation") != told.get("allegation")]
    return {"findings": [*others, _signed(event, told)]}


def _submitted(view: View, event: Document, told: Document) -> View:
    return {"review": {**_signed(event, told), "from": event["before"]["state"]}}


def _approved(view: View, event: Document, told: Document) -> View:
    return {"review": {**view.get("review", {}), "approved": _signed(event, told)}}


def _responded(view: View, event: Document, told: Document) -> View:
    return {"response": {**view.get("review", {}), "at": event["at"]}, "review": None, "reply": None}


def _replied(kind: str) -> Effect:
    def effect(view: View, event: Document, told: Document) -> View:
        reply = {"reply": {**_signed(event, told), "kind": kind}}
        return reply | (_ended("resolved", event) if event["after"]["state"] == "closed" else {})

    return effect


def _withdrawn(view: View, event: Document, told: Document) -> View:
    return _ended("withdrawn", event)


def _closed(view: View, event: Document, told: Document) -> View:
    review = view.get("review", {})
    if event["before"]["state"] == "remedy":
        return _ended("resolved", event)
    if event["before"]["state"] == "in_review":
        return {**_ended(review.get("proposal", "refused"), event), "ending": review, "review": None}
    return {**_ended("summary_resolution", event), "ending": _signed(event, told), "review": None}


def _ended(why: str, event: Document) -> View:
    return {"closed": {"as": why, "at": event["at"]}, "closed_at": read_stamp(event["at"])}


def _reopened(view: View, event: Document, told: Document) -> View:
    afresh: View = dict.fromkeys((*OF_ONE_ROUND, "closed_at"))
    return {**afresh, "reopened": _signed(event, told), "clocks": []}


def _extended(view: View, event: Document, told: Document) -> View:
    until = next(clock["due"] for clock in event["starts"] if clock["clock"] == "extended")
    return {"extensions": [*view.get("extensions", ()), {**_signed(event, told), "until": until}]}


def _determined(view: View, event: Document, told: Document) -> View:
    cases = list(view.get("external_cases", ()))
    if cases:
        cases[-1] = {**cases[-1], "determined": _signed(event, told)}
    return {"external_cases": cases}


def _proposed_purge(view: View, event: Document, told: Document) -> View:
    return {"purge": {**_signed(event, told), "approvals": []}}


def _approved_purge(view: View, event: Document, told: Document) -> View:
    purge = view.get("purge", {})
    return {"purge": {**purge, "approvals": [*purge.get("approvals", ()), _signed(event, told)]}}


def _letter(view: View, event: Document, told: Document) -> View:
    letter = dict(told)
    if "sent_at" in letter:
        letter["sent_at"] = read_stamp(letter["sent_at"])
    return {"letters": [*view.get("letters", ()), letter]}


def _bounced(view: View, event: Document, told: Document) -> View:
    letters = [
        {**letter, "bounced_at": event["at"], "bounce": told.get("reason", "")}
        if letter.get("letter") == told.get("letter")
        else letter
        for letter in view.get("letters", ())
    ]
    return {"letters": letters}


def _missed(view: View, event: Document, told: Document) -> View:
    rows = [{**row, "round": event["round"]} for row in event.get("misses", ())]
    return {"misses": [*view.get("misses", ()), *rows]}


EFFECTS: Mapping[str, Effect] = MappingProxyType(
    {
        "file": filed,
        "acknowledge": _letter,
        "letter_sent": _letter,
        "letter_bounced": _bounced,
        "miss": _missed,
        "verify_authorisation": _verified,
        "refuse_authorisation": _kept_as("authorisation_refused"),
        "revoke_authorisation": _revoked,
        "assign": _assigned,
        "exclude": _excluded,
        "declare_no_conflict": _declared,
        "request_information": _listed("information_requests"),
        "remind": _reminded,
        "give_final_notice": _noticed,
        "provide_information": _provided,
        "record_finding": _found,
        "submit": _submitted,
        "approve": _approved,
        "send_back": lambda view, event, told: {"review": None, "sent_back": _signed(event, told)},
        "respond": _responded,
        "accept": _replied("accepted"),
        "refuse_response": _replied("refused"),
        "remedy": _listed("remedies"),
        "withdraw": _withdrawn,
        "close": _closed,
        "reopen": _reopened,
        "extend": _extended,
        "hold": _listed("holds"),
        "refer_external": _listed("external_cases"),
        "determine_external": _determined,
        "link": _listed("links"),
        "complete_action": _listed("actions_done"),
        "propose_purge": _proposed_purge,
        "approve_purge": _approved_purge,
    }
)
