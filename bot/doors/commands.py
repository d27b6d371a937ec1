"""The one boundary of a socket door: a table of commands, and an answer to everything, always."""

import logging
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from pydantic import BaseModel, ConfigDict, ValidationError

from bot.errors import BadRequest, Refused, UnknownCommand, said
from bot.firm.field_sentences import of_fields

log = logging.getLogger(__name__)


class Shape(BaseModel):
    """What a command carries. Unknown fields and coerced types are refused."""

    model_config = ConfigDict(extra="forbid", strict=True, frozen=True)


Who = TypeVar("Who")
Payload = TypeVar("Payload", bound=Shape)


@dataclass(frozen=True, slots=True)
class Command(Generic[Who]):
    """`act` gets who asks and the checked payload, and gives what stands under `ok`."""

    shape: type[Shape]
    act: Callable[[Who, Any], Awaitable[Mapping[str, Any]]]


async def answer(
    table: Mapping[str, Command[Who]], who: Who, name: str, payload: Mapping[str, Any], language: str = "en"
) -> dict[str, Any]:
    """`{"ok": {…}}` or `{"error": {…}}`, its details in `language`; never raises."""
    try:
        command = table.get(name)
        if command is None:
            raise UnknownCommand
        return {"ok": dict(await command.act(who, shaped(command.shape, payload)))}
    except Refused as refusal:
        return {"error": as_error(refusal, language)}
    except Exception:
        log.exception("command %s failed", name)
        return {"error": {"code": "internal", "message": "Something broke on our side; nothing is lost."}}


def shaped(shape: type[Payload], payload: Mapping[str, Any]) -> Payload:
    """Raises BadRequest with one sentence a field."""
    try:
        return shape.model_validate(payload)
    except ValidationError as error:
        raise BadRequest(details=of_fields(error)) from None


def as_error(refusal: Refused, language: str = "en") -> dict[str, Any]:
    error: dict[str, Any] = {"code": refusal.code, "message": said(refusal.message, language)}
    if refusal.details:
        error["details"] = {name: said(value, language) for name, value in refusal.details.items()}
    if refusal.retry_after is not None:
        error["retry_after"] = refusal.retry_after
    return error
