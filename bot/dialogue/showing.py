"""How a kept answer is shown to a person, in their language."""

from datetime import date
from typing import TYPE_CHECKING, Any

from bot.dialogue.localised import Money, localised, written_day
from bot.dialogue.plan import Field
from bot.model.entry import AskType

if TYPE_CHECKING:
    from bot.dialogue.cursor import Cursor
    from bot.dialogue.flow import Flow

LONGEST_ROW = 300
"""Characters of a read-back row within a text; the summary beside it has the whole."""


def shown(field: Field, value: Any, language: str, flow: "Flow") -> str:
    """Empty for what was not told."""
    if not value:
        return ""
    match field.type:
        case AskType.FILES:
            return ", ".join(file["name"] for file in value)
        case AskType.DATE:
            return written_day(date.fromisoformat(value), language)
        case AskType.MONEY:
            return localised(Money.of(value), language)
        case AskType.CONFIRM:
            return flow.answers[value].label.of(language)
        case AskType.CHOICE:
            return field.label_of(value, language) or str(value)
        case _:
            return str(value)


def summary(cursor: "Cursor") -> tuple[dict[str, str], ...]:
    """Rows of a read-back: every answer of this draft, in the order of the questions."""
    flow, language = cursor.flow, cursor.language
    part = flow.states[cursor.state].part
    rows = []
    for name in flow.drafted(part):
        field = flow.fields[name]
        value = shown(field, cursor.fields.get(name), language, flow)
        if value:
            rows.append({"field": name, "label": field.label.of(language), "value": value})
    return tuple(rows)


def summary_text(cursor: "Cursor") -> str:
    colon = "\u00a0:" if cursor.language == "fr" else ":"
    return "\n".join(f"{row['label']}{colon} {_shortened(row['value'])}" for row in summary(cursor))


def _shortened(value: str) -> str:
    return value if len(value) <= LONGEST_ROW else value[: LONGEST_ROW - 1].rstrip() + "…"
