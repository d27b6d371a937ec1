"""What is known of each request: a line in the log, and figures for Prometheus by its route."""

import logging
from time import perf_counter

from aiohttp import web
from aiohttp.typedefs import Handler
from prometheus_client import CollectorRegistry, Counter, Histogram, ProcessCollector, generate_latest

log = logging.getLogger("bot.access")
PATH_SHOWN = 200
REGISTRY = CollectorRegistry()
"""Our own: the library's default one tells the version of Python."""
ProcessCollector(registry=REGISTRY)
REQUESTS = Counter(
    "recourse_http_requests", "Requests answered", ["method", "route", "status"], registry=REGISTRY
)
SECONDS = Histogram("recourse_http_seconds", "Time to answer a request", ["route"], registry=REGISTRY)
FIGURES: web.AppKey[CollectorRegistry] = web.AppKey("figures", CollectorRegistry)
"""What this process knows of itself beside its requests."""
METHODS = frozenset({"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"})


@web.middleware
async def measured(request: web.Request, handler: Handler) -> web.StreamResponse:
    """Outside of `problems`, so that every answer is counted."""
    began = perf_counter()
    response = await handler(request)
    resource = request.match_info.route.resource
    route = resource.canonical if resource else "unknown"
    method = request.method if request.method in METHODS else "other"
    REQUESTS.labels(method, route, str(response.status)).inc()
    if not isinstance(response, web.WebSocketResponse):
        seconds = perf_counter() - began
        SECONDS.labels(route).observe(seconds)
        # The path only: queries, addresses and referrers name people.
        path = request.rel_url.raw_path[:PATH_SHOWN]
        log.info("%s %s %d in %.0f ms", method, path, response.status, seconds * 1000)
    return response


async def metrics(request: web.Request) -> web.Response:
    text = generate_latest(REGISTRY) + generate_latest(request.app[FIGURES])
    return web.Response(body=text, headers={"Content-Type": "text/plain; version=0.0.4; charset=utf-8"})
