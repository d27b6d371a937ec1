"""Conversations that a search found, as rows of a sheet."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from bot.model.cells import Cell

COLUMNS = {
    "fr": (
        *("conversation", "début", "langue", "état", "sujet", "nom", "agent", "issue"),
        *("attente la plus longue (s)", "note", "réclamation", "étiquettes", "trouvé"),
    ),
    "en": (
        *("conversation", "started", "language", "state", "topic", "name", "agent", "outcome"),
        *("longest wait (s)", "rating", "complaint", "tags", "found"),
    ),
}


def rows(words: str, lines: Iterable[Mapping[str, Any]]) -> Iterable[Sequence[Cell]]:
    """`lines` as they leave to staff."""
    yield COLUMNS[words]
    for line in lines:
        yield (
            line["conversation"],
            line["started_at"],
            line["language"],
            line["mode"],
            line.get("topic"),
            line.get("name"),
            (line.get("agent") or {}).get("name"),
            line.get("outcome"),
            line.get("waited"),
            line.get("rated"),
            line.get("complaint"),
            " ".join(line.get("tags", ())),
            (line.get("hit") or {}).get("text"),
        )
