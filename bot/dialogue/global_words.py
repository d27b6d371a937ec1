"""The words that work at every question: a person, a complaint, back, another language…"""

from bot.dialogue.cursor import PROMISED
from bot.dialogue.fixing import ask_which
from bot.dialogue.flow import LANGUAGES
from bot.dialogue.understand import FIX
from bot.dialogue.walk import Walk

OUTLIVES_RESTART = ("language", PROMISED)


def follow(walk: Walk, name: str) -> None:
    """Do what the global choice `name` means here."""
    if name in LANGUAGES:
        walk.keep("language", name)
        _repeat(walk)
    elif name == "repeat":
        _repeat(walk)
    elif name == FIX:
        ask_which(walk)
    elif walk.fixing and name in ("back", "cancel"):
        walk.back_to_fixed()
    elif name == "back":
        _go_back(walk)
    else:
        _leave_for(walk, name)


def _repeat(walk: Walk) -> None:
    aside = walk.cursor.head.position.aside
    if aside and aside["word"] == FIX:
        ask_which(walk)
    else:
        walk.repeat()


def _go_back(walk: Walk) -> None:
    """To the question before this one; articles that were offered are not looked up again."""
    states = walk.flow.states
    earlier = walk.asked[:-1]
    while earlier and _offers_articles(walk, earlier[-1]):
        earlier.pop()
    if not earlier:
        walk.tell("nothing_before")
        walk.repeat()
        return
    walk.asked = earlier
    walk.reopen(states[earlier[-1]].name)


def _offers_articles(walk: Walk, name: str) -> bool:
    ask = walk.flow.question_at(name)
    return ask is not None and ask.field.dynamic == "articles"


def _leave_for(walk: Walk, name: str) -> None:
    cursor, word = walk.cursor, walk.flow.globals[name]
    if word.digress:
        cursor.resume = cursor.resume or walk.fixing or (cursor.state if walk.asked else None)
    elif name != "cancel":
        cursor.resume = None
    walk.fixing = None
    walk.flow.move(cursor, name)
    if name == "restart":
        walk.asked, walk.earlier = [], None
        for field in set(cursor.fields) - set(OUTLIVES_RESTART):
            del cursor.fields[field]
    walk.arrive()
