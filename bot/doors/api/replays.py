"""`/api/conversations/{id}/replay` and `…/chart.svg`: what another version would do, and the way taken."""

from typing import Annotated, Any

from aiohttp import web
from pydantic import StringConstraints

from bot.actions import replaying
from bot.doors.api.shapes import ID
from bot.doors.endpoint import Call, Door, Query, Route
from bot.model.ids import ConversationId

PICTURE = "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'"
"""The picture carries its own colours."""


class Version(Query):
    """`flow`: a stored version, or the beginning of its name; `current` is the one in force."""

    flow: Annotated[str, StringConstraints(pattern=r"^(current|[0-9a-f]{8,64})$")] = replaying.IN_FORCE


async def replay(call: Call) -> dict[str, Any]:
    asked: Version = call.asked
    conversation = ConversationId(call.named("id"))
    flow, found = await replaying.replayed(call.desk, call.staff, conversation, asked.flow)
    return {"flow": flow.version, **replaying.to_document(found)}


async def picture(call: Call) -> web.StreamResponse:
    drawn = await replaying.drawn(call.desk, call.staff, ConversationId(call.named("id")))
    headers = {"Content-Security-Policy": PICTURE}
    return web.Response(text=drawn, content_type="image/svg+xml", headers=headers)


ROUTES = (
    Route(
        "GET",
        f"/api/conversations/{{id:{ID}}}/replay",
        Door.STAFF,
        "Play a conversation through another version of the flow",
        replay,
        query=Version,
        verbs=("conversations.replay",),
    ),
    Route(
        "GET",
        f"/api/conversations/{{id:{ID}}}/chart.svg",
        Door.STAFF,
        "The flow as a picture, with the way that the conversation took",
        picture,
        verbs=("conversations.replay",),
    ),
)
