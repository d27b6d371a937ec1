"""Random secrets that are handed out once and kept as SHA-256 only. Never logged."""

import hashlib
import secrets

BYTES = 32


def new_secret() -> str:
    """256 random bits, fit for a cookie or a URL."""
    return secrets.token_urlsafe(BYTES)


def digest(secret: str) -> str:
    return hashlib.sha256(secret.encode()).hexdigest()
