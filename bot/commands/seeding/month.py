"""A believable month: who comes when, who is served by whom, and what is left of it."""

from collections.abc import Sequence
from datetime import datetime, time, timedelta
from random import Random

from bot.actions import agent, handing, silence
from bot.commands.seeding import sayings
from bot.commands.seeding.crowd import Character, Crowd
from bot.commands.seeding.officers import Officers
from bot.commands.seeding.people import Cast
from bot.commands.seeding.rota import Agent, Rota
from bot.commands.seeding.stage import Stage, Story
from bot.commands.seeding.visitor import Visitor
from bot.errors import Closed, Full
from bot.model.conversation import Head
from bot.model.mode import Mode

DAYS = 30
TICK = timedelta(minutes=30)
"""How often letters leave and silences are broken."""
WEEK = (1.15, 1.0, 1.0, 0.95, 0.9, 0.35, 0.3)
"""Monday to Sunday."""
HOURS = (*(1, 0, 0, 0, 0, 1, 2, 4), *(9, 12, 13, 12, 9, 9, 11, 11), *(9, 7, 5, 5, 4, 3, 2, 1))
"""From midnight, in the firm's zone."""
PROMISES = 2
"""Conversations that an agent keeps with an interim reply at once."""


class Month:
    """`now`: its end. `count`: conversations."""

    def __init__(self, stage: Stage, cast: Cast, now: datetime, count: int, random: Random) -> None:
        self._stage, self._desk = stage, stage.desk
        self._now, self._count, self._draw = now, count, random
        self._crowd = Crowd(stage.desk.policy, stage.desk.tools.library.articles, random)
        self._rota = Rota(stage, [cast.lea, cast.tom])
        self._officers = Officers(stage, cast, random)
        self._acts = 0

    @staticmethod
    def begins(now: datetime) -> datetime:
        return now - timedelta(days=DAYS)

    def stories(self) -> Sequence[Story]:
        arrivals = sorted(self._arrival() for _ in range(self._count))
        return [self._shifts, self._housekeeping, *(self._story(at) for at in arrivals)]

    def _arrival(self) -> datetime:
        """Drawn again until it lies inside the month."""
        zone = self._desk.tools.almanac.zone
        days = [self.begins(self._now).astimezone(zone).date() + timedelta(days=n) for n in range(DAYS + 1)]
        while True:
            day = self._draw.choices(days, [WEEK[day.weekday()] for day in days])[0]
            hour = self._draw.choices(range(24), HOURS)[0]
            at = datetime.combine(day, time(hour, self._draw.randrange(60)), tzinfo=zone)
            if self.begins(self._now) < at < self._now:
                return at + timedelta(seconds=self._draw.randrange(60))

    async def _shifts(self) -> None:
        await self._rota.shifts(self._now)

    async def _housekeeping(self) -> None:
        while self._stage.now < self._now:
            await self._stage.until(min(self._stage.now + TICK, self._now), alone=True)
            await self._stage.letters()
            await silence.break_all(self._desk)

    def _story(self, at: datetime) -> Story:
        character = self._crowd.next(at.date())

        async def story() -> None:
            await self._stage.until(at)
            await self._lives(character)

        return story

    async def _lives(self, who: Character) -> None:
        visitor = await Visitor.comes(self._stage, who.persona)
        if who.gives_up_early:
            await visitor.answer_until("email")
            return
        head = await visitor.answer_until("next")
        if _asks_next(head):
            if who.first == "go":
                return
            await visitor.choose(who.first)
            head = await visitor.answer_until()
        await self._goes_on(visitor, who, head)

    async def _goes_on(self, visitor: Visitor, who: Character, head: Head) -> None:
        if head.mode is Mode.WAITING:
            await self._waits(visitor, who)
        elif head.inquiry is not None and head.inquiry.state == "open":
            await self._in_writing(visitor, who)
        elif head.complaint is not None:
            await self._officers.handle(head.complaint, who.persona.language)
        elif head.mode is Mode.BOT and self._draw.random() < 0.6:
            await visitor.leave()

    async def _waits(self, visitor: Visitor, who: Character) -> None:
        colleague, begins = self._rota.book(self._draw.uniform(3, 14))
        if begins - self._stage.now > who.patience or not self._rota.is_open(begins):
            await self._pass(who.patience.total_seconds() / 60)
            if await self._is(visitor, Mode.WAITING):
                await visitor.choose("leave")
                await self._in_writing(visitor, who)
            return
        await self._stage.until(begins)
        if not await self._is(visitor, Mode.WAITING):
            return
        await self._served(visitor, who, colleague)

    async def _in_writing(self, visitor: Visitor, who: Character) -> None:
        """Answered in one of the next days; a few are forgotten until it is late."""
        late = self._draw.random() < 0.07
        days = self._draw.uniform(4, 7) if late else self._draw.choice((0.2, 0.6, 1, 1.4))
        await self._stage.until(self._rota.begins_again(self._stage.now + timedelta(days=days)))
        colleague, begins = self._rota.book(self._draw.uniform(3, 8))
        await self._stage.until(begins)
        if not await self._is(visitor, Mode.BOT):
            return
        await self._served(visitor, who, colleague)

    async def _served(self, visitor: Visitor, who: Character, colleague: Agent) -> None:
        staff, at, words = colleague.staff, visitor.conversation, sayings.WORDS[who.persona.language]
        if not await self._taken(visitor, colleague):
            return
        for _ in range(self._draw.randint(1, 3)):
            await self._pass(self._draw.uniform(0.4, 2))
            await agent.reply(self._desk, staff, at, self._draw.choice(words.replies), self._act())
            if self._draw.random() < 0.7:
                await visitor.say(self._draw.choice(words.chats))
        if self._draw.random() < 0.2:
            await agent.note(self._desk, staff, at, self._draw.choice(words.notes), self._act())
        if self._draw.random() < 0.12 and colleague.promises < PROMISES:
            await self._promised(visitor, colleague, words)
        text = self._draw.choice(words.answers)
        await handing.resolve(self._desk, staff, at, "answered", self._act(), text)
        await self._unsatisfied_or_not(visitor, who)

    async def _taken(self, visitor: Visitor, colleague: Agent) -> bool:
        """As soon as the colleague has room; False when the customer has gone meanwhile."""
        while True:
            try:
                await agent.take(self._desk, colleague.staff, visitor.conversation, self._act())
            except Full:
                await self._pass(5)
                await self._stage.until(self._rota.begins_again(self._stage.now))
            except Closed:
                return False
            else:
                return True

    async def _promised(self, visitor: Visitor, colleague: Agent, words: sayings.Words) -> None:
        """An interim reply, and the answer a day or two later."""
        days = self._draw.choice((1, 1, 2))
        promised_on = self._desk.tools.almanac.today(self._stage.now) + timedelta(days=days)
        colleague.promises += 1
        await handing.resolve(
            self._desk,
            colleague.staff,
            visitor.conversation,
            "interim",
            self._act(),
            self._draw.choice(words.delays),
            promised_on.isoformat(),
        )
        await self._stage.until(self._rota.begins_again(self._stage.now + timedelta(days=days)))
        colleague.promises -= 1

    async def _unsatisfied_or_not(self, visitor: Visitor, who: Character) -> None:
        if self._draw.random() < 0.15:
            return  # Gone without a word; the silence closes it.
        head = await visitor.answer_until("next")
        if _asks_next(head):
            if who.then == "go":
                return
            await visitor.choose(who.then)
            head = await visitor.answer_until()
        if head.mode is Mode.WAITING:
            await visitor.leave()
        if self._draw.random() < 0.7 and await self._is(visitor, Mode.BOT):
            await visitor.leave()
        if head.complaint is not None:
            await self._officers.handle(head.complaint, who.persona.language)

    async def _pass(self, minutes: float) -> None:
        await self._stage.until(self._stage.now + timedelta(minutes=minutes))

    async def _is(self, visitor: Visitor, mode: Mode) -> bool:
        return (await visitor.head()).mode is mode

    def _act(self) -> str:
        self._acts += 1
        return f"seed{self._acts}"


def _asks_next(head: Head) -> bool:
    return head.ask is not None and head.ask.field == "next"
