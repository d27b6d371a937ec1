"""A customer who talks to the desk: reads, thinks for a moment, and answers what is asked."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import timedelta
from itertools import count
from typing import Self

from bot.actions import customer
from bot.commands.seeding.stage import Stage
from bot.model.conversation import Head
from bot.model.ids import ConversationId
from bot.model.people import Customer

MOST_CHOOSE: Mapping[str, str] = {
    "account": "skip",
    "solved": "no",
    "next": "human",
    "satisfied": "yes",
    "filer": "self",
    "authorisation": "skip",
    "evidence": "skip",
    "article": "none",
    "declaration": "yes",
    "confirm": "file",
}
MOST_QUESTIONS = 40
PATIENCE = 3
"""How often one answers the same question."""
AT_THE_END = "anything_else"
"""The flow's state in which a matter is over and the next may begin."""


@dataclass(frozen=True, slots=True)
class Persona:
    """`says`: what this person types, by the field that is asked. `chooses`: likewise, and else as most do.

    `pace`: between reading a question and answering it.
    """

    language: str
    says: Mapping[str, str]
    chooses: Mapping[str, str] = field(default_factory=dict)
    pace: timedelta = timedelta(seconds=20)


class Visitor:
    def __init__(self, stage: Stage, persona: Persona, conversation: ConversationId) -> None:
        self._stage, self._persona = stage, persona
        self._who = Customer(conversation)
        self._ids = count(1)

    @classmethod
    async def comes(cls, stage: Stage, persona: Persona) -> Self:
        conversation, _ = await customer.start(stage.desk, persona.language)
        return cls(stage, persona, conversation)

    @property
    def conversation(self) -> ConversationId:
        return self._who.conversation

    async def head(self) -> Head:
        return await self._stage.desk.head(self.conversation)

    async def answer_until(self, *fields: str) -> Head:
        """Answer until one of `fields` is asked, nothing is, or only whether there is anything else.

        Whoever is not understood, and has asked for a person in vain, leaves.
        """
        asked: list[str] = []
        for _ in range(MOST_QUESTIONS):
            head = await self.head()
            if head.ask is None or head.ask.field in fields or head.position.state == AT_THE_END:
                return head
            if asked.count(head.ask.field) >= PATIENCE:
                if "human" in asked:
                    await self.leave()
                    return await self.head()
                # Asked the same again and again: most people then ask for a person.
                asked.append("human")
                await self.choose("human")
                continue
            asked.append(head.ask.field)
            await self._answer(head.ask.field, head.ask.to)
        raise ValueError(f"still in state {head.position.state}, where {fields} was never asked")

    async def say(self, text: str, to: int | None = None) -> None:
        await self._think()
        await customer.say(self._stage.desk, self._who, text, self._next(), to)

    async def choose(self, choice: str, to: int | None = None) -> None:
        # What goes into the register comes there in the order of its instants.
        await self._think(alone=choice == "file")
        await customer.choose(self._stage.desk, self._who, choice, self._next(), to)

    async def leave(self) -> None:
        await self._think()
        await customer.leave(self._stage.desk, self._who, self._next())

    async def _answer(self, field: str, to: int) -> None:
        if field in self._persona.says:
            await self.say(self._persona.says[field], to)
        else:
            # Whatever else is asked was asked for by mistake: a question that read like a command.
            await self.choose(self._persona.chooses.get(field) or MOST_CHOOSE.get(field, "cancel"), to)

    async def _think(self, *, alone: bool = False) -> None:
        await self._stage.until(self._stage.now + self._persona.pace, alone=alone)

    def _next(self) -> str:
        return f"m{next(self._ids)}"
