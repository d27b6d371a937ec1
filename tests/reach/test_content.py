"""What a file is, by its content."""

import pytest

from bot.errors import BadRequest, WrongType
from bot.reach.content import examine, safe_name

ACCEPTED = ["application/pdf", "image/jpeg", "image/png", "image/webp", "text/plain"]
PNG = b"\x89PNG\r\n\x1a\n" + b"\x00" * 64
JPEG = b"\xff\xd8\xff\xe0\x00\x10JFIF\x00" + b"\x00" * 64
WEBP = b"RIFF\x24\x00\x00\x00WEBPVP8 " + b"\x00" * 64


@pytest.mark.parametrize(
    ("data", "type"),
    [
        (b"%PDF-1.7\n%\xe2\xe3", "application/pdf"),
        (PNG, "image/png"),
        (JPEG, "image/jpeg"),
        (WEBP, "image/webp"),
        ("Relevé du 3 novembre : −1 200 €\r\n".encode(), "text/plain"),
        ("\ufeffavec marque".encode(), "text/plain"),
    ],
)
def test_the_type_is_what_the_content_says(data: bytes, type: str) -> None:
    assert examine("x", data, ACCEPTED)[1] == type


@pytest.mark.parametrize(
    "data",
    [
        b"<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>",
        b"<!DOCTYPE html><p>x",
        b"\n\n  <html>",
        b"harmless words, then <script>alert(1)</script>",
        b"<?xml version='1.0'?>",
        b"#!/bin/sh\nrm -rf /",
        b"MZ\x90\x00\x03",
        b"PK\x03\x04" + b"\x00" * 60,
        b"GIF89a" + b"\x00" * 20,
        b"\x7fELF\x02\x01\x01",
        b"text with a \x00 in it",
        b"\xff\xfeU\x00T\x00F\x00",
        b"latin \xe9",
    ],
)
def test_anything_else_is_refused_whatever_its_name_says(data: bytes) -> None:
    with pytest.raises(WrongType):
        examine("picture.png", data, ACCEPTED)


def test_an_empty_file_is_refused() -> None:
    with pytest.raises(BadRequest):
        examine("x.txt", b"", ACCEPTED)


def test_a_type_that_the_policy_leaves_out_is_refused() -> None:
    with pytest.raises(WrongType):
        examine("x.png", PNG, ["application/pdf"])


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("relevé.pdf", "relevé.pdf"),
        ("SCAN.PDF", "SCAN.pdf"),
        ("../../etc/passwd", "passwd.pdf"),
        ("C:\\Users\\ana\\contract.pdf", "contract.pdf"),
        ("invoice\u202efdp.exe", "invoicefdp.exe.pdf"),
        ("a\x00b.pdf", "ab.pdf"),
        ("two\r\nlines.pdf", "two lines.pdf"),
        ('"; filename="x.html', "_; filename=_x.html.pdf"),
        ("<img src=x onerror=alert(1)>", "_img src=x onerror=alert(1)_.pdf"),
        ("...", "file.pdf"),
        ("", "file.pdf"),
        (".pdf", "pdf.pdf"),
        ("\ud800x.pdf", "x.pdf"),
    ],
)
def test_a_name_is_made_harmless(given: str, kept: str) -> None:
    assert safe_name(given, "application/pdf") == kept


def test_a_long_name_keeps_its_ending() -> None:
    name = safe_name("x" * 500 + ".jpeg", "image/jpeg")

    assert len(name) == 120
    assert name.endswith("x.jpeg")
