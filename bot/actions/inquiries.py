"""Inquiries: found and read by staff, and opened by them for the phone, e-mail and post."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any

from bot.actions import trail
from bot.actions.desk import Desk
from bot.errors import BadRequest, Sentence
from bot.model.ids import ConversationId, InquiryNumber
from bot.model.people import Staff
from bot.model.permission import authorize, of_conversation, reach, shown
from bot.model.roles import Whose

PAGE = 50


@dataclass(frozen=True, slots=True)
class NewInquiry:
    """`received_on`: a local date of the legal zone, from its proof; today when absent."""

    channel: str
    language: str
    question: str
    name: str | None = None
    email: str | None = None
    topic: str | None = None
    received_on: date | None = None


async def find(desk: Desk, staff: Staff, state: str | None, page: int) -> tuple[list[Mapping[str, Any]], int]:
    """One page of 50, newest first, and the whole count; for agents, of those that they wrote down."""
    authorize(staff, "inquiries.find")
    await trail.listed(desk, staff, "inquiries")
    mine = None if Whose.ANY in reach(staff, "inquiries.read") else staff.id
    rows, count = await desk.store.inquiries.find(state=state, opened_by=mine, page=page, size=PAGE)
    return [shown(staff, "inquiry", row) for row in rows], count


async def read(desk: Desk, staff: Staff, number: InquiryNumber) -> dict[str, Any]:
    """Raises NotFound, also for an inquiry of a conversation that `staff` may not read."""
    inquiry = await desk.store.inquiries.get(number)
    authorize(staff, "inquiries.read", await wall_of(desk, inquiry) if inquiry else None)
    await trail.listed(desk, staff, f"inquiry:{number}")
    return shown(staff, "inquiry", inquiry or {})


async def open_for(desk: Desk, staff: Staff, new: NewInquiry) -> dict[str, Any]:
    """Register a question that did not come by chat. Raises BadRequest for a day that cannot be."""
    authorize(staff, "inquiries.open")
    topics = {topic.value for topic in desk.policy.topics}
    if new.topic is not None and new.topic not in topics:
        raise BadRequest(details={"topic": f"Topics are: {', '.join(sorted(topics))}."})
    opened_at = _received(desk, new.received_on)
    almanac = desk.tools.almanac
    inquiry = {
        "number": await desk.store.inquiries.next_number(almanac.today(opened_at).year),
        "channel": new.channel,
        "state": "open",
        "opened_at": opened_at,
        "reply_by": almanac.reply_by(opened_at).isoformat(),
        "language": new.language,
        "question": new.question,
        "name": new.name,
        "email": new.email,
        "topic": new.topic,
        "opened_by": staff.id,
    }
    kept = {key: value for key, value in inquiry.items() if value is not None}
    await desk.store.inquiries.put(kept)
    return shown(staff, "inquiry", kept)


def _received(desk: Desk, day: date | None) -> datetime:
    """Now, or noon of an earlier day: day 0 is the day of receipt, whatever its hour."""
    now, almanac = desk.now(), desk.tools.almanac
    today = almanac.today(now)
    if day is None or day == today:
        return now
    if not today - timedelta(days=366) <= day < today:
        raise BadRequest(
            details={
                "received_on": Sentence(
                    "A day within the last year, and not in the future.",
                    "Une date de l'année écoulée, pas dans le futur.",
                )
            }
        )
    return datetime.combine(day, time(12), tzinfo=almanac.zone)


async def wall_of(desk: Desk, inquiry: Mapping[str, Any]) -> dict[str, Any]:
    """An inquiry of the chat stands as its conversation does, another one is whose who opened it."""
    if "conversation" in inquiry:
        return of_conversation(await desk.head(ConversationId(inquiry["conversation"])))
    return {"agent": {"id": inquiry.get("opened_by")}}
