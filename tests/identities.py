"""What a firm's own site asserts of the customers it has signed in."""

from datetime import datetime

from joserfc import jwt
from joserfc.jwk import OctKey

SECRET = "s" * 40
KEYS = f"k:{SECRET}"


def asserted(subject: str, at: datetime, **claims: object) -> str:
    """Good for five minutes from `at`."""
    whole = {"sub": subject, "aud": "recourse", "exp": int(at.timestamp()) + 300} | claims
    return jwt.encode({"alg": "HS256", "kid": "k"}, whole, OctKey.import_key(SECRET))
