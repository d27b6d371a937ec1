"""One turn being made: walks the chart from state to state until something is asked or the bot rests."""

from collections.abc import Mapping
from typing import Any

from bot.dialogue.asking import ask_at, ask_back_at
from bot.dialogue.blanks import inquiry_number, reply_by, value_of
from bot.dialogue.cursor import PROMISED, Cursor
from bot.dialogue.earlier import offered_at
from bot.dialogue.flow import ANYTHING_ELSE, Flow
from bot.dialogue.phrases import Bilingual
from bot.dialogue.plan import Card, State
from bot.dialogue.understand import SKIP
from bot.model.conversation import Head, Position
from bot.model.entry import Kind
from bot.model.step import Facts, Request, Say, Step

FARTHEST = 60
"""States in one turn; the check refuses flows that could go round without the customer."""
REMEMBERED = 40
"""Questions that `back` can return to."""
RATING = "rating"


class Walk:
    """`asked`: states that asked, oldest first; the last one is open."""

    def __init__(self, flow: Flow, head: Head, facts: Facts) -> None:
        self.flow = flow
        self.cursor = Cursor(flow, head, facts)
        self.asked = [name for name in head.position.asked if flow.has_state(name)]
        self.says: list[Say] = []
        self.request: Request | None = None
        self.tries = 0
        self.aside: Mapping[str, str] | None = None
        self.fixing = head.position.fixing
        self.tongue_told = head.position.tongue_told
        self.earlier = head.position.earlier

    def keep(self, name: str, value: Any) -> None:
        self.cursor.fields[name] = value
        if name == "language" and value:
            self.cursor.language = str(value)

    def tell(self, name: str, **blanks: object) -> None:
        """Say one of the engine's own phrases."""
        self.says.append(Say(Kind.SAID, self.words(name, **blanks)))

    def tell_phrase(self, phrase: Bilingual, turn: int | None = None) -> None:
        """`turn`: which of its variants comes next; left out, the turns of the conversation count."""
        self.says.append(Say(Kind.SAID, self._render(phrase, turn=turn)))

    def words(self, name: str, **blanks: object) -> str:
        """One of the engine's own phrases."""
        return self._render(self.flow.phrases[name], blanks)

    def stand_at(self, state: State) -> None:
        """Take the customer's act at `state`, as if it had asked."""
        self.cursor.state = state.name
        self._forget(state)

    def enter(self, name: str, *, ask_even_if_known: bool = False) -> None:
        self.cursor.state = name
        self.arrive(ask_even_if_known=ask_even_if_known)

    def proceed(self) -> None:
        """Leave the present state by the first of its moves that fits."""
        self.flow.move(self.cursor)
        self.arrive()

    def arrive(self, *, ask_even_if_known: bool = False) -> None:
        for _ in range(FARTHEST):
            state = self.flow.states[self.cursor.state]
            if self.fixing and not ask_even_if_known and self._is_back(state):
                self.back_to_fixed()
                return
            if state.ask and state.ask.answered_by(self.cursor.fields) and not ask_even_if_known:
                self.cursor.answer = self.cursor.fields[state.ask.field.name] or SKIP
            elif self._stop_at(state):
                return
            ask_even_if_known = False
            self.flow.move(self.cursor)
        raise AssertionError(f"the flow goes round at {self.cursor.state!r}")

    def back_to_fixed(self) -> None:
        """An earlier answer was corrected: to the question that was open."""
        name = self.fixing or self.cursor.state
        self.fixing = None
        if name in self.asked:
            self.asked = self.asked[: self.asked.index(name) + 1]
        self.reopen(name)

    def _is_back(self, state: State) -> bool:
        """What was looked up for a known question is not looked up again."""
        known = bool(state.search and state.ask and state.ask.answered_by(self.cursor.fields))
        return state.name == self.fixing or known

    def _stop_at(self, state: State) -> bool:
        """Do what the state says; True where the bot now waits."""
        self._forget(state)
        self._order(state.request)
        self.says += [self._card(card) for card in state.says]
        if state.returns and self.cursor.resume:
            self.reopen(self.cursor.resume)
        elif state.ask:
            self.ask(state)
        else:
            return not state.moves
        return True

    def ask(self, state: State) -> None:
        assert state.ask is not None  # noqa: S101  (callers have looked)
        if self.asked[-1:] != [state.name]:
            self.asked = [*self.asked[1 - REMEMBERED :], state.name]
        self.cursor.offer = offered_at(state.ask, self.cursor.fields, self.earlier)
        earlier = state.ask.earlier if self.cursor.offer else None
        text = self._render(earlier or state.ask.question)
        self.says.append(Say(Kind.ASKED, text, ask_at(self.cursor, state, self.asked)))

    def reopen(self, name: str) -> None:
        """Ask again what was asked at `name`, without what was said around it."""
        self.cursor.state = name
        if self.cursor.resume == name:
            self.cursor.resume = None
        self.ask(self.flow.states[name])

    def repeat(self) -> None:
        """Ask the open question once more, in the language that now holds."""
        state = self.flow.states.get(self.cursor.state)
        aside = self.cursor.head.position.aside
        if aside and aside["text"]:
            self.ask_back(aside["word"], aside["text"])
        elif state and state.ask:
            self.ask(state)

    def ask_back(self, word: str, text: str) -> None:
        """A global word where a long text is asked: is it the text?"""
        state = self.flow.states[self.cursor.state]
        self.aside = {"word": word, "text": text}
        label = self.flow.globals[word].label.of(self.cursor.language)
        question = self.words("ask_back", word=label)
        self.says.append(Say(Kind.ASKED, question, ask_back_at(self.cursor, state, word)))

    def step(self, echo: str | None = None, choice: str | None = None, label: str | None = None) -> Step:
        cursor = self.cursor
        settled = self.request not in (None, Request.CODE)
        asked = self.asked[-1:] if settled else self.asked
        ask = self.flow.states[cursor.state].ask
        if ask is None:
            asked = []
        position = Position(
            flow=self.flow.version,
            state=cursor.state,
            asked=tuple(asked),
            tries=self.tries,
            aside=self.aside,
            resume=cursor.resume,
            fixing=self.fixing,
            at_ease=cursor.state == ANYTHING_ELSE or (ask is not None and ask.field.name == RATING),
            tongue_told=self.tongue_told,
            earlier=self.earlier,
        )
        return Step(
            position=position,
            language=cursor.language,
            fields=cursor.fields,
            says=tuple(self.says),
            request=self.request,
            echo=echo,
            choice=choice,
            label=label,
        )

    def _forget(self, state: State) -> None:
        for name in state.forget:
            self.cursor.fields.pop(name, None)

    def _order(self, request: Request | None) -> None:
        if request is None:
            return
        if self.request is not None:
            raise AssertionError(f"{self.request} and {request} in one turn at {self.cursor.state!r}")
        self.request = request
        if request is not Request.CODE:
            self.fixing = None  # What was open when an answer was corrected is settled.
        if request is Request.DROP:
            self.earlier = None
        if request is Request.KEEP:
            self.cursor.fields[PROMISED] = inquiry_number(self.cursor)

    def _card(self, card: Card) -> Say:
        return Say(card.kind, self._render(card.phrase), more=self._more(card.kind))

    def show(self, kind: Kind, text: str) -> None:
        """A card whose text is no phrase of the flow."""
        self.says.append(Say(kind, text, more=self._more(kind)))

    def _more(self, kind: Kind) -> Mapping[str, Any]:
        """What the screens need to show the line as a card."""
        cursor = self.cursor
        if kind is Kind.KEPT:
            return {"inquiry": {"number": inquiry_number(cursor), "reply_by": reply_by(cursor)}}
        if kind is Kind.FILED:
            return {"complaint": dict(cursor.complaint)}
        if kind is Kind.STATUS and cursor.facts.status is not None:
            return {"complaint": cursor.facts.status["card"]} if "card" in cursor.facts.status else {}
        if kind is Kind.OFFERED:
            article = cursor.article()
            return {"articles": [{key: article[key] for key in ("id", "title", "source") if key in article}]}
        return {}

    def _render(
        self, phrase: Bilingual, blanks: Mapping[str, object] | None = None, turn: int | None = None
    ) -> str:
        given = blanks or {}
        variant = self.cursor.head.n if turn is None else turn
        return phrase.of(self.cursor.language, variant).render(
            lambda name: given[name] if name in given else value_of(name, self.cursor)
        )
