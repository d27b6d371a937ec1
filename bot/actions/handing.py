"""How staff hand a conversation on: to a colleague, a queue, the bot, the complaint, or its end."""

from datetime import date
from typing import Any

from bot.actions import answering, correspond, room
from bot.actions.desk import Desk
from bot.actions.keeping import read_fields
from bot.actions.leading import act, known, must_lead, person
from bot.errors import BadRequest, Closed, NotWaiting, Sentence
from bot.firm.replies import must_be_filled
from bot.model.conversation import Turn
from bot.model.draft import Draft
from bot.model.entry import By, Kind
from bot.model.ids import ConversationId, StaffId
from bot.model.mode import Mode
from bot.model.people import Staff
from bot.model.permission import may
from bot.model.step import Resumed
from bot.register.masking import mask_cards


async def transfer(
    desk: Desk, staff: Staff, conversation: ConversationId, to: str, reason: str, client_id: str
) -> Turn:
    """`to`: a staff id, or `queue:<topic>`. Raises Full when the colleague has no room."""
    colleague = None if to.startswith("queue:") else await _colleague(desk, to)
    if colleague is None and to.removeprefix("queue:") not in {t.value for t in desk.policy.topics}:
        raise BadRequest(details={"to": Sentence("There is no such queue.", "Cette file n'existe pas.")})
    if colleague is not None:
        if colleague.id == staff.id:
            raise BadRequest(
                details={
                    "to": Sentence(
                        "You lead this conversation already.", "Vous menez déjà cette conversation."
                    )
                }
            )
        await known(desk, staff, "console.transfer", conversation)
        await room.find(desk, colleague, conversation)

    async def decide(draft: Draft) -> None:
        must_lead(draft.head, staff)
        _left(draft, staff, reason, client_id)
        if colleague is None:
            draft.move("requeue")
            draft.change(skill=to.removeprefix("queue:"))
        else:
            draft.move("hand_over", person(colleague))
            draft.write(By.AGENT, Kind.JOINED, name=colleague.name, sender=colleague.id)

    try:
        turn = await act(desk, staff, "console.transfer", conversation, client_id, (to, reason), decide)
    finally:
        if colleague is not None:
            await room.free(desk, colleague.id, conversation)
    await room.free(desk, staff.id, conversation)
    return turn


async def barge_in(
    desk: Desk, staff: Staff, conversation: ConversationId, reason: str, client_id: str
) -> Turn:
    """Take a conversation from the colleague who leads it; the transcript says so to everybody.

    Raises NotWaiting when nobody leads it, Full.
    """
    await known(desk, staff, "console.barge_in", conversation)
    await room.find(desk, staff, conversation)

    async def decide(draft: Draft) -> None:
        led_by = draft.head.agent
        if draft.head.mode is Mode.CLOSED:
            raise Closed
        if led_by is None or led_by.id == staff.id:
            raise NotWaiting("No colleague leads this conversation.")
        draft.write(By.SYSTEM, Kind.LEFT, sender=led_by.id, name=led_by.name, reason=reason)
        draft.move("hand_over", person(staff))
        draft.write(By.AGENT, Kind.JOINED, sender=staff.id, name=staff.name, client_id=client_id)

    try:
        turn = await act(desk, staff, "console.barge_in", conversation, client_id, (reason,), decide)
    finally:
        await room.free(desk, staff.id, conversation)
    for entry in turn.entries:
        if entry.kind is Kind.LEFT and entry.sender is not None:
            await room.free(desk, entry.sender, conversation)
    return turn


async def release(
    desk: Desk,
    staff: Staff,
    conversation: ConversationId,
    to: str,
    reason: str,
    client_id: str,
    state: str | None = None,
    fields: dict[str, str] | None = None,
) -> Turn:
    """Give the conversation to the `queue` or to the `bot`, there at `state` with `fields` corrected."""
    if to == "bot" and state is not None and not desk.tools.flow.has_state(state):
        raise BadRequest(
            details={"state": Sentence("The flow has no such state.", "Le scénario n'a pas cet état.")}
        )
    corrected = read_fields(desk, fields or {})

    async def decide(draft: Draft) -> None:
        must_lead(draft.head, staff)
        for name, value in corrected.items():
            draft.keep_field(name, value)
        if to == "queue":
            _left(draft, staff, reason, client_id)
            draft.move("requeue")
        else:
            await _to_bot(desk, draft, staff, reason, client_id, state or "satisfied")

    content = (to, reason, state, fields)
    turn = await act(desk, staff, "console.release", conversation, client_id, content, decide)
    await room.free(desk, staff.id, conversation)
    return turn


