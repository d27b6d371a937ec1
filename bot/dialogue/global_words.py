"""The words that work at every question: a person, a complaint, back, another language…"""

from bot.dialogue.cursor import PROMISED
from bot.dialogue.flow import LANGUAGES
from bot.dialogue.walk import Walk

OUTLIVES_RESTART = ("language", PROMISED)


def follow(walk: Walk, name: str) -> None:
    """Do what the global choice `name` means here."""
    if name in LANGUAGES:
        walk.keep("language", name)
        walk.repeat()
    elif name == "back":
        _go_back(walk)
    else:
        _leave_for(walk, name)


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
        cursor.resume = cursor.resume or (cursor.state if walk.asked else None)
    elif name != "cancel":
        cursor.resume = None
    walk.flow.move(cursor, name)
    if name == "restart":
        walk.asked = []
        for field in set(cursor.fields) - set(OUTLIVES_RESTART):
            del cursor.fields[field]
    walk.arrive()
