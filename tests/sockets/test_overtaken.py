"""A conversation is taken in the very instant in which a colleague opens it."""

from collections.abc import Awaitable, Callable
from typing import Any

import pytest

from bot.actions import reading
from bot.model.people import Role
from tests.clients import ConsoleClient, Served
from tests.sockets.stories import Customer, code, mode, waits

Read = Callable[..., Awaitable[Any]]


def overtaken_once(monkeypatch: pytest.MonkeyPatch, meanwhile: Callable[[], Awaitable[None]]) -> None:
    """What happens between the reading of a conversation and the answer to whoever opened it."""
    read: Read = reading.watch
    waiting = [meanwhile]

    async def late(*asked: Any) -> Any:
        answer = await read(*asked)
        if waiting:
            await waiting.pop()()
        return answer

    monkeypatch.setattr(reading, "watch", late)


async def test_whoever_may_not_read_it_any_more_is_told_so_and_hears_nothing(
    served: Served, customer: Customer, lea: ConsoleClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    tom = await served.staff("tom")
    ana = await customer(language="fr")
    conversation = await waits(ana)

    async def taken() -> None:
        await tom.do("take", conversation=conversation)
        await mode(ana, "agent")

    overtaken_once(monkeypatch, taken)

    assert await code(lea, "watch", conversation=conversation) == "not_found"
    await ana.do("say", text="un secret")
    await tom.until(lambda me: any("un secret" in str(told) for told in me.all("entries")))
    assert "un secret" not in str(lea.all("entries"))


async def test_a_lead_who_opens_it_goes_on_hearing_it(
    served: Served, customer: Customer, lea: ConsoleClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    lou = await served.staff("lou", Role.LEAD)
    ana = await customer(language="fr")
    conversation = await waits(ana)

    async def taken() -> None:
        await lea.do("take", conversation=conversation)

    overtaken_once(monkeypatch, taken)
    assert await code(lou, "watch", conversation=conversation) == "ok"
    await ana.do("say", text="vous êtes là ?")

    await lou.until(lambda me: any("vous êtes là ?" in str(told) for told in me.all("entries")))
