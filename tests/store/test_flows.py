"""Versions of the flow are kept once, under the digest of what they are."""

import hashlib
from datetime import UTC, datetime, timedelta

import pytest

from bot.store.mongo import MongoStore

NOW = datetime(2026, 11, 23, 9, tzinfo=UTC)


async def test_a_version_is_kept_once_under_its_digest(store: MongoStore) -> None:
    version = await store.flows.put('{"flows":{}}', NOW)
    again = await store.flows.put('{"flows":{}}', NOW + timedelta(days=1))

    assert version == again == hashlib.sha256(b'{"flows":{}}').hexdigest()
    assert await store.flows.get(version) == '{"flows":{}}'
    assert await store.flows.all() == [(version, NOW)]


async def test_an_unknown_version_is_none(store: MongoStore) -> None:
    assert await store.flows.get("0" * 64) is None


async def test_a_version_that_was_changed_is_not_given_out(store: MongoStore) -> None:
    version = await store.flows.put("{}", NOW)
    await store._database["flow_versions"].update_one({"_id": version}, {"$set": {"canonical": "[]"}})

    with pytest.raises(ValueError, match="no longer what was stored"):
        await store.flows.get(version)
