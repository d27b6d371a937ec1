"""A customer who talks to the desk: answers whatever is asked, and remembers what was said."""

from itertools import count

from bot.actions import customer
from bot.actions.desk import Desk
from bot.model.conversation import Head
from bot.model.entry import Entry
from bot.model.ids import ConversationId
from bot.model.people import Customer

ANSWERS = {
    "name": "Claire Martin",
    "email": "claire@example.fr",
    "account": "* skip",
    "topic": "* withdrawal",
    "question": "Pourquoi la girafe du comptoir est-elle bleue ?",
    "solved": "* no",
    "filer": "* self",
    "service": "* withdrawals",
    "facts_on": "2026-11-03",
    "narrative": "Mon retrait n’est pas arrivé.",
    "wanted": "Je veux mon argent.",
    "evidence": "* skip",
    "declaration": "* yes",
    "confirm": "* file",
    "clarify": "La girafe bleue du comptoir.",
}
"""What Claire answers, by the field that is asked."""


class Chat:
    def __init__(self, desk: Desk, conversation: ConversationId) -> None:
        self.desk = desk
        self.who = Customer(conversation)
        self._ids = count(1)

    @classmethod
    async def begun(cls, desk: Desk, language: str = "fr") -> "Chat":
        conversation, _ = await customer.start(desk, language)
        return cls(desk, conversation)

    @property
    def id(self) -> ConversationId:
        return self.who.conversation

    async def head(self) -> Head:
        return await self.desk.head(self.id)

    async def play(self, *lines: str) -> Head:
        """Each line answers the open ask: a text, or `* choice`."""
        for line in lines:
            await self.answer(line)
        return await self.head()

    async def answer(self, line: str) -> int:
        ask = (await self.head()).ask
        client_id = f"m{next(self._ids)}"
        if line.startswith("* "):
            choice = line[2:]
            to = ask.to if ask and choice not in self.desk.tools.flow.globals else None
            return await customer.choose(self.desk, self.who, choice, client_id, to)
        return await customer.say(self.desk, self.who, line, client_id, ask.to if ask else None)

    async def entries(self, *, staff: bool = False) -> list[Entry]:
        found, more = await self.desk.store.turns.entries(self.id, limit=200, staff=staff)
        assert not more
        return found

    async def until(self, field: str) -> Head:
        """Answer every question until this one is asked."""
        for _ in range(len(ANSWERS)):
            head = await self.head()
            assert head.ask is not None
            if head.ask.field == field:
                return head
            await self.answer(ANSWERS[head.ask.field])
        raise AssertionError(f"{field} was never asked")

    async def complaint_until(self, field: str) -> Head:
        await self.answer("* complaint")
        return await self.until(field)
