"""A conversation to take along: as PDF, and by mail to the address that the customer gave."""

from collections.abc import Sequence
from typing import Any

from bot.actions import correspond, lead
from bot.actions.desk import Desk
from bot.actions.transcript_lines import Row, page
from bot.errors import BadRequest
from bot.firm.policy import Firm
from bot.model.conversation import Head
from bot.model.ids import ConversationId
from bot.model.instants import stamp
from bot.model.people import Customer
from bot.model.permission import authorize, of_conversation, shown
from bot.register.wording import zone_in_words


async def pdf(desk: Desk, head: Head, rows: Sequence[Row]) -> bytes:
    """`rows`: entries as they may leave to whoever asks. The same rows give the same bytes."""
    given = page_of(head.conversation, rows, head.language, desk.policy.firm)
    return await desk.tools.pdf.typeset("transcript", given, head.last.at if head.last else head.started_at)


def page_of(id: ConversationId, rows: Sequence[Row], language: str, firm: Firm) -> dict[str, Any]:
    """What the printed transcript is set from."""
    return {
        **page(rows, language, firm.legal_zone),
        "author": firm.name,
        "accent": firm.accent,
        "about": f"Conversation {id} · {zone_in_words(firm.legal_zone, language)}",
    }


async def mail(desk: Desk, customer: Customer, client_id: str) -> str:
    """Send the transcript; returns the address. Raises BadRequest where none was given, SlowDown."""
    head = await desk.head(customer.conversation)
    authorize(customer, "chat.mail_transcript", of_conversation(head))
    to = head.fields.get("email")
    if not to:
        raise BadRequest(details={"email": "No e-mail address was given in this conversation."})
    name = f"transcript:{head.conversation}:{client_id}"
    if await desk.store.outbox.get(name) is None:
        desk.guards.limits.hit("mails", str(to))
        await correspond.send_transcript(desk, head, str(to), name)
    return str(to)


async def attachment(desk: Desk, conversation: ConversationId) -> tuple[str, bytes] | None:
    """Made when the mail leaves: no copy of the conversation stands in the outbox. None once erased."""
    if await desk.store.turns.head(conversation) is None:
        return None
    customer = Customer(conversation)
    head, entries = await lead.customers_own(desk, customer)
    rows = [shown(customer, "entry", {**one.to_document(), "at": stamp(one.at)}) for one in entries]
    return f"conversation-{conversation}.pdf", await pdf(desk, head, rows)
