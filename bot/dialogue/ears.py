"""What the bot makes of a typed line whatever is asked: words that work everywhere, talk, questions."""

from collections.abc import Mapping
from dataclasses import dataclass

from bot.dialogue.format import Typed
from bot.dialogue.lexicon import Lexicon
from bot.dialogue.matching import plain, plain_words
from bot.dialogue.tongues import Tongues, tongues_of
from bot.dialogue.words import AnswerWord, GlobalShape, GlobalsShape, TalksShape, WordsShape

FEWEST_WORDS = 4
"""A shorter line says nothing sure about its language, and is hardly a question without its mark."""
COMMON_WORDS = 3
"""So many words that only one language has, and at least twice as many as of the other."""
SHARED, AGREED = ("skip", "done", "text", "earlier"), ("yes", "no")


@dataclass(frozen=True, slots=True)
class Ears:
    """`common`: by language, words that only it has. The others are in plain form, both languages at once."""

    fillers: frozenset[str]
    globals: Lexicon
    answers: Lexicon
    agreed: Lexicon
    talk: Lexicon
    questions: tuple[str, ...]
    corrections: tuple[str, ...]
    links: frozenset[str]
    introductions: tuple[str, ...]
    unnamed: frozenset[str]
    common: Mapping[str, frozenset[str]]
    tongues: Tongues

    def hears_question(self, text: str) -> bool:
        """Somebody asks something: a question mark, or words that begin a question."""
        line = plain(text)
        words = line.count(" ") + 1
        if text.rstrip().endswith("?"):
            return words > 1
        return words >= FEWEST_WORDS and line.startswith(self.questions)

    def language_of(self, text: str) -> str | None:
        """`fr` or `en`, None when it is not clearly one of them."""
        words = plain(text).split()
        if len(words) < FEWEST_WORDS:
            return None
        fr, en = (sum(word in self.common[language] for word in words) for language in ("fr", "en"))
        if fr >= max(COMMON_WORDS, 2 * en):
            return "fr"
        return "en" if en >= max(COMMON_WORDS, 2 * fr) else None


def ears_of(words: WordsShape) -> Ears:
    fillers = plain_words(words.heard.fillers.all())
    alike = plain_words(words.heard.lookalikes.all())
    globals_ = {name: [name, *said(getattr(words.globals, name))] for name in GlobalsShape.model_fields}
    answers, agreed = (
        {name: [name, *said(getattr(words.answers, name))] for name in names} for names in (SHARED, AGREED)
    )
    talk = {name: getattr(words.talk, name).typed.all() for name in TalksShape.model_fields}
    return Ears(
        fillers=fillers,
        globals=Lexicon(globals_, fillers, alike),
        answers=Lexicon(answers, fillers, alike),
        agreed=Lexicon(agreed, fillers, alike),
        # "Merci" is a filler before a wish, and here the whole message.
        talk=Lexicon(talk, fillers - plain_words(text for texts in talk.values() for text in texts), alike),
        questions=tuple(f"{start} " for start in plain_words(words.heard.questions.all())),
        corrections=_longest_first(words.heard.corrections),
        links=plain_words(words.heard.links.all()),
        introductions=_longest_first(words.heard.introductions),
        unnamed=plain_words(words.heard.unnamed.all()),
        common={
            "fr": plain_words(words.heard.common.fr) - plain_words(words.heard.common.en),
            "en": plain_words(words.heard.common.en) - plain_words(words.heard.common.fr),
        },
        tongues=tongues_of(words.tongues, fillers | plain_words(words.heard.common.all())),
    )


def _longest_first(words: Typed) -> tuple[str, ...]:
    return tuple(sorted(plain_words(words.all()), key=len, reverse=True))


def said(word: GlobalShape | AnswerWord) -> list[str]:
    return [word.label.fr, word.label.en, *word.typed.all()]
