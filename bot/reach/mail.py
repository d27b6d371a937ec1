"""Letters out of the house: to a mail server, or, in demo mode, into a folder."""

import asyncio
import re
import ssl
from collections.abc import Callable, Sequence
from datetime import datetime
from email.errors import HeaderParseError
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime
from pathlib import Path
from urllib.parse import unquote, urlsplit

import aiosmtplib

from bot.errors import SetupError
from bot.model.instants import stamp
from bot.reach.ports import Mail, NotAccepted

SECONDS = 20
"""Patience with a mail server, for each of its answers."""
LOOPBACK = {"127.0.0.1", "::1", "localhost"}

Clock = Callable[[], datetime]


class Folder:
    """Demo mode: one file a letter, `<instant>-<kind>-<id>.eml`."""

    repeatable = True

    def __init__(self, folder: Path, sender: str, clock: Clock) -> None:
        self._folder = folder
        self._sender = sender
        self._clock = clock

    async def send(self, mail: Mail) -> str:
        now = self._clock()
        raw = bytes(compose(self._sender, now, mail))
        return await asyncio.to_thread(self._write, raw, now, f"{_word(mail.kind)}-{_word(mail.id)}")

    async def forget(self, message_ids: Sequence[str]) -> None:
        await asyncio.to_thread(self._unlink, message_ids)

    def _unlink(self, message_ids: Sequence[str]) -> None:
        for id_ in message_ids:
            for copy in self._folder.glob(f"*-{_word(id_)}.eml"):
                copy.unlink(missing_ok=True)

    def _write(self, raw: bytes, now: datetime, name: str) -> str:
        self._folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        earlier = next(self._folder.glob(f"*Z-{name}.eml"), None)
        if earlier is not None:
            return earlier.name
        path = self._folder / f"{stamp(now)}-{name}.eml"
        # Under another name first: who watches the folder never reads half a letter.
        draft = path.with_suffix(".part")
        draft.touch(mode=0o600)
        draft.write_bytes(raw)
        draft.replace(path)
        return path.name


class Server:
    """A mail server, by `smtp://user:password@host:port` or `smtps://…`."""

    repeatable = False

    def __init__(self, url: str, sender: str, clock: Clock, tls: ssl.SSLContext | None = None) -> None:
        """Raises SetupError for an address that cannot be used."""
        self._sender = sender
        self._clock = clock
        self._tls = tls
        parts = urlsplit(url)
        if parts.scheme not in ("smtp", "smtps") or not parts.hostname:
            raise SetupError("RECOURSE_SMTP_URL: write smtp://user:password@host:port or smtps://….")
        self._host = parts.hostname
        self._over_tls = parts.scheme == "smtps"
        self._port = parts.port or (465 if self._over_tls else 587)
        self._user = unquote(parts.username) if parts.username else None
        self._password = unquote(parts.password) if parts.password else None

    async def send(self, mail: Mail) -> str:
        message = compose(self._sender, self._clock(), mail)
        try:
            _, answer = await aiosmtplib.send(
                message,
                hostname=self._host,
                port=self._port,
                username=self._user,
                password=self._password,
                use_tls=self._over_tls,
                start_tls=self._start_tls(),
                tls_context=self._tls,
                timeout=SECONDS,
            )
        except aiosmtplib.SMTPResponseException as error:
            raise NotAccepted(
                f"The mail server answered {error.code}.", permanent=error.code >= 500
            ) from error
        except aiosmtplib.SMTPRecipientsRefused as error:
            code = max(refusal.code for refusal in error.recipients)
            raise NotAccepted(f"The mail server answered {code}.", permanent=code >= 500) from error
        except aiosmtplib.SMTPConnectError as error:
            raise NotAccepted(f"The mail server could not be used ({type(error).__name__}).") from error
        except (aiosmtplib.SMTPException, OSError) as error:
            # The line broke after it stood: the letter may have been taken all the same.
            raise NotAccepted(
                f"The mail server fell silent ({type(error).__name__}).", unsure=True
            ) from error
        return " ".join(answer.split())[:200]

    async def forget(self, message_ids: Sequence[str]) -> None:
        """A mail server of others keeps what it keeps."""

    def _start_tls(self) -> bool | None:
        """A password goes over TLS or not at all, unless the server is this machine."""
        if self._over_tls:
            return False
        return True if self._password and self._host not in LOOPBACK else None


def compose(sender: str, at: datetime, mail: Mail) -> EmailMessage:
    """The letter as a message. Raises NotAccepted for an address that is not one address."""
    message = EmailMessage(policy=SMTP)
    house = _address(sender)
    message["From"] = house
    message["To"] = _address(mail.to)
    message["Subject"] = re.sub(r"[\x00-\x1f\x7f\u0085\u2028\u2029]+", " ", mail.subject).strip()
    message["Date"] = format_datetime(at)
    message["Message-ID"] = f"<{_word(mail.id)}@{house.domain}>"
    message["Auto-Submitted"] = "auto-generated"
    message.set_content(mail.text)
    if mail.html:
        message.add_alternative(mail.html, subtype="html")
    if mail.pdf is not None:
        name, data = mail.pdf
        message.add_attachment(data, maintype="application", subtype="pdf", filename=name)
    return message


def _address(text: str) -> Address:
    try:
        address = Address(addr_spec=text)
        text.encode("ascii")
    except (ValueError, HeaderParseError, IndexError) as error:
        raise NotAccepted("The address is not one e-mail address.", permanent=True) from error
    if not address.domain or not address.username:
        raise NotAccepted("The address is not one e-mail address.", permanent=True)
    return address


def _word(text: str) -> str:
    """What may stand in a file name and in a Message-ID."""
    return re.sub(r"[^A-Za-z0-9_.-]+", "_", text).strip(".")[:120] or "letter"


def box(smtp_url: str, folder: Path, sender: str, clock: Clock) -> Server | Folder:
    """The mail server, or where there is none a folder of letters that never leave."""
    return Server(smtp_url, sender, clock) if smtp_url else Folder(folder, sender, clock)
