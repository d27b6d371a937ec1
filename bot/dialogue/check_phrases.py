"""Whether each phrase can be filled in, in both languages alike."""

from collections.abc import Iterator, Mapping

from bot.dialogue.format import Phrase
from bot.dialogue.phrases import Type, blanks_of, faults
from bot.firm.problems import Problem
from bot.firm.yaml_places import Placed

LANGUAGES = {"fr": "French", "en": "English"}


def phrase_problems(
    placed: Placed, path: tuple[str | int, ...], phrase: Phrase, blanks: Mapping[str, Type] | None
) -> Iterator[Problem]:
    """`blanks`: None where they cannot be known, as without a policy."""
    found = [
        placed.problem((*path, language), f"{'.'.join(map(str, path))}.{language}: {fault}")
        for language in LANGUAGES
        for text in phrase.of(language)
        for fault in faults(text, blanks)
    ]
    yield from found or _one_sided(placed, path, phrase)


def _one_sided(placed: Placed, path: tuple[str | int, ...], phrase: Phrase) -> Iterator[Problem]:
    """What one language tells, the other must tell too: in each of its variants."""
    told = {tongue: [blanks_of(text) for text in phrase.of(tongue)] for tongue in LANGUAGES}
    everything = frozenset().union(*(blanks for variants in told.values() for blanks in variants))
    for tongue, variants in told.items():
        for missing in sorted(everything - frozenset.intersection(*variants)):
            sentence = f"{'.'.join(map(str, path))}: the {LANGUAGES[tongue]} text lacks the blank {missing!r}"
            yield placed.problem((*path, tongue), sentence)
