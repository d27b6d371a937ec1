"""Who may do what at which stage, written down from the rules and not from the table that it checks."""

from collections.abc import Mapping

WHO = ("customer", "representative", "officer", "lead", "system", "auditor")

_OUTSIDE = ("customer", "representative")
_ANYONE = (*_OUTSIDE, "officer")
_STAFF = ("officer", "lead")
_HOUSE = ("system", "officer")
_OFFICER = ("officer",)
_WORK = ("assessment", "investigation", "awaiting_customer", "in_review", "reconsideration")
_OPEN = ("registered", "awaiting_authorisation", *_WORK, "responded", "remedy")

Cells = Mapping[str, tuple[str, ...]]


def _at(states: tuple[str, ...], who: tuple[str, ...]) -> Cells:
    return dict.fromkeys(states, who)


CELLS: Mapping[str, Cells] = {
    "file": {"draft": _ANYONE},
    "verify_authorisation": {"awaiting_authorisation": _OFFICER},
    "refuse_authorisation": {"awaiting_authorisation": _OFFICER},
    "revoke_authorisation": _at(_WORK, _OFFICER),
    "assign": _at(_OPEN, _STAFF),
    "exclude": _at(_OPEN, _OFFICER),
    "declare_no_conflict": _at((*_WORK, "responded"), _STAFF),
    "start": {"assessment": _OFFICER},
    "request_information": {"investigation": _OFFICER},
    "provide_information": _at(_OPEN, _ANYONE),
    "remind": {"awaiting_customer": _HOUSE},
    "give_final_notice": {"awaiting_customer": _OFFICER},
    "record_finding": _at(("investigation", "awaiting_customer", "reconsideration"), _OFFICER),
    "extend": _at(_WORK, _OFFICER),
    "submit": _at(
        ("assessment", "investigation", "awaiting_customer", "reconsideration", "responded"), _OFFICER
    ),
    "approve": {"in_review": _STAFF},
    "send_back": {"in_review": _STAFF},
    "respond": {"in_review": _OFFICER},
    "accept": {"responded": _ANYONE},
    "refuse_response": {"responded": _ANYONE},
    "reconsider": {"responded": _OFFICER},
    "remedy": {"remedy": _OFFICER},
    "withdraw": _at(_OPEN, _ANYONE),
    "close": _at(("assessment", "investigation", "awaiting_customer", "in_review", "remedy"), _OFFICER),
    "reopen": {"closed": _OFFICER},
    "link": _at((*_OPEN, "closed"), _OFFICER),
    "complete_action": _at((*_OPEN, "closed"), _OFFICER),
    "propose_purge": {"closed": _HOUSE},
    "approve_purge": {"closed": _STAFF},
    "letter_sent": _at((*_OPEN, "closed"), _HOUSE),
    "letter_bounced": _at((*_OPEN, "closed"), _HOUSE),
    "reapply_purge": {"closed": ("system",)},
    "miss": _at((*_OPEN, "closed"), ("system",)),
}
"""Event → stage of the main path → who. Everything that is not here is refused."""

SIDE_CELLS: Mapping[str, tuple[str, Cells]] = {
    "acknowledge": ("acknowledgement", {"due": _HOUSE}),
    "hold": ("hold", {"none": _STAFF}),
    "release_hold": ("hold", {"held": _STAFF}),
    "refer_external": ("external", {"none": _OFFICER, "determined": _OFFICER}),
    "determine_external": ("external", {"pending": _OFFICER}),
}
"""Event → its chart and, by the state there, who."""
