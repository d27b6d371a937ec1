"""A loaded flow: immutable, named by the SHA-256 of its canonical form, shared by all conversations."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from bot.dialogue.chart import GO
from bot.dialogue.cursor import Cursor, open_inquiry
from bot.dialogue.doubts import doubtful
from bot.dialogue.ears import FEWEST_WORDS, Ears
from bot.dialogue.meanings import Answer, Aside, GlobalChoice, Meaning
from bot.dialogue.phrases import Bilingual
from bot.dialogue.plan import Field, GlobalWord, Question, State
from bot.dialogue.understand import understand
from bot.dialogue.words import AnswerWord, SilenceShape
from bot.firm.policy import Policy
from bot.model.conversation import Head
from bot.model.entry import AskType
from bot.model.step import Attached, Chose, Event, Facts, Typed

START, PERSON, FILED, ANYTHING_ELSE = "start", "person", "filed", "anything_else"
COMPLAINT = "complaint"
ENTRANCES = (START, PERSON, FILED, ANYTHING_ELSE, "satisfied", COMPLAINT, "next", "left_in_writing")
"""States that the engine and the desk enter by name."""
LANGUAGES = ("fr", "en")


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Flow:
    """`canonical`: the JSON that `version` is the digest of. `talk`: replies to what is beside the matter."""

    version: str
    canonical: str
    policy: Policy
    states: Mapping[str, State]
    fields: Mapping[str, Field]
    globals: Mapping[str, GlobalWord]
    answers: Mapping[str, AnswerWord]
    ears: Ears
    talk: Mapping[str, Bilingual]
    phrases: Mapping[str, Bilingual]
    silence: SilenceShape
    machine: Any

    def __repr__(self) -> str:
        return f"Flow({self.version[:12]}, {len(self.states)} states)"

    def has_state(self, name: str) -> bool:
        return name in self.states

    def question_at(self, name: str) -> Question | None:
        """What the state asks, if it exists and asks something."""
        state = self.states.get(name)
        return state.ask if state else None

    def move(self, cursor: Cursor, trigger: str = GO) -> None:
        """Move the cursor along the chart. The check has made sure that some move fits."""
        if not self.machine.events[trigger].trigger(cursor):
            raise AssertionError(f"no move of {cursor.state!r} fits {trigger!r}")

    def drafted(self, part: str) -> tuple[str, ...]:
        """Names of the kept fields that the file asks, in its order."""
        asks = (state.ask for state in self.states.values() if state.part == part)
        return tuple(dict.fromkeys(ask.field.name for ask in asks if ask and ask.field.keep))

    def asking(self, part: str, field: str) -> str:
        """The state of the file that asks the field, one of `drafted(part)`."""
        asks = ((state.name, state.ask) for state in self.states.values() if state.part == part)
        return next(name for name, ask in asks if ask and ask.field.name == field)

    def fixed_at(self, field: str, part: str | None = None) -> str | None:
        """The state where an answer is given again, in `part` or anywhere; None where that cannot be."""
        for state in self.states.values():
            ask = state.ask
            if ask and ask.field.name == field and not ask.afresh and part in (None, state.part):
                fixed = ask.field.keep and ask.field.type is not AskType.CONFIRM and field != "language"
                return state.name if fixed else None
        return None

    def standing(self, head: Head) -> State | None:
        """Where an act of the customer is taken; None when the conversation's state is no longer here.

        Where the bot has asked nothing, whatever is typed is a new question.
        """
        state = self.states.get(head.position.state)
        return self.states[ANYTHING_ELSE] if state and state.ask is None else state

    def hear(self, head: Head, event: Event, facts: Facts) -> Meaning | None:
        """What the customer's act means where the conversation stands; None where nothing is asked.

        `facts` may still lack `found`, which no meaning rests on. Raises BadRequest.
        """
        state = self.standing(head)
        if not isinstance(event, Typed | Chose | Attached) or not state or not state.ask:
            return None
        return understand(self, head, state.ask, event, facts)

    def doubts(self, head: Head, event: Event, meaning: Meaning | None) -> str | None:
        """A typed line whose meaning may hold a wish: it is heard again, with `facts.wish`."""
        state = self.standing(head)
        if (
            not isinstance(event, Typed)
            or meaning is None
            or not state
            or not state.ask
            or head.position.aside
        ):
            return None
        return event.text if doubtful(state.ask, event.text, meaning) else None

    def searches(self, head: Head, meaning: Meaning | None) -> str | None:
        """The question to look up in the articles before this turn, if the turn needs that."""
        state = self.standing(head)
        if meaning is None or not state or not state.ask:
            return None
        told = dict(head.fields)
        match meaning:
            case Answer(value) if state.search:
                told[state.ask.field.name] = value
            case Aside(question):
                return question
            case GlobalChoice(name) if name in LANGUAGES and state.ask.field.dynamic:
                pass  # The titles are offered again in the other language.
            case _:
                returning = self.offers_again(head)
                if returning is None:
                    return None
                state = returning
        return "\n".join(str(told[name]) for name in state.search if told.get(name)) or None

    def offers_again(self, head: Head) -> State | None:
        """Where articles were offered, when something else was asked since and the turn may lead back."""
        position = head.position
        state = self.states.get(position.fixing or position.resume or position.state)
        if state is None or state.ask is None or state.ask.field.dynamic != "articles":
            return None
        return state if head.ask and head.ask.field != state.ask.field.name else None

    def other_language(self, head: Head, event: Event) -> str | None:
        """The language not spoken here, when the customer's first sentence is clearly written in it."""
        state = self.standing(head)
        if not isinstance(event, Typed) or not state or not state.ask or state.ask.field.name == "language":
            return None
        told = (value for value in head.fields.values() if isinstance(value, str))
        if any(len(value.split()) >= FEWEST_WORDS for value in told):
            return None
        heard = self.ears.language_of(event.text)
        return heard if heard != head.language else None

    def foreign_tongue(self, head: Head, event: Event) -> str | None:
        """What to say, in the customer's own language, when it is one that we do not answer in; once."""
        if not isinstance(event, Typed) or head.position.tongue_told:
            return None
        tongue = self.ears.tongues.of(event.text)
        return self.ears.tongues.says[tongue] if tongue else None

    def opens_inquiry(self, head: Head) -> bool:
        """Whether this turn may open an inquiry, so that `facts.inquiry` and `reply_by` are needed."""
        if open_inquiry(head):
            return False
        ask = self.question_at(head.position.state)
        return ask is None or ask.field.opens_inquiry or bool(head.fields.get("question"))

    def wants_code(self, head: Head) -> bool:
        """The open question is for a complaint's reference; its answer requests `Request.CODE`."""
        return self._asks(head, "reference")

    def wants_status(self, head: Head) -> bool:
        """The open question is for the one-time code: `facts.status` must be what it shows, if right."""
        return self._asks(head, "code")

    def _asks(self, head: Head, field: str) -> bool:
        ask = self.question_at(head.position.state)
        return ask is not None and ask.field.name == field
