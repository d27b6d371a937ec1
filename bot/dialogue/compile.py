"""Turns checked shapes into plans: phrases compiled, choices spelled out, the road ahead of each question."""

import re
from collections.abc import Iterable, Mapping

from bot.dialogue.format import AskShape, FieldShape, FlowShape, StateShape, Typed
from bot.dialogue.format import Phrase as PhraseShape
from bot.dialogue.lexicon import Lexicon
from bot.dialogue.phrases import Bilingual, compiled
from bot.dialogue.plan import Card, Field, Option, Question, State
from bot.dialogue.words import AnswersShape, PhrasesShape, TalksShape, WordsShape
from bot.firm.policy import Both, Policy
from bot.firm.typography import typeset
from bot.model.entry import AskType, Kind

OTHER, NONE = "other", "none"
BOTH = ("fr", "en")


def bilingual(phrase: PhraseShape) -> Bilingual:
    fr, en = (tuple(compiled(typeset(text, tongue), tongue) for text in phrase.of(tongue)) for tongue in BOTH)
    return Bilingual(fr, en)


def set_in_type(both: Both) -> Both:
    """A label as it is shown."""
    return Both(fr=typeset(both.fr, "fr"), en=typeset(both.en, "en"))


def compiled_phrases(shape: PhrasesShape) -> dict[str, Bilingual]:
    return {name: bilingual(getattr(shape, name)) for name in PhrasesShape.model_fields}


def compiled_talk(shape: TalksShape) -> dict[str, Bilingual]:
    return {name: bilingual(getattr(shape, name).reply) for name in TalksShape.model_fields}


class Compiler:
    """`fields` and `states` of all files, ready to run. `flows`: by the name of their file."""

    def __init__(
        self, flows: Mapping[str, FlowShape], words: WordsShape, policy: Policy, fillers: frozenset[str]
    ) -> None:
        self._words = words
        self._policy = policy
        self._fillers = fillers
        self.fields = {
            name: self._field(name, shape) for flow in flows.values() for name, shape in flow.fields.items()
        }
        self.states = {
            name: self._state(part, flow, name, shape)
            for part, flow in flows.items()
            for name, shape in flow.states.items()
        }

    def _field(self, name: str, shape: FieldShape) -> Field:
        options = tuple(self._options(shape))
        return Field(
            name=name,
            type=shape.type,
            label=set_in_type(shape.label),
            names=(shape.label.fr, shape.label.en, *shape.called.all()),
            max=shape.longest,
            keep=shape.keep,
            check=shape.check,
            pattern=re.compile(shape.pattern) if shape.pattern else None,
            currency=shape.currency,
            opens_inquiry=shape.opens == "inquiry",
            options=options,
            lexicon=Lexicon({option.value: option.words for option in options}, self._fillers),
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
            said += words.all() if words else []
        said += [shared.label.fr, shared.label.en] if shared else []
        return Option(value, set_in_type(label), tuple(dict.fromkeys(said)))

    def _state(self, part: str, flow: FlowShape, name: str, shape: StateShape) -> State:
        return State(
            name=name,
            part=part,
            draft=flow.draft,
            forget=tuple(shape.forget),
            says=tuple(Card(Kind(line.kind), bilingual(line)) for line in shape.say),
            request=shape.request,
            ask=self._question(shape.ask) if shape.ask else None,
            search=tuple(shape.search),
            returns=shape.returns,
            revisits=shape.revisits,
            moves=bool(shape.go),
            branches=len(shape.go) > 1 or bool(shape.search),
            keeps_for=flow.keeps_for,
            ahead=tuple(_ahead(flow, name)) if flow.draft else (),
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
            earlier=bilingual(shape.earlier) if shape.earlier else None,
            earlier_from=tuple(shape.earlier_from),
        )


def _ahead(flow: FlowShape, name: str) -> Iterable[str]:
    """The asks that follow when each state takes its first move: the straight way comes first."""
    states, seen = flow.states, {name}
    while states[name].go:
        name = states[name].go[0].to
        if name in seen or name not in states:
            return
        seen.add(name)
        if states[name].ask:
            yield name
