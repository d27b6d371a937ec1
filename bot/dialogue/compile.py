"""Turns checked shapes into plans: phrases compiled, choices spelled out, the road ahead of each question."""

from collections.abc import Iterable

from bot.dialogue.format import (
    AnswersShape,
    AskShape,
    FieldShape,
    PhrasesShape,
    StateShape,
    Typed,
    WordsShape,
)
from bot.dialogue.matching import plain_words
from bot.dialogue.phrases import Bilingual, compiled
from bot.dialogue.plan import Card, Field, Option, Question, State
from bot.dialogue.sources import Source
from bot.dialogue.typography import typeset
from bot.firm.policy import Both, Policy
from bot.model.entry import AskType, Kind

LIMITS = {AskType.LONG_TEXT: 8000, AskType.TEXT: 200, AskType.EMAIL: 320}
"""Characters of an answer where the field says nothing."""
OTHER, NONE = "other", "none"


def bilingual(both: Both) -> Bilingual:
    return Bilingual(compiled(typeset(both.fr, "fr")), compiled(typeset(both.en, "en")))


def set_in_type(both: Both) -> Both:
    """A label as it is shown."""
    return Both(fr=typeset(both.fr, "fr"), en=typeset(both.en, "en"))


def compiled_phrases(shape: PhrasesShape) -> dict[str, Bilingual]:
    return {name: bilingual(getattr(shape, name)) for name in PhrasesShape.model_fields}


class Compiler:
    """`fields` and `states` of all files, ready to run."""

    def __init__(self, flows: list[Source], words: WordsShape, policy: Policy) -> None:
        self._words = words
        self._policy = policy
        self.fields = {
            name: self._field(name, shape) for source in flows for name, shape in source.shape.fields.items()
        }
        self.states = {
            name: self._state(source, name, shape)
            for source in flows
            for name, shape in source.shape.states.items()
        }

    def _field(self, name: str, shape: FieldShape) -> Field:
        return Field(
            name=name,
            type=shape.type,
            label=set_in_type(shape.label),
            max=shape.max or LIMITS.get(shape.type, 200),
            keep=shape.keep,
            check=shape.check,
            opens_inquiry=shape.opens == "inquiry",
            options=tuple(self._options(shape)),
            dynamic=shape.choices_from if shape.choices_from in ("articles", "answers") else None,
        )

    def _options(self, shape: FieldShape) -> Iterable[Option]:
        answers: AnswersShape = self._words.answers
        if shape.type is AskType.CONFIRM:
            yield self._option("yes", answers.yes.label)
            yield self._option("no", answers.no.label)
        if shape.choices_from == "articles":
            yield self._option(NONE, answers.none.label, answers.none.typed)
        for choice in shape.choices:
            yield self._option(choice.value, choice.label, choice.typed)
        if shape.choices_from == "topics":
            yield from (self._option(topic.value, topic.label) for topic in self._policy.topics)
        if shape.choices_from == "services":
            services = self._policy.services
            yield from (self._option(service.value, service.label) for service in services)
            if OTHER not in {service.value for service in services}:
                yield self._option(OTHER, answers.other.label, answers.other.typed)

    def _option(self, value: str, label: Both, typed: Typed | None = None) -> Option:
        said = [value, label.fr, label.en]
        shared = {"yes": self._words.answers.yes, "no": self._words.answers.no}.get(value)
        for words in (typed, shared.typed if shared else None):
            said += [*words.fr, *words.en] if words else []
        said += [shared.label.fr, shared.label.en] if shared else []
        return Option(value, set_in_type(label), plain_words(said))

    def _state(self, source: Source, name: str, shape: StateShape) -> State:
        return State(
            name=name,
            part=source.name,
            draft=source.shape.draft,
            forget=tuple(shape.forget),
            says=tuple(Card(Kind(line.kind), bilingual(line)) for line in shape.say),
            request=shape.request,
            ask=self._question(shape.ask) if shape.ask else None,
            search=tuple(shape.search),
            returns=shape.returns,
            revisits=shape.revisits,
            moves=bool(shape.go),
            ahead=tuple(_ahead(source, name)) if source.shape.draft else (),
        )

    def _question(self, shape: AskShape) -> Question:
        return Question(
            field=self.fields[shape.field],
            question=bilingual(shape.question),
            retry=bilingual(shape.retry),
            optional=shape.optional,
            afresh=shape.afresh,
            tries=shape.tries,
            give_up=shape.give_up,
            reads_back=shape.reads_back,
        )


def _ahead(source: Source, name: str) -> Iterable[str]:
    """The asks that follow when each state takes its first move: the straight way comes first."""
    states, seen = source.shape.states, {name}
    while states[name].go:
        name = states[name].go[0].to
        if name in seen or name not in states:
            return
        seen.add(name)
        if states[name].ask:
            yield name
