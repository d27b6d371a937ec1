"""Raw connections, for frames that no library would send."""

import asyncio

import aiohttp

WEBSOCKET = "/socket.io/?EIO=4&transport=websocket"
ENDS = (aiohttp.WSMsgType.CLOSE, aiohttp.WSMsgType.CLOSED, aiohttp.WSMsgType.CLOSING, aiohttp.WSMsgType.ERROR)


async def joined(http: aiohttp.ClientSession) -> aiohttp.ClientWebSocketResponse:
    """A connection that has joined `/chat` and heard its welcome."""
    wire = await http.ws_connect(WEBSOCKET)
    await wire.receive_str(timeout=20)
    await wire.send_str('40/chat,{"language":"fr"}')
    while "welcome" not in await wire.receive_str(timeout=20):
        pass
    return wire


async def ended(wire: aiohttp.ClientWebSocketResponse, *, answers: bool = False) -> None:
    """Wait for the end; whatever was on its way may come first, an acknowledgement only with `answers`."""
    async with asyncio.timeout(20):
        while True:
            message = await wire.receive()
            if message.type is aiohttp.WSMsgType.TEXT:
                assert answers or not message.data.startswith("43")
            elif message.type in ENDS:
                return
