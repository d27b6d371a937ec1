"""Plays a conversation that is written down, and says where the bot does something else.

# what the script shows
@ language fr          @ nobody | somebody | closed       who is there
@ finds answer         answer, offer, clarify, unknown, person
@ code right | wrong   @ attach a.pdf   @ resumed satisfied   @ agent Léa
> what the customer types
* what the customer chooses (`! ` instead of `* `: a choice that is refused)
< kind field: words that the bot's next line holds (field and words may be left out)
= request              what the desk was asked to do since the last `=`
"""

from collections.abc import Callable, Sequence
from pathlib import Path

from bot.dialogue.flow import Flow
from bot.dialogue.rehearsal import Rehearsal, World
from bot.dialogue.replay import Act
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
EXPECTS = ("<", "=", "!")
DECISIONS = ("answer", "offer", "clarify", "unknown", "person")
Heard = Callable[[str, Rehearsal, Sequence[Say]], None]
"""Called with each line of the script that did something, and what the bot said to it."""


class NotAsWritten(Exception):
    """`file:line: sentence`."""


class Script:
    """`language`: of a script that names none; None is a customer whose language is not known."""

    def __init__(
        self, path: Path, flow: Flow, language: str | None = "fr", heard: Heard | None = None
    ) -> None:
        self._path, self._flow, self._language = path, flow, language
        self._told: Heard = heard or (lambda line, rehearsal, says: None)
        self._world = World()
        self._rehearsal: Rehearsal | None = None
        self._left: list[Say] = []

    @property
    def acts(self) -> Sequence[Act]:
        """What the bot decided from, in the order of the script."""
        return self._rehearsal.acts if self._rehearsal else ()

    def play(self) -> None:
        """Raises NotAsWritten, OSError, UnicodeDecodeError."""
        lines = self._path.read_text(encoding="utf-8").splitlines()
        for number, line in enumerate(lines, 1):
            if line.strip() and not line.startswith("#"):
                try:
                    self._line(line[0], line[1:].strip())
                except (NotAsWritten, BadRequest) as wrong:
                    raise NotAsWritten(f"{self._path.name}:{number}: {wrong}") from None
        if not any(line.startswith(EXPECTS) for line in lines):
            raise NotAsWritten(f"{self._path.name} expects nothing of the bot: no line begins with <")

    def _line(self, sign: str, rest: str) -> None:
        match sign:
            case "@":
                self._stage(*rest.split(maxsplit=1))
            case ">":
                self._act(f"> {rest}", self._started().type, rest)
            case "*":
                self._act(f"* {rest}", self._started().choose, rest)
            case "!":
                self._refused(rest)
            case "<":
                self._hears(rest)
            case "=":
                self._requested(rest)
            case _:
                raise NotAsWritten("begins with none of @ > * ! < =")

    def _stage(self, what: str = "", detail: str = "") -> None:
        world = self._world
        acts: dict[str, Callable[[], object]] = {
            "language": lambda: self._speak(detail),
            "nobody": lambda: world.__dict__.update(open=True, staff_free=False),
            "somebody": lambda: world.__dict__.update(open=True, staff_free=True),
            "closed": lambda: world.__dict__.update(open=False, staff_free=False),
            "finds": lambda: self._finds(detail),
            "code": lambda: setattr(world, "status", STATUS if detail == "right" else None),
            "attach": lambda: self._act(f"+ {detail}", self._started().attach, *detail.split()),
            "resumed": lambda: self._act(f"@ {detail}", self._started().resume, detail),
            "agent": lambda: self._started().send_back_from(detail),
        }
        if what not in acts:
            raise NotAsWritten(f"@ is followed by one of {', '.join(acts)}, not by {what!r}")
        acts[what]()

    def _finds(self, decision: str) -> None:
        if decision not in DECISIONS:
            raise NotAsWritten(f"@ finds is followed by one of {', '.join(DECISIONS)}, not by {decision!r}")
        what = found(decision)
        self._world.find = lambda question: what

    def _speak(self, language: str) -> None:
        if language not in ("fr", "en", "unknown"):
            raise NotAsWritten(f"the language is fr, en or unknown, not {language!r}")
        self._language = None if language == "unknown" else language

    def _started(self) -> Rehearsal:
        if self._rehearsal is None:
            self._rehearsal = Rehearsal(self._flow, self._world, self._language)
            self._act("", self._rehearsal.start)
        return self._rehearsal

    def _act(self, line: str, act: Callable[..., Sequence[Say]], *what: str) -> None:
        self._left = list(act(*what))
        if self._rehearsal is not None:
            self._told(line, self._rehearsal, tuple(self._left))

    def _refused(self, choice: str) -> None:
        try:
            self._started().choose(choice)
        except BadRequest:
            return
        raise NotAsWritten(f"the choice {choice!r} was not refused")

    def _hears(self, expected: str) -> None:
        """The next line that fits; lines in between need not be written down."""
        self._started()
        head, _, words = expected.partition(":")
        kind, _, field = head.strip().partition(" ")
        while self._left:
            say = self._left.pop(0)
            asked = say.ask.field if say.ask else ""
            if say.kind.value == kind and field in ("", asked) and words.strip() in plain_spaces(say.text):
                return
        raise NotAsWritten(f"the bot did not say {expected!r}")

    def _requested(self, expected: str) -> None:
        asked = " ".join(request.value for request in self._world.requests)
        self._world.requests.clear()
        if asked != " ".join(expected.split()):
            raise NotAsWritten(f"the desk was asked for {asked or 'nothing'!r}")


def found(decision: str) -> Found:
    return Found(decision, ARTICLES if decision in ("answer", "offer") else ())


def plain_spaces(text: str) -> str:
    return text.replace("\u00a0", " ").replace("\u202f", " ").replace("’", "'")
