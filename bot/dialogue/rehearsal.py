"""A desk on paper: plays a conversation without a house around it, for the terminal and the scripts."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from bot.dialogue.flow import Flow
from bot.dialogue.replay import Act
from bot.dialogue.turn import ask_again, take_turn
from bot.model.conversation import Head, OpenInquiry, Person, Position
from bot.model.draft import Draft
from bot.model.entry import Ask, By, Kind
from bot.model.ids import ConversationId, InquiryNumber, Reference, StaffId
from bot.model.mode import Mode
from bot.model.step import (
    Attached,
    Chose,
    Event,
    Facts,
    Filed,
    Found,
    Request,
    Resumed,
    Say,
    Started,
    Step,
    Typed,
)

NOTHING_FOUND = Found("unknown")
NUMBER = InquiryNumber("Q-2026-000456")
REFERENCE = "C-2026-000123"


@dataclass
class World:
    """What is outside the conversation and may be changed between two turns."""

    today: date = date(2026, 11, 23)
    open: bool = True
    staff_free: bool = False
    find: Callable[[str], Found] = lambda question: NOTHING_FOUND
    wish: Callable[[str], str | None] = lambda line: None
    status: Mapping[str, Any] | None = None
    requests: list[Request] = field(default_factory=list)


class Rehearsal:
    """`steps`: every step taken, with the event that led to it. `acts`: what each was decided from."""

    def __init__(self, flow: Flow, world: World, language: str | None = None) -> None:
        self.flow = flow
        self.world = world
        self.steps: list[tuple[Event, Step]] = []
        self.acts: list[Act] = []
        self.head = Head(
            conversation=ConversationId("rehearsal"),
            started_at=self._now(),
            language=language or "fr",
            position=Position(flow.version, "start"),
            fields={"language": language} if language else {},
        )

    def start(self) -> tuple[Say, ...]:
        return self._act(Started())

    def type(self, text: str) -> tuple[Say, ...]:
        return self._act(Typed(text))

    def choose(self, choice: str) -> tuple[Say, ...]:
        return self._act(Chose(choice))

    def attach(self, *names: str) -> tuple[Say, ...]:
        files = ({"file": name, "name": name, "type": "application/pdf", "bytes": 1} for name in names)
        return self._act(Attached(tuple(files)))

    def resume(self, state: str) -> tuple[Say, ...]:
        """A person gives the conversation back."""
        self.head = replace(self.head, mode=Mode.BOT)
        return self._act(Resumed(state))

    def send_back_from(self, agent: str) -> None:
        """The complaint was begun by an agent who waits for the customer."""
        self.head = replace(self.head, return_to=Person(StaffId(agent), agent))

    def switch(self, language: str) -> tuple[Say, ...]:
        """The screen's own language switch."""
        return self._settle(
            Chose(language), ask_again(self.flow, self.head, language, self._facts(Started()))
        )

    @property
    def ask(self) -> Ask | None:
        return self.head.ask

    def _act(self, event: Event) -> tuple[Say, ...]:
        facts = self._facts(event)
        self.acts.append(Act(self.head.n, self.head, event, facts))
        return self._settle(event, take_turn(self.flow, self.head, event, facts))

    def _facts(self, event: Event) -> Facts:
        opens = self.flow.opens_inquiry(self.head)
        facts = Facts(
            today=self.world.today,
            open=self.world.open,
            staff_free=self.world.staff_free,
            inquiry=NUMBER if opens else None,
            reply_by=self.world.today + timedelta(days=3) if opens else None,
            status=self.world.status if self.flow.wants_status(self.head) else None,
        )
        meaning = self.flow.hear(self.head, event, facts)
        if doubted := self.flow.doubts(self.head, event, meaning):
            facts = replace(facts, wish=self.world.wish(doubted))
            meaning = self.flow.hear(self.head, event, facts)
        question = self.flow.searches(self.head, meaning)
        return replace(facts, found=self.world.find(question)) if question else facts

    def _settle(self, event: Event, step: Step) -> tuple[Say, ...]:
        self.steps.append((event, step))
        draft = Draft(self.head, self._now())
        asks = any(say.ask for say in step.says)
        stays = not asks and step.position.state == self.head.position.state
        draft.change(position=step.position, language=step.language, fields=dict(step.fields))
        draft.change(ask=self.head.ask if stays else None)
        for say in step.says:
            draft.write(By.BOT, say.kind, say.text, ask=say.ask, **say.more)
        self.head = draft.head
        if step.echo and self.flow.fields[step.echo].opens_inquiry:
            self._open_inquiry()
        return step.says + self._carry_out(step)

    def _carry_out(self, step: Step) -> tuple[Say, ...]:
        if step.request is None:
            return ()
        self.world.requests.append(step.request)
        inquiry = self.head.inquiry
        match step.request:
            case Request.HUMAN:
                self.head = replace(self.head, mode=Mode.WAITING, ask=None)
            case Request.KEEP:
                self._open_inquiry()
            case Request.ANSWERED if inquiry:
                self.head = replace(self.head, inquiry=replace(inquiry, state="answered"))
            case Request.RATE:
                self.head = replace(self.head, rated=int(self.head.fields["rating"]))
            case Request.COMPLAINT:
                self.head = replace(self.head, complaint=Reference(REFERENCE))
                return self._act(Filed(self._card()))
        return ()

    def _open_inquiry(self) -> None:
        if self.head.inquiry is None or self.head.inquiry.state == "answered":
            reply_by = (self.world.today + timedelta(days=3)).isoformat()
            self.head = replace(self.head, inquiry=OpenInquiry(NUMBER, self._now(), reply_by))

    def _card(self) -> Mapping[str, Any]:
        card = {"reference": REFERENCE, "acknowledge_by": "2026-11-30"}
        if self.head.fields.get("filer") == "self":
            card |= {"propose_by": "2027-01-07", "external_from": "2026-12-22"}
        return card

    def _now(self) -> datetime:
        return datetime.combine(self.world.today, time(9), tzinfo=UTC)


def is_waiting(rehearsal: Rehearsal) -> bool:
    return rehearsal.head.mode is Mode.WAITING


def lines(says: Sequence[Say]) -> list[str]:
    """For people: each line with its kind where it is not plainly said or asked."""
    return [
        say.text if say.kind in (Kind.SAID, Kind.ASKED) else f"[{say.kind.value}] {say.text}" for say in says
    ]
