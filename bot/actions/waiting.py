"""What a customer's choices and lines do while the bot does not lead."""

from bot.actions import answering
from bot.actions.desk import Desk
from bot.dialogue.turn import speak_while_waiting
from bot.errors import BadRequest, Sentence
from bot.model.conversation import Head
from bot.model.draft import Draft
from bot.model.mode import Mode
from bot.model.step import Attached, Chose, Event, Facts, Resumed, Typed

LEAVE = "leave"
WHILE_WAITING = {
    LEAVE: "left_in_writing",
    "cancel": "next",
    "complaint": "complaint",
    "restart": "next",
    "back": "next",
}
"""A choice made in the queue → the state of the flow where the bot goes on."""


def label(desk: Desk, head: Head, choice: str) -> str:
    """The words of a choice that is on offer everywhere, or of leaving the queue."""
    flow = desk.tools.flow
    if choice in flow.globals:
        return flow.globals[choice].label.of(head.language)
    field = flow.fields.get("next")
    return (field and field.label_of(choice, head.language)) or choice


async def hear(desk: Desk, draft: Draft, event: Event) -> None:
    """A line written in the queue is kept for the person; so much is said once a wait, not at every line."""
    head = draft.head
    flow = await desk.versions.of(head.position.flow)
    field = flow.fields.get("next")
    if field and isinstance(event, Typed) and field.lexicon.means(event.text) == LEAVE:
        await choose(desk, draft, LEAVE)
    elif isinstance(event, Typed | Attached) and head.position.reassured != head.waiting_since:
        facts = Facts(today=desk.tools.almanac.today(draft.at))
        answering.write(desk, draft, speak_while_waiting(flow, head, facts))


async def choose(desk: Desk, draft: Draft, choice: str) -> None:
    """Carry out a choice made while waiting or with a person. Raises BadRequest for an unknown one."""
    if choice in ("fr", "en"):
        draft.change(language=choice)
    elif draft.head.mode is Mode.WAITING and choice in WHILE_WAITING:
        draft.move("stop_waiting")
        await answering.answer(desk, draft, Resumed(WHILE_WAITING[choice]))
    elif draft.head.mode is Mode.WAITING and choice == "status":
        draft.move("stop_waiting")
        await answering.answer(desk, draft, Chose("status"))
    elif choice not in desk.tools.flow.globals:
        raise BadRequest(
            details={
                "choice": Sentence("There is no such choice now.", "Ce choix n'existe pas en ce moment.")
            }
        )
