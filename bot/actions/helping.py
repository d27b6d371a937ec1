"""What helps staff answer: replies ready to send, the firm's articles, what else this customer came with."""

import asyncio
from collections.abc import Mapping
from datetime import date
from typing import Any

from bot.actions import complaints, lead, trail
from bot.actions.answering import OPEN
from bot.actions.desk import Desk
from bot.actions.reading import permitted
from bot.dialogue.localised import spoken_day
from bot.firm.replies import fill
from bot.knowledge.decision import row
from bot.model.conversation import Head
from bot.model.ids import ConversationId
from bot.model.people import Staff
from bot.model.permission import authorize
from bot.store.ports import LineQuery

EARLIER = 20
"""Conversations, newest first, and complaints, that are shown beside the one at hand."""


async def replies(desk: Desk, staff: Staff, conversation: ConversationId) -> list[dict[str, Any]]:
    """Each canned reply in the customer's language, filled as far as the conversation can."""
    head = await permitted(desk, staff, "console.reply", conversation)
    known = _known(desk, staff, head)
    rows = []
    for reply in desk.tools.replies:
        filled = fill(reply.text.of(head.language), known)
        title = reply.title.of(head.language)
        rows.append({"id": reply.id, "title": title, "text": filled.text, "missing": list(filled.missing)})
    return rows


async def articles(
    desk: Desk, staff: Staff, question: str, language: str, topic: str | None
) -> list[Mapping[str, Any]]:
    """The articles nearest to the question, best first, with the passage in `language`."""
    authorize(staff, "knowledge.find")
    found = await asyncio.to_thread(desk.tools.library.find, question, language, topic)
    return [row(match, language) for match in found]


async def customer(desk: Desk, staff: Staff, conversation: ConversationId) -> dict[str, Any]:
    """`{email?, conversations, complaints}`: what else came with this address, as far as `staff` may see.

    Nobody has proved that the address is the customer's own: `verified` is false.
    """
    head = await permitted(desk, staff, "conversations.read", conversation)
    email = str(head.fields.get("email") or "").casefold()
    if not email:
        return {"verified": False, "conversations": [], "complaints": []}
    await trail.listed(desk, staff, f"customer:{conversation}")
    lines, *_ = await lead.found(desk, staff, LineQuery(email=email), page=1)
    earlier = [line for line in lines if line["conversation"] != conversation][:EARLIER]
    return {
        "email": email,
        "verified": False,
        "conversations": earlier,
        "complaints": await _complaints(desk, staff, email),
    }


async def _complaints(desk: Desk, staff: Staff, email: str) -> list[Mapping[str, Any]]:
    """Those that the address stands in, the open ones first."""
    rows = await complaints.naming(desk, staff, email)
    return sorted(rows, key=lambda row: "closed_at" in row)[:EARLIER]


def _known(desk: Desk, staff: Staff, head: Head) -> dict[str, str | None]:
    policy, inquiry = desk.policy, head.inquiry
    is_open = inquiry is not None and inquiry.state in OPEN
    return {
        "name": str(head.fields.get("name") or "") or None,
        "agent": staff.name,
        "firm": policy.firm.name,
        "inquiry": inquiry.number if inquiry else None,
        "reply_by": spoken_day(date.fromisoformat(inquiry.reply_by), head.language)
        if inquiry and is_open
        else None,
        "reference": head.complaint,
        "support_address": policy.contact.support_address,
        "complaints_address": policy.contact.complaints_address,
    }
