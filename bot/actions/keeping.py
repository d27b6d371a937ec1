"""What staff keep about a conversation beside its lines: tags, corrected fields, who was shown a number."""

from collections.abc import Mapping, Sequence
from typing import Any

from bot.actions.desk import Desk
from bot.actions.leading import act, must_lead
from bot.dialogue.answers import read_answer
from bot.dialogue.checking import Unusable
from bot.errors import BadRequest, Sentence
from bot.model.conversation import Turn
from bot.model.draft import Draft
from bot.model.entry import AskType, By, Kind
from bot.model.ids import ConversationId
from bot.model.people import Staff
from bot.model.sensitive import SENSITIVE
from bot.model.step import Facts
from bot.register.masking import mask_cards

NOT_TYPED = frozenset({AskType.FILES, AskType.CONFIRM})
"""Answers that only the customer can give."""


async def tag(
    desk: Desk, staff: Staff, conversation: ConversationId, tags: Sequence[str], client_id: str
) -> Turn:
    """These are its tags from now on. Whoever may know of the conversation may tag, also after it closed."""
    kept = tuple(sorted({tag.casefold() for tag in tags}))

    async def decide(draft: Draft) -> None:
        if kept != draft.head.tags:
            draft.change(tags=kept)
            _write(draft, Kind.TAGGED, staff, client_id, tags=list(kept))

    return await act(desk, staff, "console.tag", conversation, client_id, kept, decide)


async def correct(
    desk: Desk, staff: Staff, conversation: ConversationId, fields: Mapping[str, str], client_id: str
) -> Turn:
    """What the customer told, put right; the bot goes on from it. The line names the fields, not the values.

    Raises NotYours unless one leads; BadRequest with a sentence for each field that cannot be so.
    """
    usable = read_fields(desk, fields)

    async def decide(draft: Draft) -> None:
        must_lead(draft.head, staff)
        changed = sorted(name for name in usable if draft.head.fields.get(name) != usable[name])
        if changed:
            for name in changed:
                draft.keep_field(name, usable[name])
            _write(draft, Kind.CORRECTED, staff, client_id, fields=changed)

    content = (dict(sorted(fields.items())),)
    return await act(desk, staff, "console.correct", conversation, client_id, content, decide)


async def reveal(
    desk: Desk, staff: Staff, conversation: ConversationId, what: str | int, client_id: str
) -> str:
    """The whole text of a field, or of the line `no`, that staff see masked; that they saw it is written."""
    shown: list[str] = []

    async def decide(draft: Draft) -> None:
        shown[:] = [await _whole(desk, draft, what)]
        _write(draft, Kind.REVEALED, staff, client_id, revealed=what)

    turn = await act(desk, staff, "console.reveal", conversation, client_id, (what,), decide)
    # The same command again gets the same answer, and is not decided again.
    return shown[0] if shown else await _whole(desk, Draft(turn.head, turn.at), what)


def read_fields(desk: Desk, fields: Mapping[str, str]) -> dict[str, str]:
    """Each text as the flow would keep it had the customer typed it. Raises BadRequest."""
    facts = Facts(today=desk.tools.almanac.today(desk.now()))
    usable, faults = dict[str, str](), dict[str, object]()
    for name, text in fields.items():
        field = desk.tools.flow.fields.get(name)
        if field is None or not field.keep or field.dynamic or field.type in NOT_TYPED:
            faults[name] = Sentence(
                "The flow keeps no such field that can be typed.",
                "Le scénario ne garde aucun champ de ce nom qui puisse être saisi.",
            )
            continue
        try:
            usable[name] = read_answer(field, mask_cards(text), facts, desk.tools.flow.ears)
        except Unusable:
            faults[name] = f"This is no {field.type.value.replace('_', ' ')} that can be kept."
    if faults:
        raise BadRequest(details=faults)
    return usable


async def _whole(desk: Desk, draft: Draft, what: str | int) -> str:
    if isinstance(what, str):
        text = draft.head.fields.get(what) if what in SENSITIVE else None
    else:
        page, _ = await desk.store.turns.entries(
            draft.head.conversation, after=what - 1, before=what + 1, limit=1, staff=True
        )
        text = page[0].text if page else None
    if not isinstance(text, str) or not text:
        raise BadRequest(
            details={
                "field" if isinstance(what, str) else "no": Sentence(
                    "There is nothing to show.", "Il n'y a rien à montrer."
                )
            }
        )
    return text


def _write(draft: Draft, kind: Kind, staff: Staff, client_id: str, **more: Any) -> None:
    draft.write(By.AGENT, kind, sender=staff.id, name=staff.name, client_id=client_id, **more)
