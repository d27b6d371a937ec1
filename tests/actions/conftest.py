"""A desk on the real store, with the real flow and library."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import suppress
from pathlib import Path

import pytest

from bot.actions.desk import Desk
from bot.actions.guards import Guards
from bot.actions.tools import Tools
from bot.dialogue.flow import Flow
from bot.dialogue.load import load_flow
from bot.firm.policy import Policy
from bot.firm.policy_file import load_policy
from bot.knowledge.library import Library
from bot.model.ids import Reference
from bot.model.people import Role, Staff
from bot.reach import mail
from bot.reach.content import examine
from bot.reach.limits import Limits
from bot.reach.passwords import Passwords
from bot.reach.pdf import Pdf
from bot.reach.purge_list import PurgeList
from bot.reach.totp import Totp
from bot.register.calendars import load_calendars
from bot.register.letters import load_letters
from bot.register.signing import open_key
from bot.store.mongo import MongoStore
from tests.actions.dying import Kill, killer
from tests.actions.officers import Officer, filed
from tests.desks import Heard, hired
from tests.hand_clock import HandClock

FLOWS = Path(__file__).resolve().parents[2] / "flows"


@pytest.fixture(scope="session")
def policy() -> Policy:
    return load_policy(FLOWS / "policy.yaml")


@pytest.fixture(scope="session")
def flow(policy: Policy) -> Flow:
    return load_flow(FLOWS, policy)


@pytest.fixture(scope="session")
def library(policy: Policy, vectors: Path) -> Library:
    return Library.load(FLOWS / "answers", policy, vectors)


@pytest.fixture
def heard() -> Heard:
    return Heard()


@pytest.fixture
def tools(clock: HandClock, policy: Policy, flow: Flow, library: Library, data_dir: Path) -> Tools:
    return Tools(
        clock=clock.now,
        policy=policy,
        flow=flow,
        library=library,
        calendars=load_calendars(FLOWS / "calendars"),
        letters=load_letters(FLOWS / "letters"),
        key=open_key(data_dir / "register.key"),
        mailbox=mail.Folder(data_dir / "mail", policy.contact.complaints_address, clock.now),
        pdf=Pdf(FLOWS / "letters"),
        purge_list=PurgeList(data_dir / "purges.jsonl"),
        owner="test",
        site="https://chat.firm.example",
    )


@pytest.fixture
def desk(store: MongoStore, tools: Tools, heard: Heard) -> Desk:
    return Desk(store, tools, Guards(Passwords(), Limits(on=False), examine, Totp()), heard)


@pytest.fixture
def other_desk(store: MongoStore, tools: Tools, heard: Heard) -> Desk:
    """As another process has it: the same store, nothing in memory."""
    return Desk(store, tools, Guards(Passwords(), Limits(on=False), examine, Totp()), heard)


@pytest.fixture
def kill(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> Kill:
    return killer(desk, monkeypatch)


@pytest.fixture
async def projecting(desk: Desk) -> AsyncIterator[None]:
    """The lists are written, as they are where a server runs."""
    work = asyncio.create_task(desk.projector.run())
    yield
    work.cancel()
    with suppress(asyncio.CancelledError):
        await work


@pytest.fixture
async def lea(desk: Desk) -> Staff:
    return await hired(desk, "lea")


@pytest.fixture
async def max_(desk: Desk) -> Staff:
    return await hired(desk, "max")


@pytest.fixture
async def case(desk: Desk) -> Reference:
    return await filed(desk)


@pytest.fixture
async def olga(desk: Desk, case: Reference) -> Officer:
    return Officer(desk, await hired(desk, "olga", Role.OFFICER), case)


@pytest.fixture
async def ines(desk: Desk, case: Reference) -> Officer:
    """The second person."""
    return Officer(desk, await hired(desk, "ines", Role.LEAD), case)
