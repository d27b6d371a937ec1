"""Utterances with what they mean, and how well the bot understands them."""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from bot.dialogue.flow import Flow
from bot.dialogue.meanings import Ambiguous, Answer, GlobalChoice, Talk
from bot.model.conversation import Head, Position
from bot.model.ids import ConversationId
from bot.model.instants import read_stamp
from bot.model.step import Facts, Typed

NONE = "none"
"""A text that is an answer like any other: no word of the chat."""
WHERE = "question"
"""The field that is asked where a heading names none."""
HEADING = re.compile(r"\[([a-z_]+)(?: @([a-z_]+))?\]")
A_DAY = date(2026, 11, 23)
Wish = Callable[[str], str | None]


def no_wish(_line: str) -> None:
    """For what the words alone tell."""


@dataclass(frozen=True, slots=True)
class Utterance:
    """`held_back`: nothing was tuned on it. `field`: what is asked when it is typed."""

    text: str
    language: str
    means: str
    field: str
    held_back: bool


@dataclass(frozen=True, slots=True)
class Scores:
    """`meant`: utterances with a meaning; `taken`: utterances that were given one; `right`: the right one."""

    utterances: int
    meant: int
    taken: int
    right: int
    right_language: int
    told_language: int

    @property
    def precision(self) -> float:
        return self.right / self.taken if self.taken else 1.0

    @property
    def recall(self) -> float:
        return self.right / self.meant if self.meant else 1.0


def read_utterances(folder: Path) -> list[Utterance]:
    """Of `fr.txt` and `en.txt`. Raises ValueError for what cannot be read or has no heading."""
    return [
        utterance for language in ("fr", "en") for utterance in _read(folder / f"{language}.txt", language)
    ]


def _read(path: Path, language: str) -> Iterator[Utterance]:
    means, field, count, empty = "", WHERE, 0, True
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except UnicodeDecodeError:
        raise ValueError(f"{path} is not written in UTF-8") from None
    for line in lines:
        heading = HEADING.fullmatch(line)
        if heading:
            means, field, count = heading[1], heading[2] or WHERE, 0
        elif line.strip() and not line.startswith("#"):
            if not means:
                raise ValueError(f"{path}: {line!r} stands before the first heading")
            count, empty = count + 1, False
            yield Utterance(line.strip(), language, means, field, held_back=count % 2 == 0)
    if empty:
        raise ValueError(f"{path} holds no sentence")


def understood(flow: Flow, utterance: Utterance, wish: Wish = no_wish) -> str:
    """The meaning that the bot gives it: a global word, a choice, talk; `none` for a text.

    Raises ValueError when the flow nowhere asks the utterance's field.
    """
    state = next((s for s in flow.states.values() if s.ask and s.ask.field.name == utterance.field), None)
    if state is None:
        raise ValueError(f"no state asks {utterance.field!r}, where {utterance.text!r} would be typed")
    head = Head(
        conversation=ConversationId("labelled"),
        started_at=read_stamp("2026-11-23T09:00:00Z"),
        language=utterance.language,
        position=Position(flow.version, state.name),
    )
    event, facts = Typed(utterance.text), Facts(today=A_DAY)
    meaning = flow.hear(head, event, facts)
    if doubted := flow.doubts(head, event, meaning):
        meaning = flow.hear(head, event, replace(facts, wish=wish(doubted)))
    match meaning:
        case GlobalChoice(name) | Ambiguous(name) | Talk(name):
            return name
        case Answer(choice=choice) if choice is not None:
            return choice
        case _:
            return NONE


def confusions(
    flow: Flow, utterances: Iterable[Utterance], wish: Wish = no_wish
) -> Iterator[tuple[Utterance, str]]:
    """Those that were given another meaning than they have, each with that meaning."""
    for utterance in utterances:
        meaning = understood(flow, utterance, wish)
        if meaning != utterance.means:
            yield utterance, meaning


def scores(flow: Flow, utterances: Iterable[Utterance], wish: Wish = no_wish) -> Scores:
    rows = [(utterance, understood(flow, utterance, wish)) for utterance in utterances]
    tongues = [(u.language, flow.ears.language_of(u.text)) for u, _ in rows]
    return Scores(
        utterances=len(rows),
        meant=sum(u.means != NONE for u, _ in rows),
        taken=sum(meaning != NONE for _, meaning in rows),
        right=sum(u.means == meaning != NONE for u, meaning in rows),
        right_language=sum(language == heard for language, heard in tongues),
        told_language=sum(heard is not None for _, heard in tongues),
    )
