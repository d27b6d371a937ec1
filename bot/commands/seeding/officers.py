"""What officers do with the complaints of a month: each goes as far as there is time for."""

from datetime import timedelta
from random import Random
from typing import Any

from bot.actions import handling, views
from bot.commands.seeding import sayings
from bot.commands.seeding.people import Cast
from bot.commands.seeding.stage import Stage
from bot.model.ids import Reference
from bot.model.people import Staff


class Officers:
    """Nadia investigates, Oscar approves."""

    def __init__(self, stage: Stage, cast: Cast, random: Random) -> None:
        self._stage, self._draw = stage, random
        self._nadia, self._oscar = cast.nadia, cast.oscar
        self._acts = 0

    async def handle(self, reference: Reference, language: str) -> None:
        """From the filing to the customer's answer; ends where the month does. A third party's complaint
        waits for its authorisation."""
        if (await self._seen(reference))["state"] != "registered":
            return
        words = sayings.WORDS[language]
        nadia = self._nadia.id
        await self._later(0.5, 3)
        await self._does(self._nadia, reference, "assign", officer=nadia, investigator=nadia)
        await self._later(0.1, 1)
        await self._does(self._nadia, reference, "declare_no_conflict")
        await self._does(self._nadia, reference, "start")
        if self._draw.random() < 0.35:
            await self._later(0.5, 3)
            await self._does(self._nadia, reference, "request_information", questions=words.information)
            if self._draw.random() < 0.3:
                return  # Still owed by the customer.
            await self._later(1, 4)
            await self._does(self._nadia, reference, "provide_information", text=words.clarifications[-1])
        await self._responds(reference, words)
        await self._later(1, 6)
        if self._draw.random() < 0.7:
            await self._does(self._nadia, reference, "accept", proof="chat")
            await self._ends(reference)

    async def _responds(self, reference: Reference, words: sayings.Words) -> None:
        upheld = self._draw.random() < 0.55
        outcome = "upheld" if upheld else "not_upheld"
        await self._later(2, 8)
        finding = {"allegation": words.allegation, "finding": outcome, "reasons": words.reasons}
        await self._does(self._nadia, reference, "record_finding", **finding)
        await self._does(
            self._nadia,
            reference,
            "submit",
            proposal="final_response",
            text=words.response[outcome],
            outcome=outcome,
            root_cause={"area": "payment", "cause": "delay"},
        )
        await self._later(0.2, 2)
        await self._does(self._oscar, reference, "declare_no_conflict")
        await self._does(self._oscar, reference, "approve")
        await self._does(self._nadia, reference, "respond")

    async def _ends(self, reference: Reference) -> None:
        if (await self._seen(reference))["state"] == "remedy":
            await self._later(0.5, 3)
            day = self._stage.desk.tools.almanac.today(self._stage.now).isoformat()
            await self._does(self._nadia, reference, "remedy", done="250 €", done_on=day)
        if (await self._seen(reference))["state"] != "closed":
            await self._does(self._nadia, reference, "close")

    async def _does(self, staff: Staff, reference: Reference, event: str, **told: Any) -> None:
        """One minute of its own, in the order of the register; the letter leaves with it."""
        await self._stage.until(self._stage.now + timedelta(minutes=1), alone=True)
        self._acts += 1
        wish = {"event": event, "version": (await self._seen(reference))["version"], **told}
        await handling.act(self._stage.desk, staff, reference, wish, f"seed{self._acts}")
        await self._stage.letters()

    async def _seen(self, reference: Reference) -> dict[str, Any]:
        return await views.current(self._stage.desk, reference)

    async def _later(self, least: float, most: float) -> None:
        await self._stage.until(self._stage.now + timedelta(days=self._draw.uniform(least, most)), alone=True)
