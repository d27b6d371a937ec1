"""What staff do with one conversation: each command of the console, and the action behind it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from bot.actions import agent, handing, keeping, offers, reading
from bot.actions.desk import Desk
from bot.doors import console_shapes as shapes
from bot.doors import wire
from bot.doors.commands import Command
from bot.errors import BadRequest
from bot.model.conversation import Turn
from bot.model.ids import ConversationId, FileId
from bot.model.people import Staff


@dataclass(slots=True)
class Tab:
    """One open console. `staff` is read anew with every command; `language`: what is read there."""

    sid: str
    token: str
    session: str
    staff: Staff
    language: str = "en"
    watching: set[ConversationId] = field(default_factory=set)


def acts_of(desk: Desk) -> dict[str, Command[Tab]]:
    acts = Acts(desk)
    return {
        "take": Command(shapes.Of, acts.take),
        "pass": Command(shapes.Of, acts.pass_on),
        "barge_in": Command(shapes.BargeIn, acts.barge_in),
        "reply": Command(shapes.Reply, acts.reply),
        "attach": Command(shapes.Attach, acts.attach),
        "note": Command(shapes.Reply, acts.note),
        "tag": Command(shapes.Tag, acts.tag),
        "correct": Command(shapes.Correct, acts.correct),
        "reveal": Command(shapes.Reveal, acts.reveal),
        "transfer": Command(shapes.Transfer, acts.transfer),
        "release": Command(shapes.Release, acts.release),
        "resolve": Command(shapes.Resolve, acts.resolve),
        "complain": Command(shapes.Of, acts.complain),
        "close": Command(shapes.Of, acts.close),
        "typing": Command(shapes.Typing, acts.typing),
        "seen": Command(shapes.Seen, acts.seen),
    }


class Acts:
    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    async def take(self, tab: Tab, p: shapes.Of) -> Mapping[str, Any]:
        return {"no": await agent.take(self._desk, tab.staff, ConversationId(p.conversation), p.client_id)}

    async def pass_on(self, tab: Tab, p: shapes.Of) -> Mapping[str, Any]:
        conversation = ConversationId(p.conversation)
        return {"no": (await offers.pass_on(self._desk, tab.staff, conversation, p.client_id)).head.last_no}

    async def reply(self, tab: Tab, p: shapes.Reply) -> Mapping[str, Any]:
        conversation, text = ConversationId(p.conversation), p.text.strip()
        return _numbers(await agent.reply(self._desk, tab.staff, conversation, text, p.client_id))

    async def attach(self, tab: Tab, p: shapes.Attach) -> Mapping[str, Any]:
        conversation, files = ConversationId(p.conversation), [FileId(file) for file in p.files]
        return _numbers(await agent.attach(self._desk, tab.staff, conversation, files, p.client_id))

    async def note(self, tab: Tab, p: shapes.Reply) -> Mapping[str, Any]:
        conversation, text = ConversationId(p.conversation), p.text.strip()
        turn = await agent.note(self._desk, tab.staff, conversation, text, p.client_id)
        return {"no": turn.entries[0].no}

    async def transfer(self, tab: Tab, p: shapes.Transfer) -> Mapping[str, Any]:
        conversation = ConversationId(p.conversation)
        return _numbers(
            await handing.transfer(self._desk, tab.staff, conversation, p.to, p.reason, p.client_id)
        )

    async def release(self, tab: Tab, p: shapes.Release) -> Mapping[str, Any]:
        conversation = ConversationId(p.conversation)
        return _numbers(
            await handing.release(
                self._desk, tab.staff, conversation, p.to, p.reason, p.client_id, p.state, p.fields
            )
        )

    async def resolve(self, tab: Tab, p: shapes.Resolve) -> Mapping[str, Any]:
        conversation = ConversationId(p.conversation)
        return _numbers(
            await handing.resolve(
                self._desk, tab.staff, conversation, p.outcome, p.client_id, p.text, p.promised_on
            )
        )

    async def complain(self, tab: Tab, p: shapes.Of) -> Mapping[str, Any]:
        conversation = ConversationId(p.conversation)
        return _numbers(await handing.complain(self._desk, tab.staff, conversation, p.client_id))

    async def close(self, tab: Tab, p: shapes.Of) -> Mapping[str, Any]:
        conversation = ConversationId(p.conversation)
        return _numbers(await handing.close(self._desk, tab.staff, conversation, p.client_id))

    async def typing(self, tab: Tab, p: shapes.Typing) -> Mapping[str, Any]:
        await reading.typing_by_staff(self._desk, tab.staff, ConversationId(p.conversation), p.on)
        return {}

    async def seen(self, tab: Tab, p: shapes.Seen) -> Mapping[str, Any]:
        conversation = ConversationId(p.conversation)
        return {"seq": await reading.seen_by_staff(self._desk, tab.staff, conversation, p.seq)}

    async def barge_in(self, tab: Tab, p: shapes.BargeIn) -> Mapping[str, Any]:
        conversation = ConversationId(p.conversation)
        return _numbers(await handing.barge_in(self._desk, tab.staff, conversation, p.reason, p.client_id))

    async def tag(self, tab: Tab, p: shapes.Tag) -> Mapping[str, Any]:
        conversation = ConversationId(p.conversation)
        turn = await keeping.tag(self._desk, tab.staff, conversation, p.tags, p.client_id)
        return {"no": turn.head.last_no, "tags": list(turn.head.tags)}

    async def correct(self, tab: Tab, p: shapes.Correct) -> Mapping[str, Any]:
        conversation = ConversationId(p.conversation)
        turn = await keeping.correct(self._desk, tab.staff, conversation, p.fields, p.client_id)
        return {"no": turn.head.last_no, "fields": wire.fields(turn.head.fields)}

    async def reveal(self, tab: Tab, p: shapes.Reveal) -> Mapping[str, Any]:
        what = p.field if p.field is not None else p.no
        if what is None or (p.field is not None and p.no is not None):
            raise BadRequest(details={"field": "Name the field or the line, and only one."})
        conversation = ConversationId(p.conversation)
        return {"text": await keeping.reveal(self._desk, tab.staff, conversation, what, p.client_id)}


def _numbers(turn: Turn) -> dict[str, Any]:
    """The numbers of the act's own line."""
    own = next((entry for entry in turn.entries if entry.client_id), turn.entries[0])
    return {"no": own.no, "seq": own.seq}
