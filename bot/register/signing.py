"""The register's Ed25519 key: made once, readable by its owner only; the verifying half is public."""

import base64
import hashlib
import os
import stat
from dataclasses import dataclass
from pathlib import Path
from typing import Self

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
    load_pem_private_key,
)

from bot.errors import BadRequest, SetupError

KEY_BYTES = 32


@dataclass(frozen=True, slots=True)
class VerifyingKey:
    """`text`: 32 bytes in base64, as auditors keep it."""

    text: str

    @classmethod
    def read(cls, text: str) -> Self:
        """Raises BadRequest for what is not 32 bytes in base64."""
        try:
            if len(base64.b64decode(text, validate=True)) == KEY_BYTES:
                return cls(text)
        except ValueError:
            pass  # Answered below, like a key of another length.
        raise BadRequest("The verifying key is 32 bytes in base64.")

    @property
    def id(self) -> str:
        """16 hex digits that receipts name the key by."""
        return hashlib.sha256(base64.b64decode(self.text)).hexdigest()[:16]

    def agrees(self, signature: str, message: bytes) -> bool:
        try:
            public = Ed25519PublicKey.from_public_bytes(base64.b64decode(self.text, validate=True))
            public.verify(base64.urlsafe_b64decode(signature + "=" * (-len(signature) % 4)), message)
        except (InvalidSignature, ValueError):
            return False
        return True


class SigningKey:
    def __init__(self, private: Ed25519PrivateKey) -> None:
        self._private = private
        public = private.public_key().public_bytes_raw()
        self.verifying = VerifyingKey(base64.b64encode(public).decode())

    @property
    def id(self) -> str:
        return self.verifying.id

    def sign(self, message: bytes) -> str:
        """64 bytes in URL-safe base64 without padding; the same message gives the same signature."""
        return base64.urlsafe_b64encode(self._private.sign(message)).decode().rstrip("=")


def open_key(path: Path) -> SigningKey:
    """The key of `path`, made there on the first start. Raises SetupError with one sentence."""
    try:
        if not path.exists():
            _make(path)
        return _load(path)
    except OSError as error:
        raise SetupError(f"The register's key {path} cannot be used: {error.strerror}.") from None


def _make(path: Path) -> None:
    """Written aside and linked into place: a kill in between leaves no half key, a second process loses."""
    pem = Ed25519PrivateKey.generate().private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
    # With a database of one's own nothing else has made the data folder yet.
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    aside = path.with_name(f"{path.name}.{os.getpid()}")
    aside.unlink(missing_ok=True)
    with open(os.open(aside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:  # noqa: PTH123
        file.write(pem)
        file.flush()
        os.fsync(file.fileno())
    try:
        os.link(aside, path)
    except FileExistsError:
        pass  # Another process made it first; its key is the one to load.
    finally:
        aside.unlink()


def _load(path: Path) -> SigningKey:
    if stat.S_IMODE(path.stat().st_mode) & 0o077:
        raise SetupError(f"The register's key {path} is readable by others; run: chmod 600 {path}")
    try:
        private = load_pem_private_key(path.read_bytes(), password=None)
    except (ValueError, TypeError):
        raise SetupError(f"{path} does not hold a private key (PEM).") from None
    if not isinstance(private, Ed25519PrivateKey):
        raise SetupError(f"{path} holds a key of another kind than Ed25519.")
    return SigningKey(private)
