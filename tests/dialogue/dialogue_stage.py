"""What the dialogue's tests share: where the firm's flow files are, and how a conversation is begun."""

from pathlib import Path
from typing import Protocol

from bot.dialogue.rehearsal import Rehearsal

FLOWS = Path(__file__).resolve().parents[2] / "flows"


class Begin(Protocol):
    """Begins a conversation and types `told`, one text after the other."""

    def __call__(self, *told: str, language: str | None = "fr") -> Rehearsal: ...


DRAFTED = (
    "réclamation",
    "Ana",
    "ana@exemple.fr",
    "moi",
    "passer",
    "fees",
    "hier",
    "Des frais.",
    "Les rendre.",
)
"""What a French customer types to get to the evidence of a complaint."""


def asked(conversation: Rehearsal) -> str:
    assert conversation.ask is not None
    return conversation.ask.field
