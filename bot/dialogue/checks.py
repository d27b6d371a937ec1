"""Everything that can be wrong with readable flow files: names, phrases, ways; each with its place."""

from collections.abc import Iterator, Mapping

from bot.dialogue.blanks import EXTRA, known_blanks
from bot.dialogue.check_earlier import earlier_problems
from bot.dialogue.check_moves import move_problems
from bot.dialogue.check_phrases import phrase_problems
from bot.dialogue.check_ways import way_problems
from bot.dialogue.checking import CHECKS
from bot.dialogue.flow import ENTRANCES
from bot.dialogue.format import FieldShape, StateShape
from bot.dialogue.known import Known, known_names
from bot.dialogue.matching import plain_words
from bot.dialogue.patterns import pattern_faults
from bot.dialogue.phrases import Type
from bot.dialogue.prove import proof_problems
from bot.dialogue.sources import Source, Sources
from bot.dialogue.words import GlobalsShape, PhrasesShape, TalksShape
from bot.firm.policy import Policy
from bot.firm.problems import Problem
from bot.model.entry import AskType

Path = tuple[str | int, ...]
ENGINES_OWN = ("back", "repeat", "fix", "fr", "en")
"""Global words that lead where the conversation stands, not to a state of the files."""


def problems_of(sources: Sources, policy: Policy | None) -> list[Problem]:
    """Those found while reading, and those of what could be read."""
    known = known_names(sources)
    blanks = blanks_in(sources, policy)
    problems = [*sources.problems, *_twice(sources)]
    for source in sources.flows:
        problems += _fields(source, known)
        problems += _states(source, known)
        problems += move_problems(source, known, policy)
        problems += _phrases(source, blanks)
    problems += _words(sources, known, blanks)
    problems += earlier_problems(sources, known)
    if not sources.problems and not problems:
        problems += _entrances(sources, known)
        problems += way_problems(sources)
    if not problems and blanks is not None:
        problems += proof_problems(sources, blanks)
    return sorted(set(problems))


def blanks_in(sources: Sources, policy: Policy | None) -> dict[str, Type] | None:
    """What a phrase may quote; None without a policy or a file, which may add to them."""
    known = known_names(sources)
    types = {name: shape.type for name, shape in known.shapes.items()}
    types |= dict.fromkeys(known.broken - types.keys(), AskType.TEXT)
    return None if policy is None or sources.unread else known_blanks(types, policy.facts)


def _twice(sources: Sources) -> Iterator[Problem]:
    seen: dict[tuple[str, str], str] = {}
    for source in sources.flows:
        for section, names in (("states", source.shape.states), ("fields", source.shape.fields)):
            for name in names:
                other = seen.setdefault((section, name), source.placed.file)
                if other != source.placed.file:
                    sentence = f"{section}.{name}: is already in {other}"
                    yield source.placed.problem((section, name), sentence)


def _fields(source: Source, known: Known) -> Iterator[Problem]:
    for name, field in source.shape.fields.items():
        for key, sentence in _field_faults(field):
            yield source.placed.problem(("fields", name, key), f"fields.{name}: {sentence}")
        if name not in known.asked and not known.incomplete and not known.broken:
            yield source.placed.problem(("fields", name), f"fields.{name}: is asked nowhere")


def _field_faults(field: FieldShape) -> Iterator[tuple[str, str]]:
    listed = bool(field.choices) + (field.choices_from is not None)
    if field.type is AskType.CHOICE and listed != 1:
        yield "type", "a choice needs either choices or choices_from"
    if field.type is not AskType.CHOICE and listed:
        yield "type", f"a field of type {field.type} has no choices"
    if field.check and field.check not in CHECKS:
        yield "check", f"there is no check {field.check!r}; there are {', '.join(sorted(CHECKS))}"
    values = [choice.value for choice in field.choices]
    if len(set(values)) != len(values):
        yield "choices", "two choices have the same value"
    for word in sorted(_double_words(field)):
        yield "choices", f"two choices are both called {word!r}: typing it could mean either"
    if field.check == "not_zero" and field.type is not AskType.MONEY:
        yield "check", "not_zero is for an amount of money"
    if field.pattern is not None and field.type is not AskType.TEXT:
        yield "pattern", "only a text has a pattern"
    elif field.pattern is not None:
        yield from (("pattern", fault) for fault in pattern_faults(field.pattern, field.longest))


def _double_words(field: FieldShape) -> set[str]:
    """In plain form, what more than one choice is called: the second is dead to whoever types."""
    seen, double = set[str](), set[str]()
    for choice in field.choices:
        words = plain_words([choice.value, choice.label.fr, choice.label.en, *choice.typed.all()])
        double |= seen & words
        seen |= words
    return double


def _states(source: Source, known: Known) -> Iterator[Problem]:
    for name, state in source.shape.states.items():
        for path, sentence in _state_faults(state, known):
            yield source.placed.problem(("states", name, *path), f"states.{name}: {sentence}")


def _state_faults(state: StateShape, known: Known) -> Iterator[tuple[Path, str]]:
    if state.ask and state.ask.field not in known.fields and not known.incomplete:
        yield ("ask", "field"), f"there is no field {known.meant(state.ask.field, known.fields)}"
    if state.ask and state.ask.give_up not in known.states and not known.incomplete:
        yield ("ask", "give_up"), f"there is no state {known.meant(state.ask.give_up, known.states)}"
    for word in ("forget", "search"):
        for index, field in enumerate(getattr(state, word)):
            if field not in known.fields and not known.incomplete:
                yield (word, index), f"there is no field {known.meant(field, known.fields)}"
    if state.search and state.ask is None:
        yield ("search",), "search needs an ask"
    if state.revisits and not known.chooses_answer(state):
        yield ("revisits",), "revisits needs an ask whose field has choices_from: answers"


def _phrases(source: Source, blanks: Mapping[str, Type] | None) -> Iterator[Problem]:
    for name, state in source.shape.states.items():
        for index, line in enumerate(state.say):
            yield from phrase_problems(source.placed, ("states", name, "say", index), line, blanks)
        if state.ask:
            for word in ("question", "retry", "earlier"):
                phrase = getattr(state.ask, word)
                if phrase is None:
                    continue
                yield from phrase_problems(source.placed, ("states", name, "ask", word), phrase, blanks)


def _words(sources: Sources, known: Known, blanks: Mapping[str, Type] | None) -> Iterator[Problem]:
    if sources.words is None:
        return
    placed, words = sources.words
    everywhere = None if blanks is None else {**blanks, **EXTRA}
    for name in PhrasesShape.model_fields:
        yield from phrase_problems(placed, ("phrases", name), getattr(words.phrases, name), everywhere)
    for name in TalksShape.model_fields:
        yield from phrase_problems(placed, ("talk", name, "reply"), getattr(words.talk, name).reply, blanks)
    for name in GlobalsShape.model_fields:
        moves = getattr(words.globals, name).go
        here = ("globals", name)
        if bool(moves) == (name in ENGINES_OWN):
            sentence = "needs no go" if moves else "needs go: where it leads"
            yield placed.problem(here, f"globals.{name}: {sentence}")
        for index, move in enumerate(moves):
            for path, sentence in known.move_faults(move):
                yield placed.problem((*here, "go", index, *path), f"globals.{name}: {sentence}")


def _entrances(sources: Sources, known: Known) -> Iterator[Problem]:
    for name in ENTRANCES:
        if name not in known.states:
            yield Problem(
                sources.flows[0].placed.file, 1, 1, f"no file has the state {name!r}, which is needed"
            )
