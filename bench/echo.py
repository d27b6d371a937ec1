"""The floor: python-socketio on aiohttp with uvloop and orjson, that stores nothing and says it back.

Usage: echo.py; prints its port. Per-message-deflate is off, as it is with us.
"""

import asyncio
from typing import Any

import orjson
import socketio
import uvloop
from aiohttp import web
from engineio.async_drivers import aiohttp as driver


class Json:
    JSONDecodeError = orjson.JSONDecodeError

    @staticmethod
    def dumps(value: Any, **_options: Any) -> str:
        return orjson.dumps(value).decode()

    @staticmethod
    def loads(text: str, **_options: Any) -> Any:
        return orjson.loads(text)


class Uncompressed(driver.WebSocket):  # type: ignore[misc]  # the library has no types
    async def __call__(self, environ: dict[str, Any]) -> web.WebSocketResponse:
        self._sock = web.WebSocketResponse(max_msg_size=self.server.max_http_buffer_size, compress=False)
        await self._sock.prepare(environ["aiohttp.request"])
        self.environ = environ
        await self.handler(self)
        return self._sock


async def main() -> None:
    server = socketio.AsyncServer(
        async_mode="aiohttp",
        json=Json,
        transports=["websocket"],
        async_handlers=False,
        namespaces=["/chat"],
        cors_allowed_origins="*",
    )
    server.eio._async = {**server.eio._async, "websocket": Uncompressed}

    @server.on("*", namespace="/chat")  # type: ignore[untyped-decorator]
    async def echo(_name: str, sid: str, said: dict[str, Any]) -> dict[str, Any]:
        await server.emit("entries", [said], to=sid, namespace="/chat")
        return {"ok": {"seq": 1}}

    @server.on("connect", namespace="/chat")  # type: ignore[untyped-decorator]
    async def connect(_sid: str, _environ: Any, _auth: Any) -> None: ...

    app = web.Application()
    server.attach(app)
    runner = web.AppRunner(app, access_log=None)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0, backlog=1024)
    await site.start()
    print(runner.addresses[0][1], flush=True)
    await asyncio.Event().wait()


if __name__ == "__main__":
    uvloop.run(main())
