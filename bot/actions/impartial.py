"""Who may take no part in a complaint, and why: computed from the transcript, the staff and the events."""

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from bot.actions.desk import Desk
from bot.model.ids import StaffId
from bot.model.people import Role, Staff


async def at_filing(desk: Desk, served: Sequence[StaffId], texts: Sequence[str]) -> list[dict[str, str]]:
    """Everyone who served the customer, is named in the complaint, or manages one of those."""
    staff = await desk.store.people.all()
    rows = [{"staff": str(one), "reason": "served_customer"} for one in served]
    rows += [{"staff": str(one.id), "reason": "named"} for one in staff if is_named(one.name, texts)]
    concerned = {row["staff"] for row in rows}
    rows += [{"staff": str(one.id), "reason": "manages"} for one in staff if one.manages & concerned]
    return list({row["staff"]: row for row in reversed(rows)}.values())[::-1]


async def excluded(desk: Desk, complaint: Mapping[str, Any]) -> frozenset[str]:
    """Staff who may not be assigned: excluded, or managing somebody who was excluded since."""
    rows = complaint.get("people", {}).get("excluded", ())
    ids = {row["staff"] for row in rows}
    managers = {one.id for one in await desk.store.people.all() if one.manages & ids}
    return frozenset(ids | managers)


async def candidates(desk: Desk, complaint: Mapping[str, Any], *roles: Role) -> list[Staff]:
    """Officers (or `roles`) who may still handle it. None left: somebody outside has to be found."""
    fit = set(roles) or {Role.OFFICER}
    out = await excluded(desk, complaint)
    staff = await desk.store.people.all()
    return [one for one in staff if fit & one.roles and one.id not in out and not one.disabled]


def is_named(name: str, texts: Iterable[str]) -> bool:
    """Whether a text names this person: by the whole name, or by the last one after a form of address.

    A first name alone names nobody: customers have them too.
    """
    words = _plain(name).split()
    if len(words) < 2:
        forms = [rf"(?:m|mr|mrs|ms|mme|mlle|monsieur|madame)\.? {re.escape(words[0])}"] if words else []
    else:
        whole, last = re.escape(" ".join(words)), re.escape(words[-1])
        forms = [whole, rf"(?:m|mr|mrs|ms|mme|mlle|monsieur|madame)\.? {last}"]
    pattern = re.compile("|".join(rf"\b{form}\b" for form in forms) or r"(?!)")
    return any(pattern.search(_plain(text)) for text in texts)


def _plain(text: str) -> str:
    bare = "".join(c for c in unicodedata.normalize("NFD", text) if not unicodedata.combining(c))
    return " ".join(bare.casefold().split())
