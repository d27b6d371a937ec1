"""Makes the open question as the screens get it: its choices, its read-back, how far along it is."""

from collections.abc import Sequence

from bot.dialogue.cursor import Cursor
from bot.dialogue.earlier import EARLIER
from bot.dialogue.plan import Field, Question, State
from bot.dialogue.showing import summary
from bot.dialogue.understand import offered
from bot.model.entry import Ask, AskType, Choice

OFFERED_AT_MOST = 3
NONE = "none"


def ask_at(cursor: Cursor, state: State, asked: Sequence[str]) -> Ask:
    """`asked` ends with this state."""
    question = _question(state)
    return Ask(
        field=question.field.name,
        type=question.field.type,
        choices=_choices(cursor, state, question),
        earlier=cursor.offer or None,
        optional=question.optional,
        summary=summary(cursor) if question.reads_back else (),
        progress=_progress(cursor, state, asked) if state.draft else None,
        currency=question.field.currency if question.field.type is AskType.MONEY else None,
    )


def ask_back_at(cursor: Cursor, state: State, word: str) -> Ask:
    flow, language = cursor.flow, cursor.language
    choices = (
        Choice(word, flow.globals[word].label.of(language)),
        Choice("text", flow.answers["text"].label.of(language)),
    )
    return Ask(field=_question(state).field.name, type=AskType.CHOICE, choices=choices)


def _question(state: State) -> Question:
    if state.ask is None:
        raise AssertionError(f"{state.name!r} asks nothing")
    return state.ask


def _choices(cursor: Cursor, state: State, question: Question) -> tuple[Choice, ...]:
    field = question.field
    if cursor.offer:
        return (Choice(EARLIER, cursor.flow.answers[EARLIER].label.of(cursor.language)),)
    if field.dynamic == "articles":
        return _articles(cursor, field)
    if field.dynamic == "answers":
        return tuple(
            Choice(name, cursor.flow.fields[name].label.of(cursor.language))
            for name in cursor.flow.drafted(state.part)
            if name in cursor.fields and not _is_declaration(cursor.flow.fields[name])
        )
    return offered(cursor.flow, cursor.head, question, cursor.language)


def _is_declaration(field: Field) -> bool:
    """A declaration is made, not edited."""
    return field.type is AskType.CONFIRM


def _articles(cursor: Cursor, field: Field) -> tuple[Choice, ...]:
    """The articles found, or, when the same question is asked again, those that were offered."""
    none = Choice(NONE, field.label_of(NONE, cursor.language) or NONE)
    if cursor.facts.found is None:
        asked = cursor.head.ask
        before = asked.choices if asked and asked.field == field.name else ()
        return (*(choice for choice in before if choice.value != NONE), none)
    rows = cursor.facts.found.articles[:OFFERED_AT_MOST]
    return (*(Choice(str(row["id"]), str(row["title"])) for row in rows), none)


def _progress(cursor: Cursor, state: State, asked: Sequence[str]) -> tuple[int, int] | None:
    """None once the answers have been read back: what follows are corrections."""
    states = cursor.flow.states
    if any(_reads_back(states[name]) for name in asked[:-1]):
        return None
    done = {name for name in asked if states[name].part == state.part} - {state.name}
    left = [name for name in state.ahead if not _known(cursor, states[name]) and name not in done]
    return len(done) + 1, len(done) + 1 + len(left)


def _reads_back(state: State) -> bool:
    return state.ask is not None and state.ask.reads_back


def _known(cursor: Cursor, state: State) -> bool:
    return state.ask is not None and state.ask.answered_by(cursor.fields)
