"""What came of the bot's answers: the effect of each article, and the questions that nothing answered."""

from collections import defaultdict
from collections.abc import AsyncIterator, Iterable
from dataclasses import dataclass
from datetime import datetime

from bot.knowledge.grouping import Group, grouped
from bot.knowledge.library import Library
from bot.model.ids import ConversationId
from bot.store.ports import Answered, Store


@dataclass(slots=True)
class Asked:
    """A question and what came of it. `solved`: what the customer said; None for silence. `next`: what they
    chose afterwards: human, complaint or leave.
    """

    conversation: ConversationId
    at: datetime
    language: str
    text: str
    decision: str
    given: str | None = None
    solved: bool | None = None
    next: str | None = None

    @property
    def is_gap(self) -> bool:
        """No article answered it, or the one shown did not; left to a person on purpose is no gap."""
        if self.decision == "person":
            return False
        return self.solved is False or (self.given is None and self.solved is None)


@dataclass(frozen=True, slots=True)
class Effect:
    """How often an article was shown, helped, did not, and what came after it did not."""

    article: str
    shown: int
    helped: int
    not_helped: int
    persons: int
    complaints: int

    @property
    def silent(self) -> int:
        return self.shown - self.helped - self.not_helped


async def questions(store: Store, since: datetime) -> list[Asked]:
    found: list[Asked] = []
    async for asked in _questions(store.answers.since(since)):
        found.append(asked)
    return found


def effects(asked: Iterable[Asked]) -> list[Effect]:
    """The most shown first."""
    by_article: defaultdict[str, list[Asked]] = defaultdict(list)
    for question in asked:
        if question.given:
            by_article[question.given].append(question)
    rows = [
        Effect(
            article,
            shown=len(given),
            helped=sum(one.solved is True for one in given),
            not_helped=sum(one.solved is False for one in given),
            persons=sum(one.next == "human" for one in given),
            complaints=sum(one.next == "complaint" for one in given),
        )
        for article, given in by_article.items()
    ]
    return sorted(rows, key=lambda row: (-row.shown, row.article))


def gaps(asked: Iterable[Asked], library: Library) -> list[Group]:
    """Unanswered questions that mean about the same, the largest group first. Erased ones are left out."""
    return grouped([question.text for question in asked if question.is_gap and question.text], library)


async def _questions(turns: AsyncIterator[Answered]) -> AsyncIterator[Asked]:
    now: Asked | None = None
    async for turn in turns:
        if now and turn.conversation != now.conversation:
            yield now
            now = None
        if turn.decision and turn.field not in ("article", "clarify"):
            if now:
                yield now
            now = Asked(turn.conversation, turn.at, turn.language, turn.text, turn.decision)
        if now:
            _follow(now, turn)
    if now:
        yield now


def _follow(asked: Asked, turn: Answered) -> None:
    if turn.field == "clarify" and turn.decision:
        asked.decision = turn.decision
        asked.text = f"{asked.text} {turn.text}".strip()
    if turn.given:
        asked.given = turn.given
    if turn.field == "solved" and turn.choice in ("yes", "no"):
        asked.solved = turn.choice == "yes"
    if turn.field == "next" and asked.next is None:
        asked.next = turn.choice
