"""A transcript line by line: when, who, what, and what hung on it. Pure."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from bot.model.instants import read_stamp
from bot.register.wording import day_in_words

Row = Mapping[str, Any]
"""An entry as it may leave to whoever asks."""

SIDES: Mapping[str, Mapping[str, str]] = {
    "fr": {"customer": "client", "bot": "assistant automatique", "agent": "conseiller", "system": "système"},
    "en": {"customer": "customer", "bot": "automatic assistant", "agent": "agent", "system": "system"},
}

WORDS: Mapping[str, Mapping[str, str]] = {
    "fr": {
        "title": "Transcription de la conversation",
        "note_label": "note interne",
        "file": "Fichier",
        "bytes": "octets",
        "waiting": "En attente d’une personne",
        "joined": "A rejoint la conversation",
        "left": "A quitté la conversation",
        "returned": "La conversation est rendue à l’assistant",
        "kept": "La demande est enregistrée",
        "interim": "Réponse provisoire",
        "resolved": "La demande a reçu une réponse",
        "filed": "La réclamation est enregistrée",
        "rated": "Note donnée",
        "closed": "Conversation terminée",
    },
    "en": {
        "title": "Transcript of the conversation",
        "note_label": "internal note",
        "file": "File",
        "bytes": "bytes",
        "waiting": "Waiting for a person",
        "joined": "Joined the conversation",
        "left": "Left the conversation",
        "returned": "The conversation went back to the assistant",
        "kept": "The inquiry is kept",
        "interim": "Interim reply",
        "resolved": "The inquiry was answered",
        "filed": "The complaint is registered",
        "rated": "Rating given",
        "closed": "Conversation ended",
    },
}


def line(row: Row, language: str, zone: ZoneInfo) -> dict[str, Any]:
    """`{at, who, note, text, files, reference}`, `at` in the firm's zone."""
    at: datetime = read_stamp(row["at"]).astimezone(zone)
    words, who = WORDS[language], SIDES[language][row["by"]]
    said = row.get("text") or words.get(row["kind"], row["kind"])
    return {
        "at": at,
        "who": f"{row['name']} ({who})" if row.get("name") else who,
        "note": row["kind"] == "note",
        "text": f"{said} ({row['score']}/5)" if "score" in row else said,
        "files": [
            f"{file['name']} ({file['bytes']} {words['bytes']}, SHA-256 {file['sha256']})"
            for file in row.get("files", ())
        ],
        "reference": row.get("complaint", {}).get("reference") or row.get("inquiry", {}).get("number"),
    }


def page(rows: Sequence[Row], language: str, zone: str) -> dict[str, Any]:
    """The same for the printed page, whose template takes what people typed as text, never as markup."""
    words = WORDS[language]
    lines = [line(row, language, ZoneInfo(zone)) for row in rows]
    days = [day_in_words(one["at"].date(), language) for one in lines]
    printed = [
        _printed(one) | ({"day": day} if day != before else {})
        for one, day, before in zip(lines, days, ["", *days], strict=False)
    ]
    return {
        "language": language,
        "title": words["title"],
        "note_label": words["note_label"],
        "lines": printed,
    }


def _printed(one: Mapping[str, Any]) -> dict[str, Any]:
    below = [one["reference"]] if one["reference"] else []
    return {
        "at": one["at"].strftime("%H:%M:%S"),
        "who": one["who"],
        "note": one["note"],
        "text": one["text"],
        "below": [*below, *one["files"]],
    }
