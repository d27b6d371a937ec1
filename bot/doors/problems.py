"""Every error as `application/problem+json` (RFC 9457) with a stable code; never a trace, never an echo."""

import logging
from collections.abc import Mapping
from http import HTTPStatus
from math import ceil
from typing import Any

import orjson
from aiohttp import ClientConnectionResetError, web
from aiohttp.typedefs import Handler

from bot.doors.languages import preferred
from bot.errors import Refused, said

log = logging.getLogger(__name__)

CODES = {
    HTTPStatus.BAD_REQUEST: "bad_request",
    HTTPStatus.NOT_FOUND: "not_found",
    HTTPStatus.METHOD_NOT_ALLOWED: "method_not_allowed",
    HTTPStatus.REQUEST_TIMEOUT: "too_slow",
    HTTPStatus.REQUEST_ENTITY_TOO_LARGE: "too_large",
    HTTPStatus.UNSUPPORTED_MEDIA_TYPE: "wrong_type",
}
"""For what aiohttp itself refuses; actions bring their own codes."""


@web.middleware
async def problems(request: web.Request, handler: Handler) -> web.StreamResponse:
    """The one boundary of the HTTP door."""
    try:
        return await handler(request)
    except Refused as refusal:
        return of_refusal(refusal, request.headers.get("Accept-Language", "en"))
    except web.HTTPRedirection:
        raise
    except web.HTTPException as error:
        allow = {"Allow": error.headers["Allow"]} if "Allow" in error.headers else {}
        return problem(error.status, CODES.get(HTTPStatus(error.status), "refused"), headers=allow)
    except ClientConnectionResetError:
        # Whoever asked is gone: there is nobody to answer, and nothing broke.
        raise
    except Exception:
        resource = request.match_info.route.resource
        log.exception("request %s %s failed", request.method, resource.canonical if resource else "?")
        return problem(500, "internal", "Something broke on our side; nothing is lost.")


def of_refusal(refusal: Refused, accepted: str = "en") -> web.Response:
    """`accepted`: the languages that whoever asked reads; English where none is named."""
    headers, extra = {}, dict[str, Any]()
    language = preferred(accepted)
    if refusal.details:
        details = {name: said(value, language) for name, value in refusal.details.items()}
        extra["details"] = details
        if refusal.code != "bad_request":
            # What a complaint's stage refuses stands at the top, as the contract has it.
            extra |= details
    if refusal.retry_after is not None:
        extra["retry_after"] = refusal.retry_after
        headers["Retry-After"] = str(ceil(refusal.retry_after))
    return problem(refusal.status, refusal.code, str(said(refusal.message, language)), extra, headers)


def problem(
    status: int,
    code: str,
    detail: str | None = None,
    extra: Mapping[str, Any] | None = None,
    headers: Mapping[str, str] | None = None,
) -> web.Response:
    document = {
        **(extra or {}),
        "type": "about:blank",
        "title": HTTPStatus(status).phrase,
        "status": status,
        "code": code,
    }
    if detail:
        document["detail"] = detail
    return web.Response(
        status=status,
        body=orjson.dumps(document),
        headers=headers,
        content_type="application/problem+json",
    )