async def resolve(
    desk: Desk,
    staff: Staff,
    conversation: ConversationId,
    outcome: str,
    client_id: str,
    text: str | None = None,
    promised_on: str | None = None,
) -> Turn:
    """`answered`: the bot asks if the customer is satisfied. `interim`: keeps the agent, stops the clock."""

    must_be_filled(text or "")
    if outcome == "interim":
        must_be_to_come(desk, promised_on)

    async def decide(draft: Draft) -> None:
        must_lead(draft.head, staff)
        said: dict[str, Any] = {"sender": staff.id, "name": staff.name, "client_id": client_id}
        words = mask_cards(text) if text else None
        if outcome == "interim":
            draft.write(By.AGENT, Kind.INTERIM, words, promised_on=promised_on, **said)
            answering.settle_inquiry(draft, "interim")
            return
        draft.write(By.AGENT, Kind.RESOLVED, words, **said)
        draft.move("return_to_bot")
        await answering.answer(desk, draft, Resumed("satisfied"))
        answering.settle_inquiry(draft, "answered")

    content = (outcome, text, promised_on)
    turn = await act(desk, staff, "console.resolve", conversation, client_id, content, decide)
    await correspond.write_interim(desk, turn)
    await room.free(desk, staff.id, conversation)
    return turn


def must_be_to_come(desk: Desk, promised_on: str | None) -> None:
    """Raises BadRequest unless `promised_on` is a day from today on, in the legal zone."""
    try:
        day = date.fromisoformat(promised_on or "")
    except ValueError:
        raise BadRequest(
            details={
                "promised_on": Sentence(
                    "Name the promised day, such as 2026-11-27.",
                    "Donnez la date promise, par exemple 2026-11-27.",
                )
            }
        ) from None
    if day < desk.tools.almanac.today(desk.now()):
        raise BadRequest(
            details={"promised_on": Sentence("The promised day is over.", "La date promise est passée.")}
        )


async def complain(desk: Desk, staff: Staff, conversation: ConversationId, client_id: str) -> Turn:
    """Let the bot take down the complaint; the conversation comes back when it is filed or dropped."""

    async def decide(draft: Draft) -> None:
        must_lead(draft.head, staff)
        await _to_bot(desk, draft, staff, None, client_id, "complaint")
        draft.change(return_to=person(staff))

    return await act(desk, staff, "console.complain", conversation, client_id, (), decide)


async def close(desk: Desk, staff: Staff, conversation: ConversationId, client_id: str) -> Turn:
    async def decide(draft: Draft) -> None:
        must_lead(draft.head, staff)
        draft.write(By.AGENT, Kind.CLOSED, sender=staff.id, name=staff.name, client_id=client_id)
        draft.move("close")

    turn = await act(desk, staff, "console.close", conversation, client_id, (), decide)
    await room.free(desk, staff.id, conversation)
    return turn


async def _to_bot(
    desk: Desk, draft: Draft, staff: Staff, reason: str | None, client_id: str, state: str
) -> None:
    draft.write(By.AGENT, Kind.RETURNED, sender=staff.id, name=staff.name, client_id=client_id, reason=reason)
    draft.move("return_to_bot")
    await answering.answer(desk, draft, Resumed(state))


def _left(draft: Draft, staff: Staff, reason: str, client_id: str) -> None:
    draft.write(By.AGENT, Kind.LEFT, sender=staff.id, name=staff.name, client_id=client_id, reason=reason)


async def _colleague(desk: Desk, id: str) -> Staff:
    colleague = await desk.store.people.get(StaffId(id))
    if colleague is None or not may(colleague, "console.queue"):
        raise BadRequest(details={"to": Sentence("There is no such colleague.", "Ce collègue n'existe pas.")})
    return colleague
