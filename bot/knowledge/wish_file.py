"""What customers wish for beside the matter: reads `wishes.yaml`."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from pydantic import BaseModel, ConfigDict

from bot.firm import yaml_places
from bot.knowledge.speech import Sentences


class WishesFile(BaseModel):
    """The shape of `wishes.yaml`: words that work everywhere, by name, and what is none of them."""

    model_config = ConfigDict(extra="forbid")

    human: Sentences
    complaint: Sentences
    status: Sentences
    cancel: Sentences
    restart: Sentences
    back: Sentences
    repeat: Sentences
    fix: Sentences
    none: Sentences


@dataclass(frozen=True, slots=True)
class WishExamples:
    """Sentences of both languages: `of` a word that works everywhere, and of `none`."""

    of: Mapping[str, tuple[str, ...]]
    none: tuple[str, ...]


def read_wishes(path: Path) -> WishExamples:
    """Raises Problems."""
    file = yaml_places.read(path).shaped(WishesFile)
    of = {name: getattr(file, name).both for name in WishesFile.model_fields if name != "none"}
    return WishExamples(of, file.none.both)
