"""Which letter an event asks for, and what clocks a letter moves once it was sent. Pure."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from bot.register.chain import Document

CLOCKS_OF: Mapping[str, tuple[tuple[str, ...], tuple[str, ...]]] = MappingProxyType(
    {
        "acknowledgement": (("acknowledge",), ()),
        "final_response": (("propose", "external", "extended"), ("reply",)),
        "information_request": ((), ("answer",)),
        "final_notice": ((), ("final_notice",)),
        "lapse_notice": ((), ("final_notice",)),
    }
)
"""Kind of letter → the clocks that its sending stops, and those that it starts."""

AWAITED_AT: Mapping[str, str] = MappingProxyType(
    {"answer": "awaiting_customer", "final_notice": "awaiting_customer", "reply": "responded"}
)
"""The stage at which the complaint waits for what a clock gives the customer time for."""
OF_EVENT: Mapping[str, str] = MappingProxyType(
    {
        "file": "acknowledgement",
        "reopen": "acknowledgement",
        "verify_authorisation": "authorisation_verified",
        "refuse_authorisation": "authorisation_refused",
        "revoke_authorisation": "authorisation_revoked",
        "request_information": "information_request",
        "remind": "reminder",
        "extend": "extension",
        "respond": "final_response",
        "refuse_response": "recourse",
        "withdraw": "closure",
    }
)


def is_awaited(clock: str, view: Mapping[str, Any]) -> bool:
    """Whether the customer still owes it: a letter may leave after the chat has brought the answer."""
    return view["state"] == AWAITED_AT[clock] and not (clock == "reply" and "reply" in view)


def kind_of(event: Document, view: Mapping[str, Any]) -> str | None:
    """The letter that `event` asks for; `view`: right after it."""
    match event["event"]:
        case "give_final_notice":
            requests = view.get("information_requests") or [{}]
            return "lapse_notice" if requests[-1].get("purpose") == "lapse" else "final_notice"
        case "close":
            ended = view["closed"]["as"]
            return ended if ended in ("inadmissible", "summary_resolution") else "closure"
        case "accept":
            return "closure" if event["after"]["state"] == "closed" else None
        case "miss":
            missed = {row["clock"] for row in event.get("misses", ())}
            return "delay" if missed & {"propose", "extended"} else None
        case name:
            return OF_EVENT.get(name)
