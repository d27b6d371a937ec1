"""A turn as a document, and back."""

from collections.abc import Mapping
from typing import Any

from bson.max_key import MaxKey
from bson.min_key import MinKey

from bot.model.conversation import Turn
from bot.model.entry import Entry
from bot.model.ids import ConversationId
from bot.store.driver import Document
from bot.store.head_codec import head_from_document, head_to_document, long_places

Texts = dict[tuple[int, int], str]


def turn_id(conversation: ConversationId, n: object) -> Document:
    """Always in this order: MongoDB compares embedded documents field by field."""
    return {"c": conversation, "n": n}


def of_conversation(conversation: ConversationId) -> Document:
    # `{"_id.c": …}` would read the whole collection: the index of `_id` holds the document as one value.
    return {"_id": {"$gt": turn_id(conversation, MinKey()), "$lt": turn_id(conversation, MaxKey())}}


def turn_to_document(turn: Turn) -> Document:
    """`first_*` and `last_*`: the numbers of its entries; `first` is `last` + 1 where it has none."""
    head = turn.head
    seqs = sum(entry.seq is not None for entry in turn.entries)
    return {
        "_id": turn_id(head.conversation, head.n),
        "key": turn.key,
        "digest": turn.digest,
        "at": turn.at,
        "first_no": head.last_no - len(turn.entries) + 1,
        "last_no": head.last_no,
        "first_seq": head.last_seq - seqs + 1,
        "last_seq": head.last_seq,
        "entries": [entry.to_document() for entry in turn.entries],
        "head": head_to_document(head),
        "facts": dict(turn.facts),
    }


def turn_from_document(document: Mapping[str, Any], texts: Texts) -> Turn:
    return Turn(
        key=document["key"],
        digest=document["digest"],
        at=document["at"],
        entries=entries_of(document),
        head=head_from_document(document["head"], texts),
        facts=document["facts"],
    )


def entries_of(document: Mapping[str, Any]) -> tuple[Entry, ...]:
    return tuple(Entry.from_document(entry) for entry in document["entries"])


def texts_of(document: Mapping[str, Any]) -> Texts:
    """The texts of a turn by turn and entry, as heads refer to them; an erased one is empty."""
    n = document["_id"]["n"]
    return {(n, entry["no"]): entry.get("text", "") for entry in document["entries"]}


def turns_needed(head: Mapping[str, Any]) -> set[int]:
    """Numbers of the turns whose texts a stored head refers to."""
    return {turn for turn, _ in long_places(head).values()}
