"""The closed list of blanks that a phrase may hold, each with where its value comes from."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from bot.dialogue.cursor import Cursor
from bot.dialogue.hours import opening_hours
from bot.dialogue.showing import shown, spoken_date, summary_text

Blank = Callable[[Cursor], Any]


def _reply_by(cursor: Cursor) -> str:
    return _day(cursor, reply_by(cursor))


def inquiry_number(cursor: Cursor) -> str:
    """Of the open inquiry, or of the one this turn opens."""
    inquiry = cursor.open_inquiry()
    return inquiry.number if inquiry else cursor.facts.inquiry or ""


def reply_by(cursor: Cursor) -> str:
    """The last day for an answer or interim reply, `YYYY-MM-DD`."""
    inquiry = cursor.open_inquiry()
    if inquiry:
        return inquiry.reply_by
    return cursor.facts.reply_by.isoformat() if cursor.facts.reply_by else ""


def _day(cursor: Cursor, day: Any) -> str:
    return spoken_date(date.fromisoformat(str(day)), cursor.language) if day else ""


def _status(cursor: Cursor) -> str:
    return str((cursor.facts.status or {}).get(f"sentence_{cursor.language}", ""))


POLICY: dict[str, Blank] = {
    "firm": lambda c: c.flow.policy.firm.name,
    "support_address": lambda c: c.flow.policy.contact.support_address,
    "complaints_address": lambda c: c.flow.policy.contact.complaints_address,
    "phone": lambda c: c.flow.policy.contact.phone,
    "legal_page": lambda c: c.flow.policy.contact.legal_page.of(c.language),
    "policy_page": lambda c: c.flow.policy.contact.policy_page.of(c.language),
    "interim_days": lambda c: c.flow.policy.clocks.interim,
    "acknowledge_days": lambda c: c.flow.policy.clocks.acknowledge,
    "propose_days": lambda c: c.flow.policy.clocks.propose,
    "lapse_months": lambda c: c.flow.policy.clocks.lapse_months,
    "retention_years": lambda c: c.flow.policy.clocks.retention_years,
    "conversation_months": lambda c: c.flow.policy.keeping.conversation_months,
    "draft_days": lambda c: c.flow.policy.keeping.draft_days,
    "declaration_text": lambda c: c.flow.policy.declaration.text.of(c.language),
    "recourse": lambda c: ", ".join(body.name.of(c.language) for body in c.flow.policy.recourse),
    "file_count": lambda c: c.flow.policy.files.per_conversation,
    "file_megabytes": lambda c: c.flow.policy.files.bytes_each // 1_000_000,
    "opening_hours": lambda c: opening_hours(c.flow.policy.hours, c.language),
}

MOMENT: dict[str, Blank] = {
    "today": lambda c: _day(c, c.facts.today),
    "inquiry_number": inquiry_number,
    "reply_by": _reply_by,
    "passage": lambda c: c.article().get("passage", ""),
    "article_title": lambda c: c.article().get("title", ""),
    "complaint_reference": lambda c: c.complaint.get("reference") or c.head.complaint or "",
    "acknowledge_by": lambda c: _day(c, c.complaint.get("acknowledge_by")),
    "propose_by": lambda c: _day(c, c.complaint.get("propose_by")),
    "external_from": lambda c: _day(c, c.complaint.get("external_from")),
    "status_text": _status,
    "agent": lambda c: c.head.return_to.name if c.head.return_to else "",
    "summary": summary_text,
}

EXTRA = frozenset({"limit", "names", "word", "choices"})
"""Given by the engine to its own phrases in `words.yaml`."""


def known_blanks(fields: Mapping[str, Any] | frozenset[str], facts: Mapping[str, Any]) -> frozenset[str]:
    """`fields`: names of the flow's fields; `facts`: names of the policy's facts."""
    return frozenset([*POLICY, *MOMENT, *fields, *(f"fact_{name}" for name in facts)])


def value_of(name: str, cursor: Cursor) -> Any:
    """The value of a blank that the check has accepted."""
    blank = POLICY.get(name) or MOMENT.get(name)
    if blank:
        return blank(cursor)
    field = cursor.flow.fields.get(name)
    if field:
        return shown(field, cursor.fields.get(name), cursor.language, cursor.flow)
    return cursor.flow.policy.facts[name.removeprefix("fact_")].of(cursor.language)
