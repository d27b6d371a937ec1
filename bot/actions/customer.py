"""What a customer can do in a conversation. The token was checked at the door."""

import secrets
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from bot.actions import answering, filing, following, room, waiting
from bot.actions import files as files_sent
from bot.actions.desk import Decide, Desk, digest
from bot.dialogue.flow import START
from bot.errors import BadRequest, Busy, Closed, Sentence, Stale
from bot.model.conversation import Head, Position, Turn
from bot.model.draft import Draft
from bot.model.entry import AskType, By, Entry, Kind
from bot.model.ids import ConversationId, FileId
from bot.model.mode import Mode
from bot.model.people import Customer
from bot.model.permission import authorize, of_conversation
from bot.model.step import Attached, Chose, Event, Request, Started, Step, Typed
from bot.register.masking import mask_cards

TEXT = 4_000
LONG_TEXT = 8_000
MUST_NAME_ASK = frozenset({"declaration", "confirm"})
"""Asks that are only answered by naming them: nobody declares or files by a stray word."""


@dataclass(frozen=True, slots=True)
class Line:
    """What the customer typed, chose or sent, before it is known which question it answers."""

    kind: Kind
    client_id: str
    text: str | None = None
    choice: str | None = None
    files: Sequence[Mapping[str, Any]] = ()

    def write(self, desk: Desk, draft: Draft, step: Step | None) -> Entry:
        """`step`: what the bot makes of it, while the bot leads."""
        words = self.text
        if words is None:
            words = (step and step.label) or waiting.label(desk, draft.head, str(self.choice))
        return draft.write(
            By.CUSTOMER,
            self.kind,
            words,
            client_id=self.client_id,
            field=step.echo if step else None,
            choice=self.choice or (step.choice if step else None),
            files=[dict(file) for file in self.files] or None,
        )


async def start(
    desk: Desk, language: str | None, default: str = "fr", fields: Mapping[str, str] | None = None
) -> tuple[ConversationId, str]:
    """Open a conversation; returns its id and the customer's token. `fields`: what is known beforehand."""
    conversation = ConversationId(secrets.token_hex(12))
    now = desk.now()
    head = Head(
        conversation=conversation,
        started_at=now,
        language=language or default,
        position=Position(flow=desk.tools.flow.version, state=START),
        fields={**(fields or {}), **({"language": language} if language else {})},
    )

    async def greet(draft: Draft) -> None:
        await answering.answer(desk, draft, Started())

    await desk.open(head, greet)
    return conversation, await desk.store.tokens.first(conversation, now)


async def say(desk: Desk, customer: Customer, text: str, client_id: str, to: int | None = None) -> int:
    """Add the customer's message and, while the bot leads, its answer. Returns the seq of the message.

    `text`: 1 to 8,000 characters, checked by the door; over 4,000 only where a long text is asked.
    Raises Stale when `to` is not the open ask, Busy while a complaint is being registered, Closed.
    """

    async def decide(draft: Draft) -> None:
        _must_be_open(draft.head, to)
        ask = draft.head.ask
        if len(text) > TEXT and not (ask and ask.type is AskType.LONG_TEXT):
            raise BadRequest(details={"text": f"At most {TEXT:,} characters."})
        masked = mask_cards(text)
        await _answered(desk, draft, Typed(masked), to, Line(Kind.SAID, client_id, masked))

    return await _own_line(desk, customer, "chat.say", client_id, digest("say", text, to), decide)


async def choose(desk: Desk, customer: Customer, choice: str, client_id: str, to: int | None = None) -> int:
    """Answer the open ask by a choice, or use a global choice. Raises as `say`, and BadRequest."""

    async def decide(draft: Draft) -> None:
        _must_be_open(draft.head, to)
        line = Line(Kind.SAID, client_id, choice=choice)
        if draft.head.mode is Mode.BOT:
            await _answered(desk, draft, Chose(choice), to, line)
        else:
            line.write(desk, draft, None)
            await waiting.choose(desk, draft, choice)

    return await _own_line(desk, customer, "chat.choose", client_id, digest("choose", choice, to), decide)


