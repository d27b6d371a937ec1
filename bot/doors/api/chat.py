"""`/api/chat`: what the customer's page needs beside its socket: the firm's facts, files, the transcript."""

from typing import Any, Literal

from aiohttp import web

from bot.actions import evidence, lead, own_complaint
from bot.doors import transcripts, uploads, wire
from bot.doors.api.shapes import ID, LETTER_ID, REFERENCE
from bot.doors.endpoint import Call, Door, Query, Route
from bot.firm.town import town
from bot.model.ids import FileId, Reference


class Form(Query):
    format: Literal["txt", "html", "json", "pdf"] = "txt"


async def config(call: Call) -> dict[str, Any]:
    policy = call.desk.policy
    contact = policy.contact
    return {
        "firm": policy.firm.name,
        "accent": policy.firm.accent,
        "logo": "/logo" if policy.chat.logo_file else policy.chat.logo or None,
        "title": policy.chat.title.model_dump(),
        "zone": policy.firm.legal_zone,
        "city": {language: town(policy.firm.legal_zone, language) for language in ("fr", "en")},
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
    return await transcripts.answer(call.desk, head, rows, call.asked.format)


async def complaint(call: Call) -> dict[str, Any]:
    reference = Reference(call.named("reference"))
    return {**wire.plain(await own_complaint.read(call.desk, call.customer, reference))}


async def letter(call: Call) -> web.StreamResponse:
    name = call.named("letter")
    pdf = await own_complaint.letter(call.desk, call.customer, Reference(call.named("reference")), name)
    return uploads.as_file(f"{name.replace(':', '-')}.pdf", "application/pdf", pdf)


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
    Route(
        "GET",
        f"/api/chat/complaints/{{reference:{REFERENCE}}}",
        Door.CUSTOMER,
        "A complaint that a code has opened, and what one may do about it",
        complaint,
        verbs=("chat.complaint",),
    ),
    Route(
        "GET",
        f"/api/chat/complaints/{{reference:{REFERENCE}}}/letters/{{letter:{LETTER_ID}}}",
        Door.CUSTOMER,
        "A letter of one's own complaint as PDF",
        letter,
        verbs=("chat.letter",),
    ),
)
