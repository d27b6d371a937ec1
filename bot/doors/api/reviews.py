"""`/api/…/review`: scorecards, the week's sample, what reviewers found, and what agents are told of it."""

from typing import Annotated, Any

from pydantic import Field, StringConstraints

from bot.actions import reviewing
from bot.doors.api.shapes import ID, Word
from bot.doors.commands import Shape
from bot.doors.endpoint import Call, Door, Query, Route
from bot.doors.lines import Lines
from bot.model.ids import ConversationId
from bot.model.wording import SAYS_SOMETHING

Text = Annotated[str, StringConstraints(min_length=1, max_length=4_000, pattern=SAYS_SOMETHING)]


class Comment(Shape):
    no: Annotated[int, Field(ge=1)]
    text: Text


class Review(Shape):
    """`coaching`: the agent reads it; `private`: only leads and auditors do."""

    card: Word
    verdicts: Annotated[dict[Word, Word], Field(max_length=20)]
    comments: Annotated[list[Comment], Field(max_length=100)] = Field(default_factory=list)
    coaching: Text | None = None
    private: Text | None = None


class Week(Query):
    week: Annotated[str, StringConstraints(pattern=r"^\d{4}-W\d{2}$")]


async def scorecards(call: Call) -> dict[str, Any]:
    cards = reviewing.scorecards(call.desk, call.staff)
    return {"scorecards": [card.model_dump() for card in cards]}


async def review(call: Call) -> dict[str, Any]:
    told: Review = call.told
    wish = reviewing.Wish(**told.model_dump())
    return await reviewing.review(call.desk, call.staff, ConversationId(call.named("id")), wish)


async def reviews(call: Call) -> dict[str, Any]:
    return {"reviews": await reviewing.read(call.desk, call.staff, ConversationId(call.named("id")))}


async def sample(call: Call) -> dict[str, Any]:
    asked: Week = call.asked
    table = Lines(call.desk)
    rows = await reviewing.sample(call.desk, call.staff, asked.week)
    return {"week": asked.week, "sample": [{**row, "line": table.shown(row["line"])} for row in rows]}


async def coaching(call: Call) -> dict[str, Any]:
    return {"reviews": await reviewing.coaching(call.desk, call.staff)}


ONE = f"/api/conversations/{{id:{ID}}}/review"
ROUTES = (
    Route(
        "GET",
        "/api/scorecards",
        Door.STAFF,
        "What conversations are reviewed by",
        scorecards,
        verbs=("scorecards.read",),
    ),
    Route(
        "GET",
        "/api/reviews/sample",
        Door.STAFF,
        "The conversations of a week that are to be reviewed",
        sample,
        query=Week,
        verbs=("reviews.sample",),
    ),
    Route("GET", ONE, Door.STAFF, "What reviewers found", reviews, verbs=("conversations.read_review",)),
    Route(
        "POST", ONE, Door.STAFF, "Review a conversation", review, body=Review, verbs=("conversations.review",)
    ),
    Route(
        "GET",
        "/api/coaching",
        Door.STAFF,
        "Reviews of one's own conversations",
        coaching,
        verbs=("coaching.read",),
    ),
)
