"""The closed list of blanks that a phrase may hold, each with its type and where its value comes from."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from textwrap import shorten
from typing import Any

from bot.dialogue.cursor import Cursor
from bot.dialogue.hours import opening_hours
from bot.dialogue.localised import Money
from bot.dialogue.phrases import Type
from bot.dialogue.showing import shown, summary_text
from bot.model.entry import AskType

QUOTED = 300
"""Characters of what the customer wrote before; all of it stands above."""


@dataclass(frozen=True, slots=True)
class Blank:
    type: Type
    value: Callable[[Cursor], Any]


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


def text(value: Callable[[Cursor], Any]) -> Blank:
    return Blank(Type.TEXT, value)


def count(value: Callable[[Cursor], int]) -> Blank:
    return Blank(Type.COUNT, value)


def day(value: Callable[[Cursor], Any]) -> Blank:
    """`value` gives `YYYY-MM-DD`, or nothing."""

    def read(cursor: Cursor) -> date | None:
        written = value(cursor)
        return date.fromisoformat(str(written)) if written else None

    return Blank(Type.DAY, read)


POLICY: dict[str, Blank] = {
    "firm": text(lambda c: c.flow.policy.firm.name),
    "support_address": text(lambda c: c.flow.policy.contact.support_address),
    "complaints_address": text(lambda c: c.flow.policy.contact.complaints_address),
    "phone": text(lambda c: c.flow.policy.contact.phone),
    "legal_page": text(lambda c: c.flow.policy.contact.legal_page.of(c.language)),
    "policy_page": text(lambda c: c.flow.policy.contact.policy_page.of(c.language)),
    "interim_days": count(lambda c: c.flow.policy.clocks.interim),
    "acknowledge_days": count(lambda c: c.flow.policy.clocks.acknowledge),
    "propose_days": count(lambda c: c.flow.policy.clocks.propose),
    "lapse_months": count(lambda c: c.flow.policy.clocks.lapse_months),
    "retention_years": count(lambda c: c.flow.policy.clocks.retention_years),
    "conversation_months": count(lambda c: c.flow.policy.keeping.conversation_months),
    "draft_days": count(lambda c: c.flow.policy.keeping.draft_days),
    "declaration_text": text(lambda c: c.flow.policy.declaration.text.of(c.language)),
    "recourse": Blank(Type.LIST, lambda c: [body.name.of(c.language) for body in c.flow.policy.recourse]),
    "file_count": count(lambda c: c.flow.policy.files.per_conversation),
    "file_megabytes": count(lambda c: c.flow.policy.files.bytes_each // 1_000_000),
    "opening_hours": text(lambda c: opening_hours(c.flow.policy.hours, c.language)),
}

MOMENT: dict[str, Blank] = {
    "today": day(lambda c: c.facts.today),
    "inquiry_number": text(inquiry_number),
    "reply_by": day(reply_by),
    "passage": text(lambda c: c.article().get("passage", "")),
    "article_title": text(lambda c: c.article().get("title", "")),
    "complaint_reference": text(lambda c: c.complaint.get("reference") or c.head.complaint or ""),
    "acknowledge_by": day(lambda c: c.complaint.get("acknowledge_by")),
    "propose_by": day(lambda c: c.complaint.get("propose_by")),
    "external_from": day(lambda c: c.complaint.get("external_from")),
    "status_text": text(lambda c: (c.facts.status or {}).get(f"sentence_{c.language}", "")),
    "agent": text(lambda c: c.head.return_to.name if c.head.return_to else ""),
    "summary": text(summary_text),
    "earlier": text(lambda c: shorten(c.offer, QUOTED, placeholder=" …")),
}

EXTRA: Mapping[str, Type] = {
    "limit": Type.COUNT,
    "names": Type.LIST,
    "word": Type.TEXT,
    "label": Type.TEXT,
    "value": Type.TEXT,
}
"""Given by the engine to its own phrases in `words/phrases.yaml`."""


def type_of_field(asked: AskType) -> Type:
    return {AskType.DATE: Type.DAY, AskType.MONEY: Type.MONEY}.get(asked, Type.TEXT)


def known_blanks(fields: Mapping[str, AskType], facts: Mapping[str, Any]) -> dict[str, Type]:
    """`fields`: of the flow, by name; `facts`: names of the policy's facts."""
    return {
        **{name: type_of_field(asked) for name, asked in fields.items()},
        **{f"fact_{name}": Type.TEXT for name in facts},
        **{name: blank.type for name, blank in (POLICY | MOMENT).items()},
    }


def value_of(name: str, cursor: Cursor) -> Any:
    """The value of a blank that the check has accepted."""
    blank = POLICY.get(name) or MOMENT.get(name)
    if blank:
        return blank.value(cursor)
    field = cursor.flow.fields.get(name)
    if field:
        return _told(name, cursor)
    return cursor.flow.policy.facts[name.removeprefix("fact_")].of(cursor.language)


def _told(name: str, cursor: Cursor) -> Any:
    field, value = cursor.flow.fields[name], cursor.fields.get(name)
    if not value:
        return ""
    match field.type:
        case AskType.DATE:
            return date.fromisoformat(value)
        case AskType.MONEY:
            return Money.of(value)
        case _:
            return shown(field, value, cursor.language, cursor.flow)
