"""A conversation as a model, played against two desks on one store, with crashes at named points.

Whatever is done in whatever order, what was acknowledged is stored once, a lost acknowledgement is repaired
by the same key, and numbers have no gaps.
"""

import asyncio
import secrets
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from bot.actions import agent, customer, handing
from bot.actions.desk import Desk
from bot.actions.guards import Guards
from bot.app import Firm, tools_of
from bot.clock import system_clock
from bot.errors import ClientIdReused, Refused
from bot.model.conversation import Turn
from bot.model.entry import By
from bot.model.people import Customer, Staff
from bot.reach.content import examine
from bot.reach.limits import Limits
from bot.reach.passwords import Passwords
from bot.reach.totp import Totp
from bot.settings import Settings
from bot.store.mongo import MongoStore, connect
from tests.chaos.checker import Record, faults
from tests.desks import Heard, hired

FLOWS = Path(__file__).resolve().parents[2] / "flows"
POINTS = ("before_insert", "after_insert", "after_publish")
TEXTS = st.text(st.characters(blacklist_categories=["Cs", "Cc"]), min_size=1, max_size=30).filter(str.strip)


class Crash(BaseException):
    """The process is killed here; nothing that follows happens."""


class Crashing:
    """A desk whose process may die at one named point of the next turn."""

    def __init__(self, make: Callable[[], Desk]) -> None:
        self._make = make
        self.desk = make()

    def die_at(self, point: str) -> None:
        turns, audience = self.desk.store.turns, self.desk.audience
        append, saved = turns.append, audience.saved

        async def dying_append(turn: Turn) -> None:
            if point == "before_insert":
                raise Crash
            await append(turn)
            if point == "after_insert":
                raise Crash

        async def dying_saved(*told: Any) -> None:
            await saved(*told)
            raise Crash

        if point == "after_publish":
            audience.saved = dying_saved  # type: ignore[method-assign,assignment]
        else:
            turns.append = dying_append  # type: ignore[method-assign]

    def reborn(self) -> None:
        vars(self.desk.store.turns).pop("append", None)
        vars(self.desk.audience).pop("saved", None)
        self.desk = self._make()


class Conversation(RuleBasedStateMachine):
    runner: asyncio.Runner
    make: Callable[[], Desk]
    hire: Callable[[], Staff]

    def __init__(self) -> None:
        super().__init__()
        self.desks = [Crashing(type(self).make), Crashing(type(self).make)]
        self.lea = type(self).hire()
        self.id, _ = self.do(customer.start(self.desks[0].desk, "fr"))
        self.who = Customer(self.id)
        self.sent: dict[str, list[tuple[str, str, Any]]] = {"customer": [], "lea": []}
        self.count = 0

    def do(self, act: Any) -> Any:
        return self.runner.run(act)

    def act(self, side: str, which: int, text: str, client_id: str) -> Any:
        desk = self.desks[which].desk
        if side == "customer":
            return customer.say(desk, self.who, text, client_id)
        return agent.reply(desk, self.lea, self.id, text, client_id)

    def say(self, side: str, which: int, text: str, point: str | None) -> None:
        """Say it; when the process dies, say it again to the other one, as the pages do."""
        self.count += 1
        client_id = f"m{self.count}"
        if point is not None:
            self.desks[which].die_at(point)
        try:
            done = self.do(self.act(side, which, text, client_id))
        except Crash:
            self.desks[which].reborn()
            done = self.do(self.act(side, 1 - which, text, client_id))
        except Refused:
            self.desks[which].reborn()
            return
        self.desks[which].reborn()
        self.sent[side].append((client_id, text, number(done)))

    @rule(which=st.integers(0, 1), text=TEXTS, point=st.sampled_from((None, *POINTS)))
    def customer_says(self, which: int, text: str, point: str | None) -> None:
        self.say("customer", which, text, point)

    @rule(which=st.integers(0, 1), text=TEXTS, point=st.sampled_from((None, *POINTS)))
    def agent_replies(self, which: int, text: str, point: str | None) -> None:
        self.say("lea", which, text, point)

    @rule(which=st.integers(0, 1))
    def agent_takes(self, which: int) -> None:
        self.maybe(agent.take(self.desks[which].desk, self.lea, self.id, self.next_id()))

    @rule(which=st.integers(0, 1), to=st.sampled_from(("bot", "queue")))
    def agent_releases(self, which: int, to: str) -> None:
        self.maybe(handing.release(self.desks[which].desk, self.lea, self.id, to, "", self.next_id()))

    @rule(texts=st.tuples(TEXTS, TEXTS))
    def two_tabs_say_at_once(self, texts: tuple[str, str]) -> None:
        ids = [self.next_id(), self.next_id()]

        async def both() -> list[Any]:
            acts = [self.act("customer", n, text, ids[n]) for n, text in enumerate(texts)]
            return await asyncio.gather(*acts, return_exceptions=True)

        done = self.do(both())
        said = [(i, t, seq) for i, t, seq in zip(ids, texts, done, strict=True) if isinstance(seq, int)]
        self.sent["customer"] += sorted(said, key=lambda row: row[2])

    @precondition(lambda self: any(self.sent.values()))
    @rule(data=st.data(), which=st.integers(0, 1))
    def one_says_the_same_again(self, data: st.DataObject, which: int) -> None:
        side = data.draw(st.sampled_from([side for side, sent in self.sent.items() if sent]))
        client_id, text, first = data.draw(st.sampled_from(self.sent[side]))

        assert number(self.do(self.act(side, which, text, client_id))) == first
        with pytest.raises(ClientIdReused):
            self.do(self.act(side, which, text + "!", client_id))

    @invariant()
    def nothing_is_lost_or_doubled(self) -> None:
        async def stored() -> list[dict[str, Any]]:
            turns = [turn async for turn in self.desks[0].desk.store.turns.all(self.id)]
            return [entry.to_document() for turn in turns for entry in turn.entries]

        entries = self.do(stored())
        acknowledged = {side: [row[0] for row in sent] for side, sent in self.sent.items()}
        assert faults(Record(self.id, acknowledged, entries)) == []

    def maybe(self, act: Any) -> None:
        """Where it is refused, nothing has changed; the invariant looks."""
        try:
            self.do(act)
        except Refused:
            return

    def next_id(self) -> str:
        self.count += 1
        return f"m{self.count}"


def number(done: Any) -> Any:
    return done if isinstance(done, int) else [entry.seq for entry in done.entries if entry.by is By.AGENT]


def test_a_conversation_keeps_its_promises(
    mongodb_url: str, worker_id: str, data_dir: Path, vectors: Path
) -> None:
    firm = Firm.read(FLOWS, vectors)
    options = Settings(port=0, data_dir=data_dir, rate_limits="off", _env_file=None)
    with asyncio.Runner() as runner:
        store: MongoStore = runner.run(connect(mongodb_url, f"model_{worker_id}"))
        guards = Guards(Passwords(), Limits(on=False), examine, Totp())

        def make() -> Desk:
            return Desk(store, tools_of(options, firm, system_clock), guards, Heard())

        def hire() -> Staff:
            return runner.run(hired(make(), f"lea{secrets.token_hex(4)}"))

        Conversation.runner, Conversation.make, Conversation.hire = (
            runner,
            staticmethod(make),
            staticmethod(hire),
        )
        quick = settings(
            max_examples=25,
            stateful_step_count=20,
            deadline=None,
            suppress_health_check=list(HealthCheck),
            derandomize=True,
            database=None,
        )
        run_state_machine_as_test(Conversation, settings=quick)
        runner.run(store.close())
