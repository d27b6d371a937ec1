"""Replies to inquiries that did not come by chat: letters, by mail or paper; sending one stops the clock."""

from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

from bot.actions import correspond
from bot.actions.desk import Desk
from bot.actions.handing import must_be_to_come
from bot.actions.inquiries import wall_of
from bot.actions.recording import on_paper
from bot.errors import BadRequest, ClientIdReused, NotAllowed, NotFound, Sentence
from bot.model.ids import InquiryNumber
from bot.model.people import Staff
from bot.model.permission import authorize
from bot.register.inquiry_blanks import inquiry_reply
from bot.register.masking import mask_cards

KINDS = {"interim": "interim", "answered": "answer"}
"""What becomes of the inquiry once the letter left, and the kind of letter."""
RUNS = ("open", "interim")
SHOWN = (
    "_id",
    "kind",
    "outcome",
    "language",
    "to",
    "subject",
    "text",
    "state",
    "written_at",
    "sent_at",
    "proof",
    "error",
)


@dataclass(frozen=True, slots=True)
class Reply:
    """`outcome`: interim or answered. `promised_on`: of an interim reply, a day of the legal zone."""

    outcome: str
    text: str
    promised_on: str | None = None


async def reply(desk: Desk, staff: Staff, number: InquiryNumber, told: Reply, key: str) -> dict[str, Any]:
    """Write the letter; the same `key` is the same letter. Returns it as `letters` shows it.

    Raises NotFound, NotAllowed for an inquiry of the chat or one that is answered, BadRequest, BlankMissing.
    """
    inquiry = await _of(desk, staff, number)
    id_ = f"{KINDS[told.outcome]}:{number}:{sha256(f'{staff.id}:{key}'.encode()).hexdigest()[:16]}"
    text = mask_cards(told.text)
    earlier = await desk.store.outbox.get(id_)
    if earlier is None:
        _check(desk, inquiry, told)
        blanks = inquiry_reply(inquiry, text, told.promised_on, desk.now(), desk.tools.almanac)
        letter = desk.tools.letters.render(KINDS[told.outcome], inquiry["language"], blanks)
        about = {"inquiry": number, "outcome": told.outcome, "said": text, "promised_on": told.promised_on}
        await correspond.post(desk, id_, letter, inquiry.get("email"), desk.now(), about)
        earlier = await desk.store.outbox.get(id_)
    if earlier is None:
        raise NotFound
    if (earlier["said"], earlier.get("promised_on")) != (text, told.promised_on):
        raise ClientIdReused("This Idempotency-Key was already used for something else.")
    return _shown(earlier)


async def letters(desk: Desk, staff: Staff, number: InquiryNumber) -> list[dict[str, Any]]:
    """Oldest first, as far as each got."""
    await _of(desk, staff, number, "inquiries.read")
    return [_shown(row) for row in await desk.store.outbox.of_inquiry(number)]


async def printed(desk: Desk, staff: Staff, number: InquiryNumber, id: str) -> bytes:
    return await correspond.printed(desk, await _letter(desk, staff, number, id, "inquiries.read"))


async def left(
    desk: Desk, staff: Staff, number: InquiryNumber, id: str, sent_on: str | None, proof: str
) -> None:
    """It left on paper, or somebody found out that it had left: the clock stops on the day of the proof."""
    letter = await _letter(desk, staff, number, id)
    now = desk.now()
    at = on_paper(desk.tools.almanac, sent_on, now) or now
    if at < letter["written_at"]:
        at = min(letter["written_at"], now)
    if not await desk.store.outbox.sent(id, at, proof):
        raise NotAllowed(
            details={"missing": [Sentence("This letter left already.", "Cette lettre est déjà partie.")]}
        )
    await record(desk, {**letter, "sent_at": at})


async def send_again(desk: Desk, staff: Staff, number: InquiryNumber, id: str) -> None:
    await _letter(desk, staff, number, id)
    if not await desk.store.outbox.again(id, desk.now()):
        raise NotAllowed(
            details={
                "missing": [
                    Sentence(
                        "Only a letter that did not leave is sent again.",
                        "Seule une lettre qui n'est pas partie est renvoyée.",
                    )
                ]
            }
        )


async def record(desk: Desk, letter: Mapping[str, Any]) -> None:
    """The inquiry stands as the letter that left says; doing it again changes nothing."""
    inquiry = await desk.store.inquiries.get(InquiryNumber(letter["inquiry"]))
    if inquiry is not None and inquiry["state"] in RUNS:
        outcome = letter["outcome"]
        told = {
            "state": outcome,
            f"{outcome}_at": letter["sent_at"],
            "promised_on": letter.get("promised_on"),
        }
        await desk.store.inquiries.put(
            {**inquiry, **{name: value for name, value in told.items() if value is not None}}
        )
    await desk.store.outbox.recorded(letter["_id"])


async def came_back(desk: Desk, letter: Mapping[str, Any]) -> None:
    """What the letter had met is owed again."""
    inquiry = await desk.store.inquiries.get(InquiryNumber(letter["inquiry"]))
    if inquiry is not None and inquiry["state"] == letter["outcome"]:
        met = {f"{letter['outcome']}_at", "promised_on"}
        owed = {name: value for name, value in inquiry.items() if name not in met}
        state = "interim" if "interim_at" in owed else "open"
        await desk.store.inquiries.put({**owed, "state": state})


def _check(desk: Desk, inquiry: Mapping[str, Any], told: Reply) -> None:
    if inquiry["state"] not in RUNS:
        raise NotAllowed(
            details={
                "missing": [
                    Sentence(
                        "This inquiry was answered, or became a complaint.",
                        "Cette demande a reçu sa réponse, ou est devenue une réclamation.",
                    )
                ]
            }
        )
    if told.outcome == "interim":
        must_be_to_come(desk, told.promised_on)
    elif told.promised_on is not None:
        raise BadRequest(
            details={
                "promised_on": Sentence(
                    "Only an interim reply promises a day.", "Seule une réponse provisoire promet une date."
                )
            }
        )


async def _of(
    desk: Desk, staff: Staff, number: InquiryNumber, verb: str = "inquiries.reply"
) -> Mapping[str, Any]:
    inquiry = await desk.store.inquiries.get(number)
    authorize(staff, verb, await wall_of(desk, inquiry) if inquiry else None)
    if inquiry is None:
        raise NotFound
    if "conversation" in inquiry and verb == "inquiries.reply":
        raise NotAllowed(
            details={
                "missing": [
                    Sentence(
                        "An inquiry of the chat is answered in its conversation.",
                        "Une demande de la discussion reçoit sa réponse dans la discussion.",
                    )
                ]
            }
        )
    return inquiry


async def _letter(
    desk: Desk, staff: Staff, number: InquiryNumber, id: str, verb: str = "inquiries.reply"
) -> Mapping[str, Any]:
    await _of(desk, staff, number, verb)
    letter = await desk.store.outbox.get(id)
    if letter is None or letter.get("inquiry") != number or "complaint" in letter:
        raise NotFound
    return letter


def _shown(letter: Mapping[str, Any]) -> dict[str, Any]:
    return {name: letter[name] for name in SHOWN if name in letter}
