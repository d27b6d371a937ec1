"""Stored conversations as what the bot was told, turn by turn, to be played once more."""

import asyncio
from collections.abc import AsyncIterator, Mapping
from datetime import date
from typing import Any

from bot.actions import trail
from bot.actions.desk import Desk
from bot.actions.reading import permitted
from bot.dialogue.flow import START, Flow
from bot.dialogue.load import flow_from
from bot.dialogue.passed import take_turn_watched
from bot.dialogue.replay import Act, Replayed, replay
from bot.dialogue.replay import to_document as to_document
from bot.dialogue.svg import svg
from bot.errors import BadRequest, Sentence
from bot.model.conversation import Head, Position, Turn
from bot.model.entry import By, Kind
from bot.model.ids import ConversationId
from bot.model.people import Staff
from bot.model.step import Attached, Chose, Event, Facts, Filed, Found, Resumed, Started, Typed
from bot.store.ports import Store

IN_FORCE = "current"


class Replays:
    """`now`: the version that conversations are played through."""

    def __init__(self, store: Store, now: Flow) -> None:
        self._store, self._now = store, now
        self._flows = {now.version: now}

    async def of(self, conversation: ConversationId) -> Replayed:
        acts = [act async for act in acts_of(self._store, conversation)]
        if not acts:
            return Replayed(0, (), "What the bot was told is not on record.")
        try:
            then = await self._followed(acts[0].head.position.flow)
        except BadRequest:
            return Replayed(0, (), "The version that it followed is not stored, or not understood any more.")
        return replay(then, self._now, acts)

    async def _followed(self, version: str) -> Flow:
        if version not in self._flows:
            self._flows[version] = await stored_flow(self._store, version)
        return self._flows[version]


async def stored_flow(store: Store, version: str) -> Flow:
    """`version`: its SHA-256, or enough of its beginning to name one. Raises BadRequest."""
    named = [known for known, _ in await store.flows.all() if known.startswith(version)]
    if len(named) != 1:
        raise BadRequest(
            details={
                "flow": Sentence(
                    "Name one version of the flow that was in force.",
                    "Nommez une version du scénario qui a été en vigueur.",
                )
            }
        )
    try:
        canonical = await store.flows.get(named[0])
        return await asyncio.to_thread(flow_from, canonical or "")
    except ValueError:
        raise BadRequest(
            details={
                "flow": Sentence(
                    "This program no longer understands that version.",
                    "Ce programme ne comprend plus cette version.",
                )
            }
        ) from None


async def replayed(
    desk: Desk, staff: Staff, conversation: ConversationId, flow: str
) -> tuple[Flow, Replayed]:
    """`flow`: a stored version, or `current`."""
    head = await permitted(desk, staff, "conversations.replay", conversation)
    await trail.looked_at(desk, staff, head, "read")
    now = desk.tools.flow if flow == IN_FORCE else await stored_flow(desk.store, flow)
    return now, await Replays(desk.store, now).of(conversation)


async def drawn(desk: Desk, staff: Staff, conversation: ConversationId) -> str:
    """The flow that the conversation followed, as SVG, with the way that it took."""
    head = await permitted(desk, staff, "conversations.replay", conversation)
    await trail.looked_at(desk, staff, head, "read")
    flow = await desk.versions.of(head.position.flow)
    path: list[str] = []
    async for act in acts_of(desk.store, conversation):
        _, passed = take_turn_watched(flow, act.head, act.event, act.facts)
        path += passed[1:] if path[-1:] == [passed[0]] else passed
    return await asyncio.to_thread(svg, flow.canonical, path)


async def acts_of(store: Store, conversation: ConversationId) -> AsyncIterator[Act]:
    """Of the turns in which the bot decided; not what it said into a silence."""
    before: Head | None = None
    async for turn in store.turns.all(conversation):
        event = _event(turn)
        if event is not None:
            yield Act(turn.head.n, _stood(turn, before, event), event, _facts(turn.facts))
        before = turn.head


def _event(turn: Turn) -> Event | None:
    name, _, what = str(turn.facts.get("event", "")).partition(":")
    own = next((entry for entry in turn.entries if entry.by is By.CUSTOMER), None)
    match name:
        case "started":
            return Started()
        case "resumed":
            return Resumed(what)
        case "chose":
            return Chose(what)
        case "typed" if own is not None:
            return Typed(own.text or "")
        case "attached" if own is not None:
            return Attached(tuple(own.more.get("files", ())))
        case "filed":
            cards = [entry.more["complaint"] for entry in turn.entries if entry.kind is Kind.FILED]
            return Filed(cards[0]) if cards else None
        case _:
            return None


def _stood(turn: Turn, before: Head | None, event: Event) -> Head:
    """Where the bot decided from. What a person set before giving it the conversation stands in the turn."""
    now = turn.head
    if before is None:
        return now.changed({"position": Position(now.position.flow, START), "ask": None})
    head = before.changed({"n": now.n})
    if isinstance(event, Resumed | Filed):
        return head.changed({"fields": now.fields, "inquiry": now.inquiry, "complaint": now.complaint})
    return head


def _facts(stored: Mapping[str, Any]) -> Facts:
    found = stored.get("found")
    return Facts(
        today=date.fromisoformat(stored["today"]),
        open=stored["open"],
        staff_free=stored["staff_free"],
        inquiry=stored.get("inquiry"),
        reply_by=date.fromisoformat(stored["reply_by"]) if "reply_by" in stored else None,
        found=Found(found["decision"], tuple(found.get("articles", ()))) if found else None,
        wish=stored.get("wish"),
        status=stored.get("status"),
    )
