"""The words of an exported transcript for what nobody said in words."""

from collections.abc import Mapping

SIDES: Mapping[str, Mapping[str, str]] = {
    "fr": {"customer": "client", "bot": "assistant automatique", "agent": "conseiller", "system": "système"},
    "en": {"customer": "customer", "bot": "automatic assistant", "agent": "agent", "system": "system"},
}

WORDS: Mapping[str, Mapping[str, str]] = {
    "fr": {
        "title": "Transcription de la conversation",
        "note_label": "note interne",
        "file": "Fichier",
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
