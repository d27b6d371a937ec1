"""Reads what a mail server writes when a letter could not be delivered (RFC 3464)."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from email import message_from_bytes
from email.message import Message

from bot.errors import BadRequest

LONGEST = 200
_OURS = re.compile(r"<([a-z_]{1,40})_((?:C|Q)-\d{4}-\d{6,9})_([0-9a-f]{1,16})@")


@dataclass(frozen=True, slots=True)
class Bounce:
    """`letter`: as the outbox names it. `reason`: in the words of the mail server."""

    letter: str
    reason: str


def read(raw: bytes) -> Bounce:
    """Raises BadRequest, in one sentence, for what does not say that one of our letters came back."""
    report = message_from_bytes(raw)
    rows = list(_about_recipients(report))
    if not rows:
        raise BadRequest("This is no report about the delivery of a letter (RFC 3464).")
    failed = [row for row in rows if str(row.get("Action", "")).strip().lower() == "failed"]
    if not failed:
        raise BadRequest("This report does not say that the letter came back.")
    named = _OURS.search(_of_the_letter(report))
    if named is None:
        raise BadRequest("This report names no letter of ours.")
    said = str(failed[0].get("Diagnostic-Code") or failed[0].get("Status") or "it came back")
    return Bounce(":".join(named.groups()), " ".join(said.split())[:LONGEST])


def _about_recipients(report: Message) -> Iterator[Message]:
    for part in report.walk():
        if part.get_content_type() == "message/delivery-status" and part.is_multipart():
            blocks = part.get_payload()
            yield from (block for block in blocks if isinstance(block, Message) and "Action" in block)


def _of_the_letter(report: Message) -> str:
    """Message-IDs that the report quotes."""
    found = [str(report.get(name, "")) for name in ("In-Reply-To", "References")]
    for part in report.walk():
        if part is not report:
            found.append(str(part.get("Message-ID", "")))
        if part.get_content_type() == "text/rfc822-headers":
            found.append(str(part.get_payload()))
    return "\n".join(found)
