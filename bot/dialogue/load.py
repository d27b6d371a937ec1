"""Loads the flow files: read, check, compile; every problem at once."""

import hashlib
import json
from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType

from bot.dialogue.chart import build_machine
from bot.dialogue.checks import problems_of
from bot.dialogue.compile import Compiler, compiled_phrases, compiled_talk, set_in_type
from bot.dialogue.ears import ears_of
from bot.dialogue.flow import Flow
from bot.dialogue.format import FlowShape
from bot.dialogue.plan import GlobalWord
from bot.dialogue.sources import read_sources
from bot.dialogue.words import AnswersShape, AnswerWord, GlobalShape, GlobalsShape, WordsShape
from bot.firm.policy import Policy
from bot.firm.problems import Problems


def load_flow(folder: Path, policy: Policy) -> Flow:
    """The flow of `folder`. Raises Problems with every fault of every file."""
    sources = read_sources(folder)
    problems = problems_of(sources, policy)
    if problems or sources.words is None:
        raise Problems(problems)
    return _build({source.name: source.shape for source in sources.flows}, sources.words[1], policy)


def flow_from(canonical: str) -> Flow:
    """A version that was stored. Raises ValueError when this program no longer understands it."""
    whole = json.loads(canonical)
    try:
        flows = {name: FlowShape.model_validate(shape) for name, shape in whole["flows"].items()}
        words, policy = WordsShape.model_validate(whole["words"]), Policy.model_validate(whole["policy"])
        return _build(flows, words, policy)
    except (AttributeError, KeyError, TypeError) as error:
        raise ValueError(f"the flow names what this program does not know: {error}") from None


def _build(flows: Mapping[str, FlowShape], words: WordsShape, policy: Policy) -> Flow:
    canonical = _canonical(flows, words, policy)
    globals_ = {name: getattr(words.globals, name) for name in GlobalsShape.model_fields}
    ears = ears_of(words)
    compiler = Compiler(flows, words, policy, ears.fillers)
    return Flow(
        version=hashlib.sha256(canonical.encode()).hexdigest(),
        canonical=canonical,
        policy=policy,
        states=MappingProxyType(compiler.states),
        fields=MappingProxyType(compiler.fields),
        globals=MappingProxyType({name: _global(name, shape) for name, shape in globals_.items()}),
        answers=MappingProxyType(
            {name: _answer(getattr(words.answers, name)) for name in AnswersShape.model_fields}
        ),
        ears=ears,
        talk=MappingProxyType(compiled_talk(words.talk)),
        phrases=MappingProxyType(compiled_phrases(words.phrases)),
        silence=words.silence,
        machine=build_machine(
            {name: list(state.go) for flow in flows.values() for name, state in flow.states.items()},
            {name: list(shape.go) for name, shape in globals_.items() if shape.go},
        ),
    )


def _canonical(flows: Mapping[str, FlowShape], words: WordsShape, policy: Policy) -> str:
    whole = {
        "flows": {name: shape.model_dump(mode="json", by_alias=True) for name, shape in flows.items()},
        "words": words.model_dump(mode="json", by_alias=True),
        "policy": policy.model_dump(mode="json"),
    }
    return json.dumps(whole, ensure_ascii=False, sort_keys=False, separators=(",", ":"))


def _global(name: str, shape: GlobalShape) -> GlobalWord:
    return GlobalWord(name, set_in_type(shape.label), shape.digress, bool(shape.go))


def _answer(word: AnswerWord) -> AnswerWord:
    return AnswerWord(label=set_in_type(word.label), typed=word.typed)
