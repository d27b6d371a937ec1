"""Makes the bundled database a replica set of one, which majority writes need, at whatever port it got."""

import asyncio
from typing import Any

from pymongo.errors import OperationFailure
from pymongo.read_concern import ReadConcern

from bot.errors import SetupError
from bot.store.driver import Client, client_for
from bot.store.mongod import REPLICA_SET

PRIMARY_SECONDS = 30
POLL_SECONDS = 0.02
NOT_YET_INITIALIZED = 94


async def make_primary(port: int) -> str:
    """Wait until the node takes writes; returns the address to connect to."""
    address = f"127.0.0.1:{port}"
    client = client_for(f"mongodb://{address}/?directConnection=true")
    try:
        await _configure(client, address)
        for _ in range(int(PRIMARY_SECONDS / POLL_SECONDS)):
            answer = await client.admin.command("hello")
            if answer.get("isWritablePrimary") and answer.get("me") == address:
                return f"mongodb://{address}/?replicaSet={REPLICA_SET}"
            await asyncio.sleep(POLL_SECONDS)
        raise SetupError(f"The database at {address} did not become writable in {PRIMARY_SECONDS} s.")
    finally:
        client.close()


async def _configure(client: Client, address: str) -> None:
    # Before it is a replica set, no majority knows anything.
    local = client.get_database("local", read_concern=ReadConcern("local"))
    known = await local["system.replset"].find_one({})
    if known is None:
        await client.admin.command("replSetInitiate", _config(address, version=1))
    elif known["members"][0]["host"] != address:
        # The stored member keeps the port of the last start, at which nobody answers: without force the
        # node would look for itself there and never be primary again.
        config = _config(address, version=known["version"] + 1)
        await reconfigure(client, config)


async def reconfigure(client: Client, config: dict[str, Any]) -> None:
    """Again and again while the node has not yet read what it was configured with at its last start."""
    for _ in range(int(PRIMARY_SECONDS / POLL_SECONDS)):
        try:
            await client.admin.command("replSetReconfig", config, force=True)
        except OperationFailure as refusal:
            if refusal.code != NOT_YET_INITIALIZED:
                raise
            await asyncio.sleep(POLL_SECONDS)
        else:
            return
    raise SetupError(f"The database did not read its own configuration in {PRIMARY_SECONDS} s.")


def _config(address: str, version: int) -> dict[str, Any]:
    return {"_id": REPLICA_SET, "version": version, "members": [{"_id": 0, "host": address}]}
