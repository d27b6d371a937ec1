"""`flows replay`: stored conversations, played through other files or another version."""

import asyncio
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Annotated, Any

from cyclopts import Parameter

from bot.actions.replaying import Replays, stored_flow
from bot.commands.flow_check import Flows
from bot.commands.opened import opened
from bot.commands.sentences import one_sentence
from bot.dialogue.flow import Flow
from bot.dialogue.load import load_flow
from bot.dialogue.replay import Difference, Replayed, Went, summary, to_document
from bot.errors import BadRequest
from bot.firm.policy_file import load_policy
from bot.model.ids import ConversationId, Reference
from bot.model.queries import LineQuery
from bot.settings import read_settings
from bot.store.ports import Store

PAGE = 50


def replay(
    *conversations: str,
    sample: int = 100,
    search: str = "",
    version: str | None = None,
    flows: Flows = Path("flows"),
    as_json: Annotated[bool, Parameter(name="--json", negative="")] = False,
) -> None:
    """Play stored conversations through these flow files, and print where they would have gone differently.

    Each turn is played from where the conversation really stood. Exit 1 when one would have gone differently.

    Parameters
    ----------
    conversations
        Their ids, or references of complaints; left out, the newest.
    sample
        How many of the newest, or of those found.
    search
        Only conversations in which this was written.
    version
        A stored version instead of the files: its SHA-256, or enough of its beginning.
    flows
        Where policy.yaml and the flow files are.
    as_json
        Print one JSON object.
    """
    with one_sentence():
        if sample < 1:
            raise BadRequest(f"--sample is at least 1, not {sample}.")
        found = asyncio.run(_played(conversations, LineQuery(text=search), sample, version, flows))
    whole = summary(found)
    if as_json:
        rows = {name: to_document(one) for name, one in found.items()}
        print(json.dumps({"summary": whole, "conversations": rows}, ensure_ascii=False))
    else:
        for name, one in found.items():
            _show(name, one)
        _sum_up(whole)
    raise SystemExit(1 if whole["differently"] else 0)


async def _played(
    named: tuple[str, ...], query: LineQuery, most: int, version: str | None, flows: Path
) -> dict[str, Replayed]:
    async with opened(read_settings()) as store:
        replays = Replays(store, await _flow(store, version, flows))
        chosen = [await _named(store, name) for name in named] or await _newest(store, query, most)
        return {name: await replays.of(name) for name in chosen}


async def _flow(store: Store, version: str | None, flows: Path) -> Flow:
    if version is not None:
        return await stored_flow(store, version)
    return load_flow(flows, load_policy(flows / "policy.yaml"))


async def _named(store: Store, name: str) -> ConversationId:
    filed = await store.register.complaint(Reference(name)) if name.startswith("C-") else None
    conversation = ConversationId(str((filed or {}).get("conversation", name)))
    if await store.turns.head(conversation) is None:
        raise BadRequest(f"There is no conversation {name}.")
    return conversation


async def _newest(store: Store, query: LineQuery, most: int) -> list[ConversationId]:
    found: list[ConversationId] = []
    page, total = 1, most
    while len(found) < min(most, total):
        lines, total, _ = await store.lines.find(query, page=page, size=PAGE)
        found += [ConversationId(str(line["conversation"])) for line in lines]
        page += 1
    return found[:most]


def _show(name: str, one: Replayed) -> None:
    if one.trouble:
        print(f"{name}: not played. {one.trouble}")
    if one.differences:
        print(f"{name}: {len(one.differences)} of {one.turns} turns")
    for row in one.differences:
        print(f"  turn {row.n}: {', '.join(row.kinds)} · {_short(row.heard)}")
        print(f"    then {_way(row, row.then)}")
        print(f"    now  {_way(row, row.now)}")


def _way(row: Difference, went: Went) -> str:
    parts = [f"→ {went.state}", went.asks and f"asks {went.asks}", went.request and f"request {went.request}"]
    if "understands" in row.kinds:
        parts.append(f"understood as {went.understood or 'nothing'}")
    if "keeps" in row.kinds:
        parts.append(f"keeps {', '.join(went.keeps) or 'nothing'}")
    if row.kinds == ("says",):
        parts.append(_short(" / ".join(text for text in went.says if text not in _shared(row))))
    return " · ".join(filter(None, [*parts, went.trouble]))


def _shared(row: Difference) -> set[str]:
    return set(row.then.says) & set(row.now.says)


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= PAGE else line[: PAGE - 1] + "…"


def _sum_up(whole: Mapping[str, Any]) -> None:
    kinds = ", ".join(f"{kind} {count}" for kind, count in whole["kinds"].items())
    played = f"{whole['conversations']} conversations, {whole['turns']} turns"
    found = f"{whole['differently']} would have gone differently, {whole['only_words']} only in words"
    if whole["not_played"]:
        found += f", {whole['not_played']} not played"
    print(f"{played}: {found}" + (f" ({kinds})" if kinds else ""))
