"""The closed list of conditions that a move may name. A flow file cannot bring its own."""

from collections.abc import Callable

from bot.dialogue.cursor import PROMISED, Cursor

Guard = Callable[[Cursor], bool]


def someone_is_there(cursor: Cursor) -> bool:
    return cursor.facts.open and cursor.facts.staff_free


def open_now(cursor: Cursor) -> bool:
    return cursor.facts.open


def language_known(cursor: Cursor) -> bool:
    return cursor.fields.get("language") in cursor.facts.languages_allowed


def question_known(cursor: Cursor) -> bool:
    return bool(cursor.fields.get("question"))


def inquiry_open(cursor: Cursor) -> bool:
    return cursor.open_inquiry() is not None


def reply_promised(cursor: Cursor) -> bool:
    """The open inquiry was kept in writing, so a person answers it whatever else is asked meanwhile."""
    inquiry = cursor.open_inquiry()
    return inquiry is not None and cursor.fields.get(PROMISED) == inquiry.number


def found_answer(cursor: Cursor) -> bool:
    return _decided(cursor, "answer") and bool(cursor.article())


def found_several(cursor: Cursor) -> bool:
    return _decided(cursor, "offer") and bool(cursor.article())


def found_unclear(cursor: Cursor) -> bool:
    return _decided(cursor, "clarify")


def found_person(cursor: Cursor) -> bool:
    """The articles say that this question is for a person."""
    return _decided(cursor, "person")


def article_chosen(cursor: Cursor) -> bool:
    return bool(cursor.article().get("id") == cursor.answer)


def third_party(cursor: Cursor) -> bool:
    return cursor.fields.get("filer") == "third_party"


def declared(cursor: Cursor) -> bool:
    return cursor.fields.get("declaration") == "yes"


def drafting(cursor: Cursor) -> bool:
    """The conversation stands inside a file that says `draft: true`."""
    state = cursor.flow.states.get(cursor.state)
    return state is not None and state.draft


def interrupted(cursor: Cursor) -> bool:
    """A question was left open when the customer asked for something else."""
    return cursor.resume is not None


def rated(cursor: Cursor) -> bool:
    return cursor.head.rated is not None


def agent_waits(cursor: Cursor) -> bool:
    """A person sent the customer here to file a complaint and takes over again afterwards."""
    return cursor.head.return_to is not None


def _decided(cursor: Cursor, decision: str) -> bool:
    return cursor.facts.found is not None and cursor.facts.found.decision == decision


GUARDS: dict[str, Guard] = {
    guard.__name__: guard
    for guard in (
        someone_is_there,
        open_now,
        language_known,
        question_known,
        inquiry_open,
        reply_promised,
        found_answer,
        found_several,
        found_unclear,
        found_person,
        article_chosen,
        third_party,
        declared,
        drafting,
        interrupted,
        rated,
        agent_waits,
    )
}


READS = {
    "language_known": "language",
    "question_known": "question",
    "third_party": "filer",
    "declared": "declaration",
    "rated": "rating",
}
"""The field that a condition looks at."""
LOOK_UP = frozenset({"found_answer", "found_several", "found_unclear", "found_person", "article_chosen"})
"""Conditions about what a `search` found; they hold in the same turn only."""
VALUES = {"third_party": ("filer", "third_party"), "declared": ("declaration", "yes")}
"""Conditions that hold for one answer only."""
IMPLIED = {"someone_is_there": "open_now", "reply_promised": "inquiry_open"}
"""Where the first holds, the second holds too."""


def chose(value: str) -> Guard:
    """The newest answer is `value`; an optional question that was skipped counts as `skip`."""

    def guard(cursor: Cursor) -> bool:
        return bool(cursor.answer == value)

    return guard
