"""Loads the flow files: read, check, compile; every problem at once."""

import hashlib
import json
from pathlib import Path
from types import MappingProxyType

from bot.dialogue.chart import build_machine
from bot.dialogue.checks import problems_of
from bot.dialogue.compile import Compiler, compiled_phrases, set_in_type
from bot.dialogue.flow import Flow
from bot.dialogue.format import AnswersShape, AnswerWord, GlobalShape, GlobalsShape, WordsShape
from bot.dialogue.matching import plain, plain_words
from bot.dialogue.plan import GlobalWord
from bot.dialogue.sources import Source, Sources, read_sources
from bot.firm.policy import Policy
from bot.firm.problems import Problem, Problems


def load_flow(folder: Path, policy: Policy) -> Flow:
    """The flow of `folder`. Raises Problems with every fault of every file."""
    sources = read_sources(folder)
    problems = problems_of(sources, policy)
    if problems or sources.words is None:
        raise Problems(problems)
    return _build(sources.flows, sources.words[1], policy)


def flow_problems(folder: Path, policy: Policy | None) -> list[Problem]:
    """What is wrong with the files. Without a policy, what needs it is not checked."""
    sources: Sources = read_sources(folder)
    return problems_of(sources, policy)


def _build(flows: list[Source], words: WordsShape, policy: Policy) -> Flow:
    canonical = _canonical(flows, words, policy)
    globals_ = {name: _global(name, shape) for name, shape in _globals(words.globals).items()}
    answers = {name: _answer(getattr(words.answers, name)) for name in AnswersShape.model_fields}
    compiler = Compiler(flows, words, policy)
    return Flow(
        version=hashlib.sha256(canonical.encode()).hexdigest(),
        canonical=canonical,
        policy=policy,
        states=MappingProxyType(compiler.states),
        fields=MappingProxyType(compiler.fields),
        globals=MappingProxyType(globals_),
        lexicon=MappingProxyType({word: name for name, g in globals_.items() for word in g.words}),
        answers=MappingProxyType(answers),
        answer_lexicon=MappingProxyType(
            {plain(word): name for name in ("skip", "done", "text") for word in (name, *_said(answers[name]))}
        ),
        phrases=MappingProxyType(compiled_phrases(words.phrases)),
        machine=build_machine(
            {name: list(state.go) for source in flows for name, state in source.shape.states.items()},
            {name: list(shape.go) for name, shape in _globals(words.globals).items() if shape.go},
        ),
    )


def _canonical(flows: list[Source], words: WordsShape, policy: Policy) -> str:
    whole = {
        "flows": {source.name: source.shape.model_dump(mode="json", by_alias=True) for source in flows},
        "words": words.model_dump(mode="json", by_alias=True),
        "policy": policy.model_dump(mode="json"),
    }
    return json.dumps(whole, ensure_ascii=False, sort_keys=False, separators=(",", ":"))


def _globals(shape: GlobalsShape) -> dict[str, GlobalShape]:
    return {name: getattr(shape, name) for name in GlobalsShape.model_fields}


def _global(name: str, shape: GlobalShape) -> GlobalWord:
    words = plain_words([name, *_said(shape)])
    return GlobalWord(name, set_in_type(shape.label), shape.digress, bool(shape.go), words)


def _answer(word: AnswerWord) -> AnswerWord:
    return AnswerWord(label=set_in_type(word.label), typed=word.typed)


def _said(word: GlobalShape | AnswerWord) -> list[str]:
    return [word.label.fr, word.label.en, *word.typed.fr, *word.typed.en]
