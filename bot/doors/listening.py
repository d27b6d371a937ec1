"""Takes connections, and answers what is no HTTP request at all: that never reaches the application."""

import logging
from typing import Any

from aiohttp import web
from aiohttp.web_protocol import RequestHandler

from bot.doors.problems import problem

log = logging.getLogger(__name__)


class Connection(RequestHandler):
    """One client's. The library would answer with its own version and write a trace for each bad byte."""

    def handle_error(
        self,
        request: web.BaseRequest,
        status: int = 500,
        exc: BaseException | None = None,
        message: str | None = None,
    ) -> web.StreamResponse:
        log.info("from %s came no request: %s", request.remote, type(exc).__name__)
        answer = problem(status, "bad_request", "This is not a request that can be understood.")
        answer.headers["Server"] = "Recourse"
        answer.headers["Cache-Control"] = "no-store"
        answer.headers["X-Content-Type-Options"] = "nosniff"
        answer.force_close()
        return answer


class Connections(web.Server):
    def __call__(self) -> RequestHandler:
        return Connection(self, loop=self._loop, **self._kwargs)


class Runner(web.AppRunner):
    async def _make_server(self) -> web.Server:
        made: Any = await super()._make_server()
        return Connections(
            made.request_handler, request_factory=made.request_factory, loop=made._loop, **made._kwargs
        )
