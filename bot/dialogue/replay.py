"""Plays what happened once more, through another version of the flow, and says what would differ.

Each turn is taken from where the conversation really stood, so that one difference does not hide the next.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, replace
from datetime import timedelta
from typing import Any

from bot.dialogue.flow import Flow
from bot.dialogue.passed import take_turn_watched
from bot.dialogue.turn import hand_over_broken
from bot.errors import BadRequest
from bot.model.conversation import Head
from bot.model.ids import InquiryNumber
from bot.model.sensitive import SENSITIVE, masked, seen_by_staff
from bot.model.step import Attached, Chose, Event, Facts, Step, Typed

UNUSED = InquiryNumber("Q-0000-000000")
"""Of an inquiry that only the other version opens."""
SOON = timedelta(days=3)
WORDS = "says"
"""The one kind of difference that changes nothing but words."""


@dataclass(frozen=True, slots=True)
class Act:
    """What the bot was told in turn `n`, and where the conversation stood then."""

    n: int
    head: Head
    event: Event
    facts: Facts


@dataclass(frozen=True, slots=True)
class Went:
    """`understood`: the field that was answered, or the choice. `path`: as `svg` takes it."""

    state: str
    asks: str | None
    request: str | None
    understood: str | None
    keeps: Mapping[str, Any]
    says: tuple[str, ...]
    path: tuple[str, ...]
    trouble: str | None = None


@dataclass(frozen=True, slots=True)
class Difference:
    """`kinds`: of `goes asks requests understands keeps fails says`. `heard`: what the customer did."""

    n: int
    heard: str
    kinds: tuple[str, ...]
    then: Went
    now: Went


@dataclass(frozen=True, slots=True)
class Replayed:
    """`trouble`: why it could not be played."""

    turns: int
    differences: tuple[Difference, ...]
    trouble: str | None = None

    @property
    def goes_differently(self) -> bool:
        return any(difference.kinds != (WORDS,) for difference in self.differences)


def replay(then: Flow, now: Flow, acts: Iterable[Act]) -> Replayed:
    """Pure. `then`: the version that the conversation followed."""
    turns, found = 0, []
    for act in acts:
        turns += 1
        before, after = went(then, act), went(now, act)
        kinds = tuple(_kinds(before, after))
        if kinds:
            found.append(Difference(act.n, _heard(act), kinds, _masked(before), _masked(after)))
    return Replayed(turns, tuple(found))


def went(flow: Flow, act: Act) -> Went:
    """What this version does with the act. As on the desk, what breaks it becomes a person's."""
    head, stays = act.head, (act.head.position.state,)
    try:
        return _of(*take_turn_watched(flow, head, act.event, _facts(flow, act)))
    except BadRequest as refused:
        return Went(head.position.state, None, None, None, head.fields, (), stays, str(refused))
    except Exception as error:
        return _of(hand_over_broken(flow, head), stays, f"{type(error).__name__}: {error}")


def summary(replays: Mapping[str, Replayed]) -> dict[str, Any]:
    """Of many conversations, by their id."""
    kinds = Counter(kind for one in replays.values() for row in one.differences for kind in row.kinds)
    return {
        "conversations": len(replays),
        "turns": sum(one.turns for one in replays.values()),
        "differently": sum(one.goes_differently for one in replays.values()),
        "only_words": sum(bool(one.differences) and not one.goes_differently for one in replays.values()),
        "not_played": sum(one.trouble is not None for one in replays.values()),
        "kinds": dict(sorted(kinds.items())),
    }


def to_document(replayed: Replayed) -> dict[str, Any]:
    """What JSON can say; what is absent is left out."""
    rows = [
        {
            "n": row.n,
            "heard": row.heard,
            "kinds": list(row.kinds),
            "then": _plain(row.then),
            "now": _plain(row.now),
        }
        for row in replayed.differences
    ]
    whole = {"turns": replayed.turns, "differently": replayed.goes_differently, "differences": rows}
    return whole | ({"trouble": replayed.trouble} if replayed.trouble else {})


def _plain(one: Went) -> dict[str, Any]:
    return {name: value for name, value in asdict(one).items() if value is not None and name != "keeps"}


def _facts(flow: Flow, act: Act) -> Facts:
    """What was known then, with a number for an inquiry that only this version opens."""
    if act.facts.inquiry is None and flow.opens_inquiry(act.head):
        return replace(act.facts, inquiry=UNUSED, reply_by=act.facts.today + SOON)
    return act.facts


def _of(step: Step, path: tuple[str, ...], trouble: str | None = None) -> Went:
    asks = next((say.ask.field for say in step.says if say.ask), None)
    return Went(
        state=step.position.state,
        asks=asks,
        request=step.request.value if step.request else None,
        understood=step.echo or step.choice,
        keeps=step.fields,
        says=tuple(say.text for say in step.says),
        path=path,
        trouble=trouble,
    )


def _kinds(then: Went, now: Went) -> Iterable[str]:
    pairs = {
        "goes": (then.state, now.state),
        "asks": (then.asks, now.asks),
        "requests": (then.request, now.request),
        "understands": (then.understood, now.understood),
        "keeps": (dict(then.keeps), dict(now.keeps)),
        "fails": (then.trouble, now.trouble),
        WORDS: (then.says, now.says),
    }
    return (kind for kind, (before, after) in pairs.items() if before != after)


def _masked(one: Went) -> Went:
    """As staff may read it."""
    numbers = [str(one.keeps[name]) for name in SENSITIVE if one.keeps.get(name)]
    says = []
    for text in map(seen_by_staff, one.says):
        for number in numbers:
            text = text.replace(number, masked(number))
        says.append(text)
    return replace(one, says=tuple(says))


def _heard(act: Act) -> str:
    match act.event:
        case Typed(text):
            return seen_by_staff(text, act.head.ask.field if act.head.ask else None)
        case Chose(choice):
            return f"* {choice}"
        case Attached(files):
            return "+ " + ", ".join(str(file["name"]) for file in files)
        case _:
            return type(act.event).__name__.lower()
