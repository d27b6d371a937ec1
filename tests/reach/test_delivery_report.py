"""R49: which letter came back, and why, as mail servers write it."""

import pytest

from bot.errors import BadRequest
from bot.reach.delivery_report import Bounce, read

HEAD = """From: MAILER-DAEMON@mx.example
To: complaints@firm.example
Subject: Undelivered Mail Returned to Sender
MIME-Version: 1.0
Content-Type: multipart/report; report-type=delivery-status; boundary="b"

--b
Content-Type: text/plain

I'm sorry to have to inform you…

--b
Content-Type: message/delivery-status

Reporting-MTA: dns; mx.example

Final-Recipient: rfc822; ana@example.fr
Action: {action}
Status: 5.1.1
{diagnostic}
--b
Content-Type: {kind}

Message-ID: <{letter}@firm.example>
Subject: Votre réclamation

--b--
"""
DIAGNOSTIC = "Diagnostic-Code: smtp; 550 5.1.1 no\n such user\n"


def report(
    letter: str, action: str = "failed", kind: str = "text/rfc822-headers", diagnostic: str = DIAGNOSTIC
) -> bytes:
    return HEAD.format(letter=letter, action=action, kind=kind, diagnostic=diagnostic).encode()


@pytest.mark.parametrize("kind", ["text/rfc822-headers", "message/rfc822"])
@pytest.mark.parametrize(
    ("word", "letter"),
    [
        ("final_response_C-2026-000123_7", "final_response:C-2026-000123:7"),
        ("interim_Q-2026-000001_0123456789abcdef", "interim:Q-2026-000001:0123456789abcdef"),
    ],
)
def test_r49_the_letter_and_the_reason_are_read(kind: str, word: str, letter: str) -> None:
    assert read(report(word, kind=kind)) == Bounce(letter, "smtp; 550 5.1.1 no such user")


def test_r49_without_a_diagnosis_the_status_is_the_reason() -> None:
    assert read(report("closure_C-2026-000001_3", diagnostic="")).reason == "5.1.1"


@pytest.mark.parametrize(
    ("raw", "sentence"),
    [
        (b"", "no report"),
        (b"\xff\xfe\x00", "no report"),
        (b"Subject: out of office\n\nBack on Monday. <closure_C-2026-000001_3@firm.example>", "no report"),
        (report("closure_C-2026-000001_3", action="delayed"), "does not say that the letter came back"),
        (report("closure_C-2026-000001_3", action="delivered"), "does not say that the letter came back"),
        (report("somebody-elses-mail"), "names no letter of ours"),
    ],
)
def test_r49_what_says_nothing_about_a_letter_is_refused(raw: bytes, sentence: str) -> None:
    with pytest.raises(BadRequest) as refusal:
        read(raw)

    assert sentence in refusal.value.message
