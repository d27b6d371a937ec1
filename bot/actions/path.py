"""How a conversation came to where it is: at each turn the state of the flow, who led, and what was told."""

from typing import Any

from bot.actions import trail
from bot.actions.desk import Desk
from bot.actions.reading import permitted
from bot.model.ids import ConversationId
from bot.model.people import Staff


async def taken(desk: Desk, staff: Staff, conversation: ConversationId) -> list[dict[str, Any]]:
    """`[{no, at, state, mode, flow, fields, inquiry?}]`, one a turn. `no`: of its last line; `fields`: all
    that was known then; `inquiry`: `{number, state, reply_by}`. Raises Forbidden, NotFound.
    """
    head = await permitted(desk, staff, "conversations.read", conversation)
    await trail.looked_at(desk, staff, head, "read")
    steps = []
    async for turn in desk.store.turns.all(conversation):
        head, inquiry = turn.head, turn.head.inquiry
        steps.append(
            {
                "no": head.last_no,
                "at": turn.at,
                "state": head.position.state,
                "mode": head.mode.value,
                "flow": head.position.flow,
                "fields": dict(head.fields),
                "inquiry": {"number": inquiry.number, "state": inquiry.state, "reply_by": inquiry.reply_by}
                if inquiry
                else None,
            }
        )
    return steps