async def attach(
    desk: Desk, customer: Customer, files: Sequence[FileId], client_id: str, to: int | None = None
) -> int:
    """Send files that were uploaded before. A foreign or unknown file is a BadRequest."""

    async def decide(draft: Draft) -> None:
        _must_be_open(draft.head, to)
        public = await files_sent.found(desk.store, customer.conversation, files)
        names = ", ".join(str(file["name"]) for file in public)
        line = Line(Kind.FILE, client_id, names, files=public)
        await _answered(desk, draft, Attached(public), to, line)

    content = digest("attach", list(files), to)
    return await _own_line(desk, customer, "chat.attach", client_id, content, decide)


async def language(desk: Desk, customer: Customer, language: str, client_id: str) -> int:
    """Speak `language` from now on; an open ask is repeated in it."""

    async def decide(draft: Draft) -> None:
        _must_be_open(draft.head, None)
        if draft.head.language == language:
            return
        if draft.head.mode is Mode.BOT:
            await answering.answer(desk, draft, Chose(language))
        else:
            draft.change(language=language)

    content = digest("language", language)
    return (await _act(desk, customer, "chat.language", client_id, content, decide)).head.last_seq


async def rate(desk: Desk, customer: Customer, score: int, comment: str | None, client_id: str) -> int:
    """Rate the conversation once, also after it closed. Raises Stale the second time."""

    async def decide(draft: Draft) -> None:
        if draft.head.rated is not None:
            raise Stale("This conversation was already rated.")
        text = mask_cards(comment) if comment else None
        draft.write(By.CUSTOMER, Kind.RATED, text, client_id=client_id, score=score)
        draft.change(rated=score)

    return await _own_line(desk, customer, "chat.rate", client_id, digest("rate", score, comment), decide)


async def leave(desk: Desk, customer: Customer, client_id: str) -> int:
    """End the chat."""

    async def decide(draft: Draft) -> None:
        _must_be_open(draft.head, None)
        draft.write(By.CUSTOMER, Kind.CLOSED, client_id=client_id)
        draft.move("close")
        draft.change(return_to=None)

    before = await desk.head(customer.conversation)
    seq = await _own_line(desk, customer, "chat.leave", client_id, digest("leave"), decide)
    for person in (before.agent, before.return_to):
        if person is not None:
            await room.free(desk, person.id, customer.conversation)
    return seq


def _must_be_open(head: Head, to: int | None) -> None:
    if head.mode is Mode.CLOSED:
        raise Closed
    if head.filing is not None:
        raise Busy(retry_after=1)
    ask = head.ask
    if to is not None and (ask is None or ask.to != to):
        raise Stale


async def _answered(desk: Desk, draft: Draft, event: Event, to: int | None, line: Line) -> None:
    """Write the customer's line and, while the bot leads, what the bot does about it."""
    if draft.head.mode is not Mode.BOT:
        line.write(desk, draft, None)
        if draft.head.mode is Mode.WAITING:
            await waiting.hear(desk, draft, event)
        return
    step = await answering.decide(desk, draft, event)
    if step.echo in MUST_NAME_ASK and to is None:
        raise BadRequest(
            details={
                "to": Sentence(
                    "Name the question that this answers.", "Nommez la question à laquelle ceci répond."
                )
            }
        )
    if step.request is Request.COMPLAINT:
        desk.guards.limits.hit("filings", draft.head.conversation)
    answering.write(desk, draft, step, line.write(desk, draft, step))
    following.note_opened(draft)
    if step.request is Request.CODE:
        draft.facts["code_for"] = step.fields.get("reference")


async def _act(
    desk: Desk, customer: Customer, verb: str, client_id: str, content: str, decide: Decide
) -> Turn:
    """Check the wall on the newest head, then `decide`."""

    async def allowed(draft: Draft) -> None:
        authorize(customer, verb, of_conversation(draft.head))
        await decide(draft)

    return await desk.act(customer.conversation, f"customer:{client_id}", content, allowed)


async def _own_line(
    desk: Desk, customer: Customer, verb: str, client_id: str, content: str, decide: Decide
) -> int:
    turn = await _act(desk, customer, verb, client_id, content, decide)
    await _afterwards(desk, turn)
    return next(entry.seq or 0 for entry in turn.entries if entry.client_id == client_id)


async def _afterwards(desk: Desk, turn: Turn) -> None:
    """What hangs on the turn and can be done again: the timer does it where this process dies."""
    if turn.head.filing is not None:
        await filing.finish_soon(desk, turn.head.conversation)
    if "code_for" in turn.facts:
        await following.send_code(desk, turn)
