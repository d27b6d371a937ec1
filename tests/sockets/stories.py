"""What happens before the part that a test is about: a customer waits, somebody leads."""

import asyncio
from collections.abc import Awaitable, Callable
from typing import Any

from tests.clients import ChatClient, Client, ConsoleClient

Customer = Callable[..., Awaitable[ChatClient]]


async def waits(ana: ChatClient) -> str:
    """Ana has asked for a person; gives her conversation."""
    await ana.do("choose", choice="human")
    await ana.until(lambda me: any(mode["mode"] == "waiting" for mode in me.all("mode")))
    conversation: str = ana.welcome["conversation"]
    return conversation


async def led(ana: ChatClient, lea: ConsoleClient) -> str:
    """Léa leads Ana's conversation."""
    conversation = await waits(ana)
    await lea.do("take", conversation=conversation)
    await mode(ana, "agent")
    return conversation


async def mode(ana: ChatClient, name: str) -> dict[str, Any]:
    """Wait until the newest mode that Ana heard of is this one."""
    heard: dict[str, Any] = await ana.until(
        lambda me: (modes := me.all("mode")) and modes[-1]["mode"] == name and modes[-1]
    )
    return heard


async def code(client: Client, command: str, **payload: Any) -> str:
    """The code of a refusal, or `ok`."""
    answer = await client.ask(command, **payload)
    return str(answer["error"]["code"]) if "error" in answer else "ok"


async def until(told: Any) -> None:
    async with asyncio.timeout(60):
        while not told():  # noqa: ASYNC110  # nobody says when another process has heard
            await asyncio.sleep(0.02)
