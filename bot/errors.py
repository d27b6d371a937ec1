"""What a person may be refused, each with the stable code that the contract names.

Raised where the rule lives, caught only at a door. Anything else that is raised is a bug.
"""

from collections.abc import Mapping
from typing import Self


class Sentence(str):
    """One sentence, in English as the contract has it, that knows its French."""

    __slots__ = ("fr",)
    fr: str

    def __new__(cls, en: str, fr: str) -> Self:
        made = super().__new__(cls, en)
        made.fr = fr
        return made


def said(value: object, language: str) -> object:
    """`value`, or a list of such, in the language of whoever reads it."""
    if isinstance(value, list):
        return [said(one, language) for one in value]
    if isinstance(value, Sentence):
        return value.fr if language == "fr" else str(value)
    return value


class Refused(Exception):
    """A refusal that a person may cause; the browser turns `code` into words in its language."""

    code = "refused"
    status = 409
    sentence = "This cannot be done."

    def __init__(
        self,
        message: str | None = None,
        *,
        details: Mapping[str, object] | None = None,
        retry_after: float | None = None,
    ) -> None:
        super().__init__(message or self.sentence)
        self.message = message or self.sentence
        self.details = dict(details) if details else None
        self.retry_after = retry_after


class BadRequest(Refused):
    """`details` maps each wrong field to one sentence."""

    code, status, sentence = "bad_request", 400, "Some of what was sent cannot be used."


class UnknownCommand(Refused):
    code, status, sentence = "unknown_command", 404, "There is no such command."


class SignedOut(Refused):
    code, status, sentence = "signed_out", 401, "Please sign in."


class CodeNeeded(Refused):
    """The password was right, and the account has a second factor."""

    code, status, sentence = "code_needed", 401, "Please type the code of your authenticator app."


class Forbidden(Refused):
    code, status, sentence = "forbidden", 403, "Your role does not allow this."


class NotFound(Refused):
    """Unknown and foreign look the same."""

    code, status, sentence = "not_found", 404, "There is no such thing, or it is not yours to see."


class Taken(Refused):
    """`details.by` is `{id, name}` of the person who has the conversation."""

    code, sentence = "taken", "Somebody else has taken this conversation."


class NotYours(Refused):
    code, sentence = "not_yours", "You do not lead this conversation."


class NotWaiting(Refused):
    code, sentence = "not_waiting", "This conversation is not waiting for a person."


class Full(Refused):
    code, sentence = "full", "You already lead as many conversations as your capacity allows."


class Closed(Refused):
    code, sentence = "closed", "This conversation is closed."


class Stale(Refused):
    code, sentence = "stale", "This question is no longer open."


class Busy(Refused):
    code, sentence = "busy", "Your complaint is being registered; please wait a moment."


class SlowDown(Refused):
    code, status, sentence = "slow_down", 429, "Too much at once; please wait a moment."


class TryAgain(Refused):
    """The outcome is unknown or the system cannot serve now; the same key may be sent again."""

    code, status, sentence = "try_again", 503, "This could not be saved just now; please try again."


class ClientIdReused(Refused):
    code, sentence = "client_id_reused", "This client_id was already used for something else."


class Changed(Refused):
    code, sentence = "changed", "The complaint has changed since you read it."


class NotAllowed(Refused):
    """`details`: `{missing: [sentence, …], allowed: [event, …]}`."""

    code, sentence = "not_allowed", "The complaint's stage does not allow this."


class TooLarge(Refused):
    code, status, sentence = "too_large", 413, "The file is too large."


class WrongType(Refused):
    code, status, sentence = "wrong_type", 415, "Files of this type are not accepted."


class Damaged(Refused):
    code, status, sentence = "damaged", 410, "This file is no longer what was received, so it is not shown."


class SetupError(Exception):
    """The start is stopped with this one sentence (a setting, the data folder, the database)."""
