"""One run: pairs of a customer and an agent talk while processes die; then the checker looks at all of it.

`python -m tests.chaos.play [SECONDS]`, which is `bin/chaos`.
"""

import asyncio
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from tests.chaos.checker import Record, faults
from tests.chaos.speakers import Agent, Speaker, agent, customer
from tests.chaos.stage import CAREFUL, Stage, staged

NAMES = ["lea", "max", "zoe", "tom"]
KILL_SECONDS = 1.3
FEWEST_KILLS = 3
"""Where processes take long to come back, the run goes on until so many have died."""
REDIS_OUT_SECONDS = 5.0


@dataclass
class Outcome:
    said: int
    stored: int
    kills: int
    faults: list[str]


async def play(
    folder: Path, *, seconds: float, lines: int, program: tuple[str, ...] = CAREFUL, calm: bool = False
) -> Outcome:
    """`lines`: of each speaker, spread over `seconds`. `calm`: Redis and the databases are left alone."""
    async with staged(folder, program) as stage:
        pairs = await _introduced(stage)
        trouble = asyncio.create_task(_trouble(stage, seconds, calm))
        await asyncio.gather(*(_talk(one, lines, seconds) for pair in pairs for one in pair))
        kills = await trouble
        records = [await _record(stage, *pair) for pair in pairs]
        said = sum(len(ids) for record in records for ids in record.acknowledged.values())
        stored = sum(_of_speakers(record) for record in records)
        found = [fault for record in records for fault in faults(record)]
        found += [f"refused: {one.refused}" for pair in pairs for one in pair if one.refused]
        return Outcome(said, stored, kills, found)


async def _introduced(stage: Stage) -> list[tuple[Speaker, Speaker]]:
    pairs = []
    for name, (cookie, csrf) in zip(NAMES, await stage.hired(NAMES), strict=True):
        guest = await customer(stage.address, f"customer of {name}")
        side = Agent(cookie, csrf, guest.side.conversation)
        pairs.append((guest, await agent(stage.address, name, side)))
    return pairs


async def _talk(speaker: Speaker, lines: int, seconds: float) -> None:
    """At an even pace while all goes well; whatever was held up follows as fast as it can."""
    loop = asyncio.get_running_loop()
    begin = loop.time()
    for number in range(lines):
        await asyncio.sleep(max(0.0, begin + number * seconds / lines - loop.time()))
        try:
            await speaker.say(f"m{number}", f"{speaker.name} {number}")
        except AssertionError as refusal:
            speaker.refused = str(refusal)
            return


async def _trouble(stage: Stage, seconds: float, calm: bool) -> int:
    async with asyncio.TaskGroup() as group:
        kills = group.create_task(_kills(stage, seconds))
        if not calm:
            group.create_task(_redis_out(stage, seconds / 3))
            group.create_task(_step_down(stage, seconds * 2 / 3))
    return kills.result()


async def _kills(stage: Stage, seconds: float) -> int:
    loop = asyncio.get_running_loop()
    end, kills = loop.time() + seconds, 0
    while loop.time() < end or kills < FEWEST_KILLS:
        await asyncio.sleep(KILL_SECONDS)
        kills += stage.kill_one()
    return kills


async def _redis_out(stage: Stage, after: float) -> None:
    await asyncio.sleep(after)
    await stage.redis.kill()
    await asyncio.sleep(REDIS_OUT_SECONDS)
    await stage.redis.start()


async def _step_down(stage: Stage, after: float) -> None:
    await asyncio.sleep(after)
    await stage.databases.step_down()


async def _record(stage: Stage, *speakers: Speaker) -> Record:
    conversation = speakers[0].side.conversation
    stored = await stage.stored(conversation)
    record = Record(conversation, stored=stored)
    for speaker in speakers:
        number = speaker.side.number
        numbers = [entry[number] for entry in stored if entry.get(number)]
        try:
            async with asyncio.timeout(60):
                await speaker.has_all(max(numbers, default=0))
        except TimeoutError:
            pass  # The checker says what is missing.
        await speaker.leave()
        record.acknowledged[speaker.name] = speaker.acknowledged
        record.seen[speaker.name] = speaker.entries
    return record


def _of_speakers(record: Record) -> int:
    sent = {one for ids in record.acknowledged.values() for one in ids}
    return sum(entry.get("client_id") in sent for entry in record.stored if entry["kind"] == "said")


def main(arguments: Sequence[str]) -> int:
    seconds = float(arguments[0]) if arguments else 300.0
    with tempfile.TemporaryDirectory(prefix="chaos-") as folder:
        outcome = asyncio.run(play(Path(folder), seconds=seconds, lines=max(120, int(seconds * 4))))
    print(f"{outcome.stored} of {outcome.said} lines stored once; {outcome.kills} processes killed")
    for fault in outcome.faults:
        print(fault)
    return 1 if outcome.faults or outcome.said != outcome.stored else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
