"""Makes conversations turn by turn, as the desk does."""

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

from bot.model.conversation import Head, Position, Turn
from bot.model.draft import Draft
from bot.model.entry import By, Kind
from bot.model.ids import ConversationId, StaffId
from bot.store.mongo import MongoStore

AT = datetime(2026, 11, 23, 6, 0, tzinfo=UTC)


def new_head(conversation: str = "c1", language: str = "fr", at: datetime = AT) -> Head:
    return Head(ConversationId(conversation), at, language, Position("f" * 64, "welcome"))


def said(head: Head, text: str, key: str | None = None, *, by: By = By.CUSTOMER, at: datetime = AT) -> Turn:
    draft = Draft(head, at)
    draft.write(by, Kind.SAID, text)
    return draft.turn(key or f"customer:m{draft.head.n}", "digest")


def noted(head: Head, text: str, at: datetime = AT) -> Turn:
    draft = Draft(head, at)
    draft.write(By.AGENT, Kind.NOTE, text, sender=StaffId("lea"))
    return draft.turn(f"staff:lea:m{draft.head.n}", "digest")


def changed(head: Head, change: Callable[[Draft], Any], at: datetime = AT) -> Turn:
    draft = Draft(head, at)
    change(draft)
    return draft.turn(f"system:{draft.head.n}", "digest")


async def saved(store: MongoStore, turn: Turn) -> Head:
    """Append and project, as after every turn."""
    await store.turns.append(turn)
    await store.lines.put_all([turn.head], [turn])
    return turn.head


async def talk(store: MongoStore, texts: list[str], conversation: str = "c1", **head: Any) -> Head:
    """A conversation in which the customer said these texts, a turn each."""
    now = new_head(conversation, **head)
    for text in texts:
        now = await saved(store, said(now, text))
    return now


def waiting(head: Head, at: datetime = AT) -> Turn:
    return changed(head, lambda draft: draft.move("ask_for_person"), at)
