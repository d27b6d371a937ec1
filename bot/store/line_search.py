"""Finds conversations by what was said in them and by what their lines show."""

from collections.abc import Mapping
from typing import Any

from bot.model.mode import Mode
from bot.store.driver import Document
from bot.store.ports import Found, LineQuery
from bot.store.table import Table
from bot.store.text import having

MILLISECONDS = 3_000
WHOLE_MILLISECONDS = 30_000
HITS = 1_000
"""Newest lines looked at; a word that is said more often does not tell conversations apart."""
FEW = 1_000
"""So many conversations are looked through one by one, however common the word."""
BY_TIME = "at"
"""The index along which a common word is found soonest, the newest first."""
BY_CONVERSATION = "c"


def conditions(query: LineQuery) -> Document:
    """What a line must show; never the text."""
    asked: Document = {}
    for key, value in (
        ("mode", query.mode),
        ("agent.id", query.agent),
        ("language", query.language),
        ("tags", query.tag),
        ("email", query.email),
        ("topic", query.topic),
        ("measured.outcome", query.outcome),
        ("measured.unanswered", query.unanswered or None),
    ):
        if value is not None:
            asked[key] = value
    if query.complaint is not None:
        asked["complaint"] = {"$exists": query.complaint}
    if query.rated is not None:
        asked["rated"] = {"$lte": query.rated}
    if query.waited is not None:
        asked["measured.longest_wait"] = {"$gte": query.waited}
    if query.late_on is not None:
        missing = {"settled_on": {"$exists": False}, "reply_by": {"$lt": query.late_on}}
        replies = {"measured.promises": {"$elemMatch": {"$or": [{"late": True}, missing]}}}
        asked["$and"] = [{"$or": [replies, {"_id": {"$in": list(query.late_complaints)}}]}]
    if query.since or query.until:
        span = (("$gte", query.since), ("$lt", query.until))
        asked["started_at"] = {operator: at for operator, at in span if at}
    if query.visible_to is not None:
        me = query.visible_to
        also = {"_id": {"$in": list(query.also)}}
        asked["$or"] = [{"mode": Mode.WAITING.value}, {"agent.id": me}, {"served": me}, also]
    return asked


async def find_by_text(search: Table, lines: Table, query: LineQuery, *, page: int, size: int) -> Found:
    """Lines with their newest `hit`. Nothing but punctuation finds nothing."""
    words = having("words", query.text)
    if not words:
        return Found([], 0)
    milliseconds = WHOLE_MILLISECONDS if query.whole else MILLISECONDS
    # A rare word is found by its index; to sort every line with a common one would take seconds.
    common = await search.count({"$and": words}, limit=HITS + 1, milliseconds=milliseconds) > HITS
    few = await _few(lines, query) if common and not query.whole else None
    hint = (BY_TIME if few is None else BY_CONVERSATION) if common else None
    cut = common and few is None and not query.whole
    stages: list[Mapping[str, Any]] = [
        {"$match": {"$and": words} if few is None else {"c": {"$in": few}, "$and": words}},
        {"$sort": {"at": -1, "no": -1}},
        *([{"$limit": HITS}] if cut else []),
        {"$group": {"_id": "$c", "no": {"$first": "$no"}, "text": {"$first": "$text"}}},
        {"$lookup": {"from": "lines", "localField": "_id", "foreignField": "_id", "as": "line"}},
        {"$replaceWith": {"$mergeObjects": [{"$first": "$line"}, {"hit": {"no": "$no", "text": "$text"}}]}},
        {"$match": {"_id": {"$exists": True}, **conditions(query)}},
        {"$sort": {"started_at": -1, "_id": 1}},
        {"$facet": {"rows": [{"$skip": (page - 1) * size}, {"$limit": size}], "all": [{"$count": "n"}]}},
    ]
    found = (await search.pipeline(stages, milliseconds=milliseconds, hint=hint))[0]
    return Found(found["rows"], found["all"][0]["n"] if found["all"] else 0, cut)


async def _few(lines: Table, query: LineQuery) -> list[str] | None:
    """The conversations that show everything but the words, when they are few enough to look at each."""
    asked = conditions(query)
    if not asked:
        return None
    found = await lines.gather(asked, fields={"_id": 1}, limit=FEW + 1, milliseconds=MILLISECONDS)
    return [line["_id"] for line in found] if len(found) <= FEW else None
