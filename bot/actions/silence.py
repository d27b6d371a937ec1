"""When the customer says nothing more: one question whether they are there, later a polite leave."""

import logging
from datetime import timedelta

from bot.actions import answering
from bot.actions.desk import Desk, digest
from bot.dialogue.turn import speak_into_silence
from bot.errors import Stale
from bot.model.draft import Draft
from bot.model.ids import ConversationId
from bot.model.mode import Mode
from bot.model.step import Facts

log = logging.getLogger(__name__)


async def break_all(desk: Desk) -> None:
    """Every conversation whose open question has waited long enough, each once a stage."""
    silence = desk.tools.flow.silence
    for quiet, minutes in ((0, silence.nudge_after), (1, silence.leave_after)):
        for conversation in await desk.store.lines.silent(quiet, desk.now() - timedelta(minutes=minutes)):
            await _break(desk, conversation, quiet, timedelta(minutes=minutes))


async def _break(desk: Desk, conversation: ConversationId, quiet: int, after: timedelta) -> None:
    n = (await desk.head(conversation)).n

    async def decide(draft: Draft) -> None:
        head = draft.head
        waits = head.mode is Mode.BOT and head.ask is not None and not head.position.at_ease
        if not waits or head.position.quiet != quiet or head.last is None or head.last.at > draft.at - after:
            raise Stale
        flow = await desk.versions.of(head.position.flow)
        facts = Facts(today=desk.tools.almanac.today(draft.at))
        answering.write(desk, draft, speak_into_silence(flow, head, facts))

    try:
        await desk.act(conversation, f"timer:silence:{n}", digest("silence", n), decide)
    except Stale:
        # The list was behind: somebody has spoken since, or another process was first.
        log.info("conversation %s is silent no more", conversation)
