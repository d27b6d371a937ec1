"""What an act of the customer may mean while a question is open."""

from dataclasses import dataclass
from typing import Any

from bot.dialogue.checking import Unusable
from bot.dialogue.corrections import Correction


@dataclass(frozen=True, slots=True)
class Answer:
    """`choice`, `label`: what was chosen and its words, where there was something to choose.

    `address`: the e-mail address that was given beside it.
    """

    value: Any
    choice: str | None = None
    label: str | None = None
    address: str | None = None


@dataclass(frozen=True, slots=True)
class Address:
    """An e-mail address before it was asked, and nothing that answers the open question."""

    value: str


@dataclass(frozen=True, slots=True)
class GlobalChoice:
    name: str


@dataclass(frozen=True, slots=True)
class Ambiguous:
    """A global word typed where a long text is asked: it may be the text."""

    word: str
    text: str


@dataclass(frozen=True, slots=True)
class MoreFiles:
    files: tuple[Any, ...]


@dataclass(frozen=True, slots=True)
class Anew:
    """What was written before is not the answer."""


@dataclass(frozen=True, slots=True)
class Talk:
    """Said beside the matter: `greeting`, `thanks`, `abuse`…"""

    name: str


@dataclass(frozen=True, slots=True)
class Aside:
    """Something asked where something else is asked: it is looked up in the articles."""

    question: str


Meaning = (
    Answer | Address | Anew | GlobalChoice | Ambiguous | MoreFiles | Talk | Aside | Correction | Unusable
)
