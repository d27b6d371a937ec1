"""Which typed lines may mean something else than what was made of them."""

from bot.dialogue.checking import Unusable
from bot.dialogue.ears import FEWEST_WORDS
from bot.dialogue.lexicon import MOST_WORDS
from bot.dialogue.meanings import Answer, Aside, Meaning
from bot.dialogue.plan import Question
from bot.model.entry import AskType

FEWEST_DOUBTED = 2
"""Words; a single one is in the lexicon or means nothing."""


def doubtful(ask: Question, text: str, meaning: Meaning) -> bool:
    """Whether a line that was taken for a text, or for nothing, may be a wish in words of its own."""
    words = len(text.split())
    if not FEWEST_DOUBTED <= words <= MOST_WORDS:
        return False
    match meaning:
        case Unusable() | Aside():
            return True
        case Answer(choice=None):
            # A name is hardly longer than this, and looked at for no wish.
            long_text = ask.field.type is AskType.LONG_TEXT
            return long_text or (ask.field.type is AskType.TEXT and words >= FEWEST_WORDS)
        case _:
            return False
