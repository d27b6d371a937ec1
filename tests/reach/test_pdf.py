"""Pages as PDF: what a person typed is text on them, and they come out the same again."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from bot.reach.pdf import Pdf, spelled_out
from bot.settings import HERE

NOW = datetime(2026, 11, 22, 11, 20, 43, tzinfo=UTC)


def letter(*spans: dict[str, str]) -> dict[str, object]:
    return {
        "language": "fr",
        "title": "Votre réclamation C-2026-000001",
        "author": "Modmount",
        "accent": "#1f5fa8",
        "blocks": [
            {"kind": "heading", "level": 1, "spans": [{"kind": "text", "text": "Reçue"}]},
            {"kind": "paragraph", "spans": list(spans)},
            {"kind": "list", "items": [[{"kind": "link", "text": "ici", "to": "https://firm.example"}]]},
            {"kind": "quote", "items": [[{"kind": "code", "text": "recourse:1"}, {"kind": "break"}]]},
        ],
    }


async def test_a_letter_is_an_archivable_tagged_pdf_and_the_same_again() -> None:
    pdf = Pdf(HERE / "flows" / "letters")
    made = await pdf.typeset("letter", letter({"kind": "text", "text": "Bonjour"}), NOW)

    assert made.startswith(b"%PDF-1.7")
    assert b"<pdfaid:part>2</pdfaid:part>" in made or b'pdfaid:part="2"' in made
    assert b"/StructTreeRoot" in made
    assert b"/Lang(fr)" in made
    assert b"<pdfuaid:part>1</pdfuaid:part>" in made
    assert b"/DisplayDocTitle true" in made
    assert '<rdf:li xml:lang="x-default">Votre réclamation C-2026-000001</rdf:li>'.encode() in made
    assert made == await pdf.typeset("letter", letter({"kind": "text", "text": "Bonjour"}), NOW)


async def test_an_instant_may_have_milliseconds() -> None:
    pdf, told = Pdf(HERE / "flows" / "letters"), letter({"kind": "text", "text": "Bonjour"})

    assert await pdf.typeset("letter", told, NOW.replace(microsecond=7_000)) == (
        await pdf.typeset("letter", told, NOW)
    )


async def test_what_a_person_typed_is_never_code(tmp_path: Path) -> None:
    typed = {"kind": "text", "text": '#read("/etc/passwd") #panic() $x$ *b* \\ ` "'}
    made = await Pdf(HERE / "flows" / "letters").typeset("letter", letter(typed), NOW)

    assert made.startswith(b"%PDF")


async def test_a_template_reads_nothing_outside_its_folder(tmp_path: Path) -> None:
    (tmp_path / "secret").write_text("x")
    folder = tmp_path / "letters"
    folder.mkdir()
    (folder / "spy.typ").write_text('#read("../secret")')

    with pytest.raises(ValueError, match="cannot be set"):
        await Pdf(folder).typeset("spy", {}, NOW)


async def test_a_fault_of_a_template_is_one_sentence() -> None:
    with pytest.raises(ValueError, match=r"letter.typ cannot be set"):
        await Pdf(HERE / "flows" / "letters").typeset("letter", {}, NOW)


async def test_signs_that_no_font_has_are_spelled_out_and_the_rest_stays() -> None:
    typed = "Merci 😀 à l’équipe – 50 € « Μήνυμα » Привет\u202e!"

    assert spelled_out(typed) == "Merci [U+1F600] à l’équipe – 50 € « Μήνυμα » Привет!"
    made = await Pdf(HERE / "flows" / "letters").typeset(
        "letter", letter({"kind": "text", "text": typed}), NOW
    )
    assert made.startswith(b"%PDF")
