"""A handful of conversations, one for each way they go: what there is to see on the first day."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, time, timedelta

from bot.actions import agent, handing
from bot.commands.seeding import personas
from bot.commands.seeding.people import Cast
from bot.commands.seeding.stage import Stage, Story
from bot.commands.seeding.visitor import Persona, Visitor
from bot.model.people import Staff

A_MINUTE = timedelta(minutes=1)
SATURDAY = 5


class Handful:
    """`now`: when the last of it has happened."""

    def __init__(self, stage: Stage, cast: Cast, now: datetime) -> None:
        self._stage, self._desk = stage, stage.desk
        self._lea, self._tom = cast.lea, cast.tom
        self._now = now

    @property
    def stories(self) -> Sequence[Story]:
        return (
            self.answered_by_the_bot,
            self.answered_by_a_person,
            self.kept_in_writing,
            self.filed,
            self.promised,
            self.with_an_agent,
            self.waiting,
        )

    async def answered_by_the_bot(self) -> None:
        await self._stage.until(self._local(days=4, hour=11))
        visitor = await Visitor.comes(self._stage, personas.AMINA)
        await visitor.answer_until()

    async def answered_by_a_person(self) -> None:
        visitor = await self._led(personas.LUCAS, self._lea, self._local(days=3, hour=14))
        await self._reply(visitor, self._lea, "Bonjour Lucas, je compare les deux soldes.")
        text = (
            "Le solde du haut est le bon : le relevé s’arrête à la veille. La page le dira plus clairement."
        )
        await handing.resolve(self._desk, self._lea, visitor.conversation, "answered", "resolve", text)
        await visitor.answer_until()
        self._stage.goes(self._lea)

    async def kept_in_writing(self) -> None:
        """Nobody is there at night: the customer gets the date of the reply."""
        await self._stage.until(self._local(days=2, hour=23))
        visitor = await Visitor.comes(self._stage, personas.MIREILLE)
        await visitor.answer_until()

    async def filed(self) -> None:
        at = self._local(days=2, hour=10)
        facts_on = (at - timedelta(days=9)).date().isoformat()
        george = replace(personas.GEORGE, says={**personas.GEORGE.says, "facts_on": facts_on})
        visitor = await self._led(george, self._tom, at)
        await self._reply(visitor, self._tom, "Hello George, I am sorry about this. I am asking payments.")
        text = "Payments are still looking into it; I cannot give you a date today."
        await handing.resolve(self._desk, self._tom, visitor.conversation, "answered", "resolve", text)
        await visitor.answer_until("next")
        await visitor.choose("complaint")
        await visitor.answer_until()
        self._stage.goes(self._tom)
        await self._stage.until(self._stage.now + A_MINUTE)
        await self._stage.letters()

    async def promised(self) -> None:
        visitor = await self._led(personas.INES, self._lea, self._local(days=1, hour=15))
        await self._reply(
            visitor, self._lea, "Bonjour Inès, je vois les deux lignes. Je demande aux comptes."
        )
        promised_on = (self._local(days=-2, hour=12)).date().isoformat()
        text = "Nous vérifions les deux écritures et revenons vers vous."
        at = visitor.conversation
        await handing.resolve(self._desk, self._lea, at, "interim", "interim", text, promised_on)
        await agent.note(self._desk, self._lea, at, "Comptabilité prévenue, réponse attendue demain.", "note")
        self._stage.goes(self._lea)

    async def with_an_agent(self) -> None:
        visitor = await self._led(personas.HELEN, self._tom, self._now - 9 * A_MINUTE)
        await self._reply(visitor, self._tom, "Hello Helen, let me look at the three refusals.")
        await visitor.say("Thank you. The last one said “unreadable”, and it is perfectly sharp.")
        self._stage.goes(self._tom)

    async def waiting(self) -> None:
        await self._stage.until(self._now - 5 * A_MINUTE)
        self._stage.comes(self._lea)
        visitor = await Visitor.comes(self._stage, personas.PAUL)
        await visitor.answer_until()
        await visitor.say("Je reste en ligne.")
        self._stage.goes(self._lea)

    async def _led(self, persona: Persona, staff: Staff, at: datetime) -> Visitor:
        """Comes at `at`, asks for a person, and `staff`, who is there, takes over."""
        await self._stage.until(at)
        self._stage.comes(staff)
        visitor = await Visitor.comes(self._stage, persona)
        await visitor.answer_until()
        await self._stage.until(self._stage.now + A_MINUTE)
        await agent.take(self._desk, staff, visitor.conversation, "take")
        return visitor

    async def _reply(self, visitor: Visitor, staff: Staff, text: str) -> None:
        await self._stage.until(self._stage.now + A_MINUTE)
        await agent.reply(self._desk, staff, visitor.conversation, text, "reply")

    def _local(self, *, days: int, hour: int) -> datetime:
        """`days` days of work before today, at `hour` in the firm's zone; negative for days to come."""
        local = self._now.astimezone(self._desk.tools.almanac.zone)
        day, step = local.date(), timedelta(days=-1 if days > 0 else 1)
        for _ in range(abs(days)):
            day += step
            while day.weekday() >= SATURDAY:
                day += step
        return datetime.combine(day, time(hour), tzinfo=local.tzinfo)
