"""What is said beside the open question gets its reply; then the question is asked again."""

from bot.dialogue.plan import Question
from bot.dialogue.trying import give_up_or_ask_again
from bot.dialogue.walk import Walk
from bot.model.entry import Kind

ABUSE = "abuse"


def reply_to_talk(walk: Walk, ask: Question, name: str) -> None:
    """Kindness costs nothing; insults count as tries, so that they end at a person."""

    def reply() -> None:
        walk.tell_phrase(walk.flow.talk[name])

    if name == ABUSE:
        give_up_or_ask_again(walk, ask, reply)
        return
    walk.tries = walk.cursor.head.position.tries
    reply()
    walk.repeat()


def answer_aside(walk: Walk, ask: Question, kept: bool) -> None:
    """A question of the customer's own: answered from the articles, or honestly put off.

    `kept`: it will be asked for, and need not be written again.
    """
    found = walk.cursor.facts.found
    decision = found.decision if found else "unknown"
    if decision == "answer" and walk.cursor.article():
        walk.tries = walk.cursor.head.position.tries
        walk.tell("question_answered")
        walk.show(Kind.OFFERED, str(walk.cursor.article()["passage"]))
        walk.repeat()
        return
    later = "noted" if kept else "question_later"
    if decision == "person":
        later = "question_for_person"
    give_up_or_ask_again(walk, ask, lambda: walk.tell(later))
