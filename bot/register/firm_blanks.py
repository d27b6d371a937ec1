"""What fills the blanks of letters from the firm's policy, and of mails that are about no complaint. Pure."""

from typing import Any

from bot.firm.policy import Policy, Recourse
from bot.firm.typography import typeset

Blanks = dict[str, Any]


def firm(policy: Policy, language: str) -> Blanks:
    """Some firms take complaints neither by telephone nor by post: those blanks alone may be left out."""
    ways = {"phone": policy.contact.phone, "post": typeset(policy.contact.post.of(language), language)}
    return {
        "firm": policy.firm.name,
        "accent": policy.firm.accent,
        "seat": typeset(policy.firm.seat.of(language), language),
        "complaints_address": policy.contact.complaints_address,
        "policy_page": policy.contact.policy_page.of(language),
        "legal_page": policy.contact.legal_page.of(language),
        **{way: said for way, said in ways.items() if said},
    }


def body(row: Recourse, language: str) -> dict[str, str]:
    name, address = (typeset(said.of(language), language) for said in (row.name, row.address))
    return {"name": name, "address": address, "page": row.page}


def of_firm(policy: Policy) -> Blanks:
    """For mails that are about no complaint."""
    return {"firm": policy.firm.name, "accent": policy.firm.accent}


def one_time_code(reference: str, code: str, minutes: int, policy: Policy) -> Blanks:
    return {
        **of_firm(policy),
        "reference": reference,
        "code": code,
        "minutes": minutes,
    }
