"""A conversation is taken in the very instant in which a colleague opens it: the screen says who has it."""

from collections.abc import Awaitable, Callable
from typing import Any

import pytest
from playwright.async_api import expect

from bot.doors.audience import CHAT
from bot.model.people import Role
from tests.browser.console_page import ConsolePage
from tests.browser.test_console_live import waiting
from tests.browser.visits import Visits
from tests.clients import Served
from tests.sockets.stories import mode
from tests.sockets.test_overtaken import overtaken_once

Taken = Callable[[], Awaitable[None]]


async def queued(served: Served) -> Taken:
    """Claire waits; gives what Tom does to take her."""
    claire, tom = await waiting(served, "Claire"), await served.staff("tom")

    async def taken() -> None:
        await tom.do("take", conversation=claire.welcome["conversation"])
        await mode(claire, "agent")

    return taken


async def test_a_lead_sees_who_leads_it(
    visits: Visits, served: Served, monkeypatch: pytest.MonkeyPatch
) -> None:
    lou = await ConsolePage.open(visits, served, "Lou", Role.LEAD)
    taken = await queued(served)
    overtaken_once(monkeypatch, taken)

    await lou.line("Claire").click()

    await expect(lou.page.locator(".thread-who")).to_contain_text("menée par Tom")
    await expect(lou.page.locator(".thread-acts .primary")).to_have_count(0)


async def test_an_agent_is_told_that_a_colleague_has_it(
    visits: Visits, served: Served, monkeypatch: pytest.MonkeyPatch
) -> None:
    lea = await ConsolePage.open(visits, served, "Léa")
    taken = await queued(served)
    overtaken_once(monkeypatch, taken)

    await lea.line("Claire").click()

    await expect(lea.page.locator(".thread h2")).to_contain_text("un collègue la mène")
    await expect(lea.box).to_have_count(0)


async def test_an_open_line_that_left_the_queue_unheard_is_read_again(
    visits: Visits, served: Served, monkeypatch: pytest.MonkeyPatch
) -> None:
    lea = await ConsolePage.open(visits, served, "Léa")
    taken = await queued(served)
    await lea.look_at("Claire")
    sockets = served.house.sockets
    tell = sockets.tell

    async def only_the_queue(event: str, told: Any, room: Any, namespace: str) -> None:
        if namespace == CHAT or event == "queue":
            await tell(event, told, room, namespace)

    monkeypatch.setattr(sockets, "tell", only_the_queue)
    await taken()

    await expect(lea.page.locator(".thread h2")).to_contain_text("un collègue la mène")
