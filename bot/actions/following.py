"""How a customer follows a complaint from the chat: the reference, and a one-time code by mail."""

import re
from collections.abc import Mapping
from datetime import timedelta
from typing import Any

from bot.actions import correspond
from bot.actions.desk import Desk
from bot.errors import SlowDown
from bot.model.conversation import Following, Head, Turn
from bot.model.draft import Draft
from bot.model.ids import ConversationId, Reference
from bot.model.step import Event, Typed
from bot.register.status import card, in_words

OPEN_FOR = timedelta(minutes=60)
"""How long a customer who has proved who they are may act on the complaint from this conversation."""
CODE = re.compile(r"(?:\d[ -]?){8}", re.ASCII)


async def send_code(desk: Desk, turn: Turn) -> None:
    """Send the code to the address that the complaint names, if there is such a complaint.

    The chat says the same either way, and nobody can be made to send many.
    """
    reference, conversation = Reference(str(turn.facts["code_for"])), turn.head.conversation
    try:
        # For whatever reference: few others can be sent mails that they did not ask for.
        desk.guards.limits.hit("codes", conversation)
    except SlowDown:
        return
    complaint = await desk.store.register.complaint(reference)
    contact = _contact(complaint) if complaint else None
    if complaint is None or contact is None:
        return
    try:
        desk.guards.limits.hit("mails", contact)
    except SlowDown:
        return
    code = await desk.store.codes.issue(_purpose(conversation, reference), desk.now())
    await correspond.send_code(desk, turn, complaint, contact, code)


async def status(desk: Desk, head: Head, event: Event) -> Mapping[str, Any] | None:
    """What the typed code opens; None when the reference or the code is wrong."""
    found = CODE.search(event.text) if isinstance(event, Typed) else None
    reference = Reference(str(head.fields.get("reference", "")))
    if found is None:
        return None
    code = re.sub(r"\D", "", found.group())
    if not await desk.store.codes.redeem(_purpose(head.conversation, reference), code, desk.now()):
        return None
    complaint = await desk.store.register.complaint(reference)
    return {"reference": reference, "card": card(complaint), **in_words(complaint)} if complaint else None


def note_opened(draft: Draft) -> None:
    """A right code in this turn opens its complaint for a while, beside those that others have opened."""
    status = draft.facts.get("status")
    if status:
        opened = Following(Reference(status["reference"]), draft.at + OPEN_FOR)
        others = (each for each in draft.head.following if each.reference != opened.reference)
        draft.change(following=(*(each for each in others if draft.at < each.until), opened))


def _contact(complaint: Mapping[str, Any]) -> str | None:
    person = complaint.get("representative") or complaint["complainant"]
    email = person.get("email")
    return str(email) if email else None


def _purpose(conversation: ConversationId, reference: Reference) -> str:
    """A code opens one complaint, in the conversation that asked for it."""
    return f"status:{conversation}:{reference}"
