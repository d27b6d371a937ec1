"""Letters out of the house, to a real mail server and into a folder."""

from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from bot.errors import SetupError
from bot.reach.mail import Folder, Server
from bot.reach.ports import Mail, NotAccepted
from tests.mail_server import Post, mail_server

NOW = datetime(2026, 11, 22, 11, 20, 43, 808000, UTC)
LETTER = Mail(
    id="acknowledgement-C-2026-000001-1",
    kind="acknowledgement",
    to="ana@example.com",
    subject="Réclamation C-2026-000001",
    text="Bonjour,\n« bien reçu »",
    html="<p>Bonjour</p>",
)
FROM = "reclamations@firm.example"


@pytest.fixture
async def post() -> AsyncIterator[Post]:
    async with mail_server() as post:
        yield post


def box(post: Post) -> Server:
    return Server(f"smtp://127.0.0.1:{post.port}", FROM, lambda: NOW)


def eml_files(folder: Path) -> list[Path]:
    return list(folder.rglob("*.eml"))


async def test_a_letter_arrives_in_both_forms_with_its_own_id(post: Post) -> None:
    proof = await box(post).send(LETTER)

    assert "queued as 12345" in proof
    [letter] = post.letters
    assert letter["Subject"] == "Réclamation C-2026-000001"
    assert letter["Message-ID"] == "<acknowledgement-C-2026-000001-1@firm.example>"
    assert (letter["From"], letter["To"]) == (FROM, "ana@example.com")
    text, html = letter.get_body(("plain",)), letter.get_body(("html",))
    assert text is not None
    assert "« bien reçu »" in text.get_content()
    assert html is not None
    assert "<p>Bonjour</p>" in html.get_content()


@pytest.mark.parametrize(
    ("answer", "permanent"), [("451 later", False), ("550 no such user", True), ("552 full", True)]
)
async def test_a_refusal_says_whether_trying_again_helps(post: Post, answer: str, permanent: bool) -> None:
    post.refuse_recipient = answer

    with pytest.raises(NotAccepted) as refusal:
        await box(post).send(LETTER)

    assert refusal.value.permanent is permanent
    assert not post.letters


async def test_a_refusal_after_the_text_counts_too(post: Post) -> None:
    post.refuse_data = "554 spam"

    with pytest.raises(NotAccepted, match="554"):
        await box(post).send(LETTER)


async def test_a_server_that_is_not_there_may_be_there_later(unused_tcp_port: int) -> None:
    with pytest.raises(NotAccepted) as refusal:
        await Server(f"smtp://127.0.0.1:{unused_tcp_port}", FROM, lambda: NOW).send(LETTER)

    assert not refusal.value.permanent


async def test_a_subject_cannot_become_another_header(post: Post) -> None:
    await box(post).send(replace(LETTER, subject="Bonjour\r\nBcc: eve@example.com\r\n\r\nX"))

    [letter] = post.letters
    assert letter["Bcc"] is None
    assert post.recipients == ["ana@example.com"]


@pytest.mark.parametrize(
    "to",
    [
        "ana@example.com\r\nBcc: eve@example.com",
        "ana@example.com, eve@example.com",
        "Ana <ana@example.com>",
        "ana",
        "",
        "@example.com",
        "ana@",
        "anaé@example.com",
    ],
)
async def test_only_one_plain_address_gets_a_letter(post: Post, to: str) -> None:
    with pytest.raises(NotAccepted) as refusal:
        await box(post).send(replace(LETTER, to=to))

    assert refusal.value.permanent
    assert not post.recipients


async def test_an_id_cannot_leave_its_header_or_the_folder(post: Post, tmp_path: Path) -> None:
    wicked = replace(LETTER, id="../../x>\r\nBcc: eve@example.com", kind="../letter")

    await box(post).send(wicked)
    await Folder(tmp_path / "far" / "below" / "mail", FROM, lambda: NOW).send(wicked)

    assert post.letters[0]["Bcc"] is None
    assert [path.parent for path in eml_files(tmp_path)] == [tmp_path / "far" / "below" / "mail"]


async def test_a_password_is_not_sent_in_the_clear_to_another_machine() -> None:
    assert Server("smtp://ana:secret@mail.example", FROM, lambda: NOW)._start_tls() is True
    assert Server("smtps://ana:secret@mail.example", FROM, lambda: NOW)._start_tls() is False


@pytest.mark.parametrize("url", ["", "mail.example", "http://mail.example", "smtp://"])
def test_an_address_of_no_mail_server_stops_the_start(url: str) -> None:
    with pytest.raises(SetupError, match="RECOURSE_SMTP_URL"):
        Server(url, FROM, lambda: NOW)


async def test_in_demo_mode_a_letter_is_one_file_that_only_we_can_read(tmp_path: Path) -> None:
    folder = Folder(tmp_path / "mail", FROM, lambda: NOW)

    proof = await folder.send(LETTER)
    again = await folder.send(LETTER)

    [path] = list((tmp_path / "mail").iterdir())
    assert path.name == "2026-11-22T11:20:43.808Z-acknowledgement-acknowledgement-C-2026-000001-1.eml"
    assert proof == again == path.name
    assert path.stat().st_mode & 0o777 == 0o600
    assert b"Subject" in path.read_bytes()
