"""Beside a conversation at the console: canned replies, articles, and the customer's other matters."""

from typing import Annotated, Any

from pydantic import StringConstraints

from bot.actions import helping as actions
from bot.doors.api.shapes import ID, Word
from bot.doors.endpoint import Call, Door, Query, Route
from bot.doors.lines import Lines
from bot.doors.shapes import Language
from bot.model.ids import ConversationId
from bot.model.wording import SAYS_SOMETHING


class Ask(Query):
    q: Annotated[str, StringConstraints(min_length=1, max_length=300, pattern=SAYS_SOMETHING)]
    language: Language = "fr"
    topic: Word | None = None


async def replies(call: Call) -> dict[str, Any]:
    return {"replies": await actions.replies(call.desk, call.staff, ConversationId(call.named("id")))}


async def articles(call: Call) -> dict[str, Any]:
    asked: Ask = call.asked
    found = await actions.articles(call.desk, call.staff, asked.q, asked.language, asked.topic)
    return {"articles": [dict(row) for row in found]}


async def customer(call: Call) -> dict[str, Any]:
    found = await actions.customer(call.desk, call.staff, ConversationId(call.named("id")))
    table = Lines(call.desk)
    return {**found, "conversations": [table.shown(line) for line in found["conversations"]]}


ROUTES = (
    Route(
        "GET",
        f"/api/conversations/{{id:{ID}}}/replies",
        Door.STAFF,
        "Canned replies, filled for this conversation",
        replies,
        verbs=("console.reply",),
    ),
    Route(
        "GET",
        f"/api/conversations/{{id:{ID}}}/customer",
        Door.STAFF,
        "What else came with this customer's e-mail address",
        customer,
        verbs=("conversations.read",),
    ),
    Route(
        "GET",
        "/api/knowledge",
        Door.STAFF,
        "Find articles to answer with",
        articles,
        query=Ask,
        verbs=("knowledge.find",),
    ),
)
