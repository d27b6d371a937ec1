"""`/api/chat`: what the customer's page needs beside its socket: the firm's facts, files, the transcript."""

from typing import Any, Literal
from zoneinfo import ZoneInfo

from aiohttp import web

from bot.actions import evidence, lead
from bot.doors import transcripts, uploads, wire
from bot.doors.api.shapes import ID
from bot.doors.endpoint import Call, Door, Query, Route
from bot.model.ids import FileId


class Form(Query):
    format: Literal["txt", "html", "json"] = "txt"


async def config(call: Call) -> dict[str, Any]:
    policy = call.desk.policy
    contact = policy.contact
    return {
        "firm": policy.firm.name,
        "accent": policy.firm.accent,
        "zone": policy.firm.legal_zone,
        "city": ZoneInfo(policy.firm.legal_zone).key.split("/")[-1].replace("_", " "),
        "languages": ["fr", "en"],
        "contact": {
            "support_address": contact.support_address,
            "complaints_address": contact.complaints_address,
            "phone": contact.phone or None,
        },
        "legal_page": contact.legal_page.model_dump(),
        "policy_page": contact.policy_page.model_dump(),
        "limits": {
            **wire.LIMITS,
            "file": policy.files.bytes_each,
            "files": policy.files.per_conversation,
            "types": list(policy.files.types),
        },
    }


async def upload(call: Call) -> dict[str, Any]:
    call.desk.guards.limits.hit("uploads", call.address)
    form = await uploads.read(call.request, call.desk.policy.files.bytes_each)
    kept = await evidence.keep_customers(call.desk, call.customer, form.name, form.data)
    return dict(kept.public())


async def download(call: Call) -> web.StreamResponse:
    attachment, data = await evidence.open_customers(call.desk, call.customer, FileId(call.named("file")))
    return uploads.as_download(attachment, data)


async def transcript(call: Call) -> web.StreamResponse:
    head, entries = await lead.customers_own(call.desk, call.customer)
    rows = [wire.customers(entry) for entry in entries]
    return transcripts.answer(call.desk.policy, head, rows, call.asked.format)


ROUTES = (
    Route("GET", "/api/chat/config", Door.ANYBODY, "The firm, its addresses and the limits", config),
    Route(
        "POST",
        "/api/chat/files",
        Door.CUSTOMER,
        "Send a file",
        upload,
        form=True,
        status=201,
        verbs=("chat.upload",),
    ),
    Route(
        "GET",
        f"/api/chat/files/{{file:{ID}}}",
        Door.CUSTOMER,
        "Fetch one's own file",
        download,
        verbs=("chat.download",),
    ),
    Route(
        "GET",
        "/api/chat/transcript",
        Door.CUSTOMER,
        "Take the conversation along",
        transcript,
        query=Form,
        verbs=("chat.transcript",),
    ),
)
