"""`/api/files`: what staff sends into a conversation or adds to a complaint, and what was sent to them."""

import re
from typing import Any

from aiohttp import web

from bot.actions import evidence
from bot.doors import uploads
from bot.doors.api.shapes import ID, REFERENCE
from bot.doors.endpoint import Call, Door, Route
from bot.errors import BadRequest
from bot.model.ids import ConversationId, FileId, Reference


async def upload(call: Call) -> dict[str, Any]:
    form = await uploads.read(call.request, call.desk.policy.files.bytes_each)
    conversation, complaint = form.fields.get("conversation", ""), form.fields.get("complaint", "")
    if re.fullmatch(ID, conversation) and not complaint:
        to = ConversationId(conversation)
        kept = await evidence.keep_staffs(call.desk, call.staff, to, form.name, form.data)
    elif re.fullmatch(REFERENCE, complaint) and not conversation:
        reference = Reference(complaint)
        kept = await evidence.keep_evidence(call.desk, call.staff, reference, form.name, form.data)
    else:
        raise BadRequest(details={"conversation": "Name the conversation or the complaint, and only one."})
    return dict(kept.public())


async def download(call: Call) -> web.StreamResponse:
    attachment, data = await evidence.open_staffs(call.desk, call.staff, FileId(call.named("file")))
    return uploads.as_download(attachment, data)


async def preview(call: Call) -> web.StreamResponse:
    picture = await evidence.preview_staffs(call.desk, call.staff, FileId(call.named("file")))
    return web.Response(body=picture, content_type="image/webp")


READING = ("files.download", "complaints.read_evidence")
ROUTES = (
    Route(
        "GET",
        f"/api/files/{{file:{ID}}}/preview",
        Door.STAFF,
        "A picture made anew, to be shown",
        preview,
        verbs=READING,
    ),
    Route(
        "POST",
        "/api/files",
        Door.STAFF,
        "Send a file into a conversation, or add it to a complaint",
        upload,
        form=True,
        status=201,
        verbs=(
            "files.upload",
            "complaints.add_evidence",
        ),
    ),
    Route(
        "GET",
        f"/api/files/{{file:{ID}}}",
        Door.STAFF,
        "Fetch a file",
        download,
        verbs=READING,
    ),
)
