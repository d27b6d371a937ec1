"""What every act of staff on a conversation shares: who, on what, under which key."""

from collections.abc import Awaitable, Callable

from bot.actions.desk import Desk, digest
from bot.errors import Busy, Closed, NotFound, NotYours
from bot.model.conversation import Head, Person, Turn
from bot.model.draft import Draft
from bot.model.ids import ConversationId
from bot.model.mode import Mode
from bot.model.people import Staff
from bot.model.permission import authorize, of_conversation


async def act(
    desk: Desk,
    staff: Staff,
    verb: str,
    conversation: ConversationId,
    client_id: str,
    content: tuple[object, ...],
    decide: Callable[[Draft], Awaitable[None]],
) -> Turn:
    """Check the wall on the newest head, then `decide`. Raises Forbidden, NotFound, what `decide` refuses."""

    async def allowed(draft: Draft) -> None:
        authorize(staff, verb, of_conversation(draft.head, await handlers(desk, draft.head)))
        await decide(draft)

    await known(desk, staff, verb, conversation)
    key = f"staff:{staff.id}:{client_id}"
    return await desk.act(conversation, key, digest(verb, *content), allowed)


async def known(desk: Desk, staff: Staff, verb: str, conversation: ConversationId) -> Head:
    """The head as known here, if `staff` may `verb` it. Raises Forbidden or NotFound."""
    try:
        head = await desk.head(conversation)
    except NotFound:
        # The wall first: whoever lacks the role is told so, whether or not the conversation exists.
        authorize(staff, verb, None)
        raise
    authorize(staff, verb, of_conversation(head, await handlers(desk, head)))
    return head


async def handlers(desk: Desk, head: Head) -> list[str]:
    """Staff who handle a complaint that the conversation led to."""
    if head.complaint is None:
        return []
    every = [view["people"] for view in await desk.store.register.of_conversation(head.conversation)]
    parts = ("officer", "investigator", "reviewer")
    return [people[part]["id"] for people in every for part in parts if part in people]


def person(staff: Staff) -> Person:
    return Person(staff.id, staff.name)


def must_lead(head: Head, staff: Staff) -> None:
    """Raises Closed, Busy, or NotYours unless `staff` leads."""
    if head.mode is Mode.CLOSED:
        raise Closed
    if head.filing is not None:
        raise Busy(retry_after=1)
    if head.mode is not Mode.AGENT or head.agent is None or head.agent.id != staff.id:
        raise NotYours
