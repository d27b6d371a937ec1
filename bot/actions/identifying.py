"""A customer whom the firm's own site has signed in: their conversation on whatever device they come."""

from bot.actions import customer
from bot.actions.desk import Desk, digest
from bot.model.conversation import Head
from bot.model.draft import Draft
from bot.model.ids import ConversationId
from bot.model.mode import Mode
from bot.model.people import Known

FIELD = "identity"


async def recognise(
    desk: Desk, known: Known, here: ConversationId | None, language: str | None, browser: str
) -> tuple[ConversationId, str | None]:
    """The conversation of `known`, and a new token for it; None when the browser's own stays good.

    `here`: the conversation that this browser has open. An anonymous one becomes theirs; somebody else's
    is left alone, and so is one that has ended.
    """
    head = await desk.head(here) if here is not None else None
    if head is not None and head.fields.get(FIELD) == known.subject:
        return head.conversation, None
    if head is not None and FIELD not in head.fields and head.mode is not Mode.CLOSED:
        await _name(desk, head, known)
        return await _theirs(desk, known, head.conversation)
    earlier = await desk.store.tokens.conversation_of(known.subject)
    if earlier is not None and (await desk.head(earlier)).mode is not Mode.CLOSED:
        return await _theirs(desk, known, earlier)
    conversation, token = await customer.start(desk, language, browser, _told(known))
    await desk.store.tokens.bind(known.subject, conversation)
    return conversation, token


async def _theirs(desk: Desk, known: Known, conversation: ConversationId) -> tuple[ConversationId, str]:
    await desk.store.tokens.bind(known.subject, conversation)
    return conversation, await desk.store.tokens.issue(conversation, desk.now())


async def _name(desk: Desk, head: Head, known: Known) -> None:
    """Keep who it is; what the customer has told already stays as they told it."""

    async def decide(draft: Draft) -> None:
        draft.change(fields={**_told(known), **draft.head.fields, FIELD: known.subject})

    key = f"system:identity:{digest(known.subject)}"
    await desk.act(head.conversation, key, digest("identity", known.subject), decide)


def _told(known: Known) -> dict[str, str]:
    told = {FIELD: known.subject, "name": known.name, "email": known.email}
    return {name: value for name, value in told.items() if value is not None}
