"""The shape of `words/*.yaml`: words that work everywhere, and what the bot says about misunderstandings."""

from collections.abc import Mapping
from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from bot.dialogue.format import Moves, Phrase, Typed
from bot.firm.policy import Both, Part

LanguageCode = Annotated[str, Field(pattern="^[a-z]{2}$")]
Word = Annotated[str, Field(min_length=1, max_length=30)]
Minutes = Annotated[int, Field(ge=1, le=1440)]


class GlobalShape(Part):
    """A word that works everywhere. `digress`: the open question waits until it `returns`."""

    label: Both
    typed: Typed
    digress: bool = False
    go: Moves = ()


class GlobalsShape(Part):
    human: GlobalShape
    complaint: GlobalShape
    status: GlobalShape
    back: GlobalShape
    cancel: GlobalShape
    restart: GlobalShape
    repeat: GlobalShape
    fix: GlobalShape
    fr: GlobalShape
    en: GlobalShape


class AnswerWord(Part):
    label: Both
    typed: Typed = Typed()


class AnswersShape(Part):
    """Answers that many questions share. `text`: "that was my text"; `none`: none of the articles;
    `earlier`: "keep what I wrote before".
    """

    yes: AnswerWord
    no: AnswerWord
    skip: AnswerWord
    done: AnswerWord
    text: AnswerWord
    earlier: AnswerWord
    none: AnswerWord
    other: AnswerWord


class TalkShape(Part):
    """What is said beside the matter, and the bot's reply before it asks its question again."""

    typed: Typed
    reply: Phrase


class TalksShape(Part):
    greeting: TalkShape
    thanks: TalkShape
    well_being: TalkShape
    who: TalkShape
    sorry: TalkShape
    farewell: TalkShape
    abuse: TalkShape


class HeardShape(Part):
    """Words around what is meant. `fillers` add nothing, `lookalikes` are words of their own and not one of
    ours misspelt, `questions` begin a question, `corrections` begin a correction, `links` stand between a
    field's name and its value, `introductions` before a name, `unnamed` are in no
    name, `common` show which language is written.
    """

    fillers: Typed
    lookalikes: Typed
    questions: Typed
    corrections: Typed
    links: Typed
    introductions: Typed
    unnamed: Typed
    common: Typed


class TongueShape(Part):
    """A language that the firm does not answer in, known by its `script` or by `common` words. `says`: in it,
    which languages the firm answers in and how to ask for a person.
    """

    script: Literal["cyrillic", "arabic", "cjk", "hiragana", "hangul", "greek", "hebrew", "thai"] | None = (
        None
    )
    common: Annotated[tuple[Word, ...], Field(max_length=200)] = ()
    says: Annotated[str, Field(min_length=1, max_length=300)]

    @model_validator(mode="after")
    def _can_be_known(self) -> Self:
        if self.script is None and not self.common:
            raise ValueError("a language is known by its script or by common words: give one of them")
        return self


class SilenceShape(Part):
    """Minutes without a word of the customer until the bot asks, and until it takes leave."""

    nudge_after: Minutes
    leave_after: Minutes


class PhrasesShape(Part):
    """What the engine itself says."""

    ask_back: Phrase
    nothing_before: Phrase
    too_many_tries: Phrase
    too_long: Phrase
    in_the_future: Phrase
    line_lost: Phrase
    file_not_asked: Phrase
    files_received: Phrase
    unknown_choice: Phrase
    lost: Phrase
    broken: Phrase
    corrected: Phrase
    nothing_to_fix: Phrase
    which_to_fix: Phrase
    question_answered: Phrase
    question_later: Phrase
    question_for_person: Phrase
    noted: Phrase
    address_noted: Phrase
    date_noted: Phrase
    language_heard: Phrase
    nudge: Phrase
    leave: Phrase
    welcome_back: Phrase
    while_waiting: Phrase


class WordsShape(Part):
    """All files of `words/` together."""

    about: Both
    globals: GlobalsShape
    answers: AnswersShape
    talk: TalksShape
    heard: HeardShape
    silence: SilenceShape
    phrases: PhrasesShape
    tongues: Mapping[LanguageCode, TongueShape] = {}
