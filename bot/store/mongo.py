"""Everything that lasts, in MongoDB: connects, checks that it can be trusted, wires the parts."""

import asyncio
from collections import Counter
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from typing import IO

from bson import ObjectId
from pymongo import IndexModel
from pymongo.errors import OperationFailure, PyMongoError
from pymongo.uri_parser import parse_uri
from pymongo.write_concern import WriteConcern

from bot.errors import SetupError
from bot.store import (
    accesses,
    backup,
    codes,
    driver,
    figures,
    files,
    flows,
    inquiries,
    lines,
    marks,
    outbox,
    people,
    register,
    reviews,
    searches,
    sessions,
    tokens,
    turns,
    waits,
)
from bot.store.answers import MongoAnswers
from bot.store.attendance import MongoAttendance
from bot.store.driver import Client, Database
from bot.store.forgetting import MongoForgetting
from bot.store.leases import MongoLeases
from bot.store.outcome import outcome_unknown
from bot.store.seen import MongoSeen
from bot.store.table import Table

INDEXES: Mapping[str, list[IndexModel]] = {
    "turns": turns.INDEXES,
    "lines": lines.INDEXES,
    "search": lines.SEARCH_INDEXES,
    "tokens": tokens.INDEXES,
    "people": people.INDEXES,
    "waits": waits.INDEXES,
    "sessions": sessions.INDEXES,
    "files.files": files.INDEXES,
    "inquiries": inquiries.INDEXES,
    "register_events": register.EVENT_INDEXES,
    "complaints": register.COMPLAINT_INDEXES,
    "outbox": outbox.INDEXES,
    "marks": marks.INDEXES,
    "codes": codes.INDEXES,
    "accesses": accesses.INDEXES,
    "reviews": reviews.INDEXES,
    "measures": figures.FORGOTTEN_INDEXES,
}


class MongoStore:
    """Implements `ports.Store`. Made by `connect`."""

    def __init__(self, client: Client, database: Database) -> None:
        self._client, self._database = client, database
        self.name = database.name

        def table(name: str) -> Table:
            return Table(database[name])

        self.turns = turns.MongoTurns(table("turns"))
        self.lines = lines.MongoLines(table("lines"), table("search"), table("seen"), table("turns"))
        self.tokens = tokens.MongoTokens(table("tokens"))
        self.seen = MongoSeen(table("seen"))
        self.waits = waits.MongoWaits(table("waits"))
        self.people = people.MongoPeople(table("people"))
        self.sessions = sessions.MongoSessions(table("sessions"))
        self.files = files.MongoFiles(table("files.files"), driver.bucket(database, "files"))
        self.inquiries = inquiries.MongoInquiries(table("inquiries"), table("counters"))
        self.register = register.MongoRegister(
            table("register_events"),
            table("register_payloads"),
            table("complaints"),
            table("register_checkpoints"),
            table("counters"),
            table("register_returns"),
            table("subject_requests"),
        )
        self.outbox = outbox.MongoOutbox(table("outbox"))
        self.marks = marks.MongoMarks(table("marks"))
        self.codes = codes.MongoCodes(table("codes"))
        self.leases = MongoLeases(table("leases"))
        self.flows = flows.MongoFlows(table("flow_versions"))
        self.attendance = MongoAttendance(table("attendance"))
        self.answers = MongoAnswers(table("turns"))
        self.accesses = accesses.MongoAccesses(table("accesses"))
        self.reviews = reviews.MongoReviews(table("reviews"), table("review_samples"))
        self.searches = searches.MongoSearches(table("saved_searches"))
        self.figures = figures.MongoFigures(
            table("lines"), table("measures"), table("days"), table("stale_days"), table("complaints")
        )
        self.forgetting = MongoForgetting(
            table("turns"),
            table("lines"),
            table("search"),
            table("tokens"),
            table("seen"),
            table("measures"),
            table("reviews"),
        )

    async def writable(self) -> bool:
        """A majority takes a write now: not only a primary that answers."""
        try:
            await self._database["health"].replace_one({"_id": "write"}, {}, upsert=True)
        except PyMongoError as error:
            if not outcome_unknown(error):
                raise
            return False
        return True

    async def made_sure(self) -> None:
        """Until all that was written stands in the journal of a majority: its order is that of the writes."""
        sure = WriteConcern("majority", j=True)
        health = self._database["health"].with_options(write_concern=sure)
        await health.replace_one({"_id": "sure"}, {"at": ObjectId()}, upsert=True)

    async def empty(self) -> None:
        """Delete every document and keep the indexes; for tests and before a restore."""
        names = await self._database.list_collection_names()
        await asyncio.gather(*(self._database[name].delete_many({}) for name in names))

    async def dump(self, out: IO[bytes], at: datetime, tell: backup.Tell) -> Counter[str]:
        """Write a backup; see `backup.dump`."""
        return await backup.dump(self._client, self._database, out, at, tell)

    async def load(self, file: Path, tell: backup.Tell) -> None:
        """Read a backup into an empty database; see `backup.load`."""
        await backup.load(self._database, file, tell)

    async def is_empty(self) -> bool:
        """Whether nothing that a backup would keep is there."""
        names = set(await self._database.list_collection_names()) - backup.PASSING
        found = await asyncio.gather(*(self._database[name].find_one({}, {"_id": 1}) for name in names))
        return not any(found)

    async def close(self) -> None:
        """Wait for what is under way, then let go of the connections."""
        await self.turns.settle()
        driver.close(self._client)


async def connect(url: str, database: str, *, hasty: bool = False) -> MongoStore:
    """`hasty`: see `driver.client_for`; end with `made_sure`.

    Raises SetupError, in one sentence, for a database that cannot keep what we promise."""
    try:
        parse_uri(url, warn=False)
    except (PyMongoError, ValueError) as error:
        raise SetupError(f"RECOURSE_MONGODB_URL cannot be used: {error}") from None
    client = driver.client_for(url, hasty=hasty)
    try:
        await _check(client)
        await _make_indexes(client[database])
    except PyMongoError as error:
        driver.close(client)
        raise SetupError(f"The database cannot be used: {str(error).split(', full error')[0]}.") from None
    except SetupError:
        driver.close(client)
        raise
    return MongoStore(client, client[database])


async def _make_indexes(database: Database) -> None:
    await asyncio.gather(*(database[name].create_indexes(indexes) for name, indexes in INDEXES.items()))


async def _check(client: Client) -> None:
    hello = await client.admin.command("hello")
    if "setName" not in hello and hello.get("msg") != "isdbgrid":
        raise SetupError(
            "The database is a single server and cannot promise majority writes: make it a replica set "
            "(one node is enough) or use a sharded cluster."
        )
    try:
        options = await client.admin.command("getCmdLineOpts")
    except OperationFailure:
        # A managed database hides its options; then its operator answers for them.
        return
    scripting = options["parsed"].get("security", {}).get("javascriptEnabled", True)
    if scripting is not False and str(scripting).lower() != "false":
        raise SetupError("The database runs JavaScript: start it with security.javascriptEnabled: false.")
