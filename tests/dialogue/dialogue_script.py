"""Reads and plays the dialogue scripts of `tests/dialogues/`.

# what the script shows
@ language fr          @ nobody | somebody | closed       who is there
@ finds answer         answer, offer, clarify, unknown, person
@ code right | wrong   @ attach a.pdf   @ resumed satisfied   @ agent Léa
> what the customer types
* what the customer chooses (`! ` instead of `* `: a choice that is refused)
< kind field: words that the bot's next line holds (field and words may be left out)
= request              what the desk was asked to do since the last `=`
"""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from bot.dialogue.flow import Flow
from bot.dialogue.rehearsal import Rehearsal, World
from bot.errors import BadRequest
from bot.model.step import Found, Say

ARTICLES = tuple(
    {"id": f"a{n}", "title": f"Article {n}", "passage": f"Passage {n}.", "source": f"/a{n}", "score": 0.9}
    for n in range(1, 5)
)
STATUS = {
    "reference": "C-2026-000123",
    "sentence_fr": "Votre réclamation est à l'examen.",
    "sentence_en": "Your complaint is being examined.",
}


@dataclass
class Script:
    path: Path
    flow: Flow

    def play(self) -> None:
        self.world = World()
        self.rehearsal: Rehearsal | None = None
        self.heard: list[Say] = []
        self.language: str | None = "fr"
        for number, line in enumerate(self.path.read_text(encoding="utf-8").splitlines(), 1):
            if line.strip() and not line.startswith("#"):
                self._line(line[0], line[1:].strip(), f"{self.path.name}:{number}")

    def _line(self, sign: str, rest: str, place: str) -> None:
        match sign:
            case "@":
                self._stage(*rest.split(maxsplit=1))
            case ">":
                self.heard = list(self._started().type(rest))
            case "*":
                self.heard = list(self._started().choose(rest))
            case "!":
                with pytest.raises(BadRequest):
                    self._started().choose(rest)
            case "<":
                self._hears(rest, place)
            case "=":
                assert [request.value for request in self.world.requests] == rest.split(), place
                self.world.requests.clear()
            case _:
                raise AssertionError(f"{place}: begins with none of @ > * ! < =")

    def _stage(self, what: str, detail: str = "") -> None:
        world = self.world
        acts: dict[str, Callable[[], object]] = {
            "language": lambda: setattr(self, "language", None if detail == "unknown" else detail),
            "nobody": lambda: world.__dict__.update(open=True, staff_free=False),
            "somebody": lambda: world.__dict__.update(open=True, staff_free=True),
            "closed": lambda: world.__dict__.update(open=False, staff_free=False),
            "finds": lambda: setattr(world, "find", lambda question: found(detail)),
            "code": lambda: setattr(world, "status", STATUS if detail == "right" else None),
            "attach": lambda: setattr(self, "heard", list(self._started().attach(*detail.split()))),
            "resumed": lambda: setattr(self, "heard", list(self._started().resume(detail))),
            "agent": lambda: self._started().send_back_from(detail),
        }
        acts[what]()

    def _started(self) -> Rehearsal:
        if self.rehearsal is None:
            self.rehearsal = Rehearsal(self.flow, self.world, self.language)
            self.heard = list(self.rehearsal.start())
        return self.rehearsal

    def _hears(self, expected: str, place: str) -> None:
        """The next line that fits; lines in between need not be written down."""
        self._started()
        head, _, words = expected.partition(":")
        kind, _, field = head.strip().partition(" ")
        while self.heard:
            say = self.heard.pop(0)
            asked = say.ask.field if say.ask else ""
            if say.kind.value == kind and field in ("", asked) and words.strip() in plain_spaces(say.text):
                return
        raise AssertionError(f"{place}: the bot did not say {expected!r}")


def found(decision: str) -> Found:
    return Found(decision, ARTICLES if decision in ("answer", "offer") else ())


def plain_spaces(text: str) -> str:
    return text.replace("\u00a0", " ").replace("\u202f", " ").replace("’", "'")
