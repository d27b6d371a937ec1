"""When agents are at the desk, and who is free first."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.commands.seeding.stage import Stage
from bot.firm.hours import is_open
from bot.model.people import Staff

STEP = timedelta(minutes=10)
"""How exactly people come and go."""


@dataclass(slots=True)
class Agent:
    staff: Staff
    free_at: datetime
    promises: int = 0
    """Conversations kept after an interim reply."""


class Rota:
    def __init__(self, stage: Stage, staff: list[Staff]) -> None:
        self._stage = stage
        self._agents = [Agent(person, stage.now) for person in staff]

    async def shifts(self, until: datetime) -> None:
        """Everybody is there while the firm is open."""
        here = False
        while self._stage.now < until:
            if self.is_open(self._stage.now) is not here:
                here = not here
                for agent in self._agents:
                    (self._stage.comes if here else self._stage.goes)(agent.staff)
            await self._stage.until(min(self._stage.now + STEP, until), alone=True)
        if here:
            for agent in self._agents:
                self._stage.goes(agent.staff)

    def is_open(self, at: datetime) -> bool:
        desk = self._stage.desk
        return is_open(desk.policy, desk.tools.holidays, at)

    def book(self, minutes: float) -> tuple[Agent, datetime]:
        """Whoever is free first, from when on; the next is taken `minutes` later."""
        agent = min(self._agents, key=lambda agent: agent.free_at)
        begins = max(agent.free_at, self._stage.now + timedelta(seconds=15))
        agent.free_at = begins + timedelta(minutes=minutes)
        return agent, begins

    def begins_again(self, at: datetime) -> datetime:
        """The first step from `at` on at which the firm is open, or a day later when it never is."""
        for step in range(14 * 24 * 6):
            if self.is_open(at + step * STEP):
                return at + step * STEP
        return at + timedelta(days=1)
