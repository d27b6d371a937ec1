"""How leads review conversations: the week's sample, a scorecard, comments on lines, notes for the agent."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from typing import Any

from bot.actions import trail
from bot.actions.desk import Desk
from bot.actions.reading import permitted
from bot.errors import BadRequest, Forbidden, Sentence
from bot.firm.scorecards import Scorecard
from bot.model.ids import ConversationId, StaffId
from bot.model.people import Staff
from bot.model.permission import authorize
from bot.model.queries import LineQuery
from bot.reports.sampling import drawn

WEEK_FORM = "%G-W%V-%u"
MOST_OF_A_WEEK = 20_000
PRIVATE = frozenset({"private"})
"""What the agent does not see of a review."""


@dataclass(frozen=True, slots=True)
class Wish:
    """`verdicts`: criterion → yes, partly or no. `comments`: `{no, text}`, on lines of the conversation."""

    card: str
    verdicts: Mapping[str, str]
    comments: Sequence[Mapping[str, Any]] = ()
    coaching: str | None = None
    private: str | None = None


async def review(desk: Desk, staff: Staff, conversation: ConversationId, wish: Wish) -> dict[str, Any]:
    """Kept under the reviewer's name. Raises Forbidden for a conversation that the reviewer led."""
    head = await permitted(desk, staff, "conversations.review", conversation)
    if staff.id in head.served:
        raise Forbidden("You led this conversation: somebody else reviews it.")
    lines = sorted({row["no"] for row in wish.comments if row["no"] > head.last_no})
    if lines:
        raise BadRequest(details={"comments": f"There is no line {lines[0]}."})
    made = {
        "conversation": conversation,
        "reviewer": {"id": staff.id, "name": staff.name},
        "card": wish.card,
        "verdicts": dict(wish.verdicts),
        "total": _card(desk, wish.card).total(wish.verdicts),
        "comments": [dict(row) for row in wish.comments],
        "coaching": wish.coaching,
        "private": wish.private,
        "agents": list(head.served),
        "at": desk.now(),
    }
    kept = {name: value for name, value in made.items() if value is not None}
    await desk.store.reviews.put(kept)
    return kept


async def read(desk: Desk, staff: Staff, conversation: ConversationId) -> list[Mapping[str, Any]]:
    """Without what is not for their eyes where `staff` led the conversation."""
    head = await permitted(desk, staff, "conversations.read_review", conversation)
    await trail.looked_at(desk, staff, head, "read")
    return [_seen_by(staff, row) for row in await desk.store.reviews.of([conversation])]


async def coaching(desk: Desk, staff: Staff) -> list[dict[str, Any]]:
    """The reviews of one's own conversations, without what is not for one's eyes."""
    authorize(staff, "coaching.read")
    found = await desk.store.reviews.about(StaffId(staff.id))
    return [_seen_by(staff, row) for row in found]


def _seen_by(staff: Staff, review: Mapping[str, Any]) -> dict[str, Any]:
    about = staff.id in review["agents"]
    return {key: review[key] for key in review if not (about and key in PRIVATE)}


def scorecards(desk: Desk, staff: Staff) -> tuple[Scorecard, ...]:
    authorize(staff, "scorecards.read")
    return desk.tools.scorecards


async def sample(desk: Desk, staff: Staff, week: str) -> list[dict[str, Any]]:
    """`week`: `2026-W48`, over. `[{line, reasons, reviews}]`; drawn once, then kept. Raises BadRequest."""
    authorize(staff, "reviews.sample")
    since, until = _days(desk, week)
    if until > desk.now():
        raise BadRequest(
            details={"week": Sentence("This week is not over yet.", "Cette semaine n'est pas finie.")}
        )
    lines = (await desk.store.lines.find(LineQuery(since=since, until=until), size=MOST_OF_A_WEEK)).lines
    today = desk.tools.almanac.today(desk.now()).isoformat()
    late = await desk.store.register.missed(desk.now())
    rows = [
        {"conversation": conversation, "reasons": list(reasons)}
        for conversation, reasons in drawn(week, [line for line in lines if line["served"]], today, late)
    ]
    kept = await desk.store.reviews.keep_sample(week, rows) if rows else []
    await trail.listed(desk, staff, f"sample:{week}")
    return await _shown(desk, staff, kept)


async def _shown(desk: Desk, staff: Staff, rows: Sequence[Mapping[str, Any]]) -> list[dict[str, Any]]:
    ids = [ConversationId(row["conversation"]) for row in rows]
    reviews = await desk.store.reviews.of(ids)
    found = []
    for row, conversation in zip(rows, ids, strict=True):
        line = await desk.store.lines.get(conversation)
        if line is not None:
            mine = [_seen_by(staff, one) for one in reviews if one["conversation"] == conversation]
            found.append({"line": line, "reasons": row["reasons"], "reviews": mine})
    return found


def _days(desk: Desk, week: str) -> tuple[datetime, datetime]:
    try:
        monday = datetime.strptime(f"{week}-1", WEEK_FORM).date()  # noqa: DTZ007  # a day, no instant
    except ValueError:
        raise BadRequest(details={"week": "Write a week as 2026-W48."}) from None
    since = datetime.combine(monday, time(0), tzinfo=desk.tools.almanac.zone)
    return since, since + timedelta(days=7)


def _card(desk: Desk, name: str) -> Scorecard:
    for card in desk.tools.scorecards:
        if card.value == name:
            return card
    raise BadRequest(details={"card": Sentence("There is no such scorecard.", "Cette grille n'existe pas.")})
