"""Who a customer is, as the firm's own site asserts: a short-lived JWT, signed with a shared key."""

from datetime import datetime
from typing import Any

from joserfc import jwt
from joserfc.errors import JoseError
from joserfc.jwk import KeySet, OctKey

from bot.errors import Forbidden, SetupError
from bot.model.people import Known

AUDIENCE = "recourse"
LONGEST_SECONDS = 3_600
"""An assertion that is good for longer is refused: a stolen one must not last."""
LEEWAY_SECONDS = 30
SHORTEST_KEY = 32
SETTING = "RECOURSE_IDENTITY_KEYS"


class Identities:
    """`keys`: `kid:secret` pairs, separated by commas or blanks; two at a time while one is replaced."""

    def __init__(self, keys: str) -> None:
        self._keys = dict(map(_pair, keys.replace(",", " ").split()))

    def verify(self, assertion: str, at: datetime) -> Known:
        """`at`: now. Raises Forbidden, with one sentence for whatever is wrong."""
        if not self._keys:
            raise Forbidden("Signed-in customers are not set up here.")
        try:
            claims = self._claims(assertion, at)
        except (JoseError, ValueError):
            raise Forbidden("This identity is not valid, or not any more.") from None
        return Known(claims["sub"], _text(claims, "name", 120), _text(claims, "email", 254))

    def _claims(self, assertion: str, at: datetime) -> dict[str, Any]:
        keys = KeySet([OctKey.import_key(secret, {"kid": kid}) for kid, secret in self._keys.items()])
        token = jwt.decode(assertion, keys, algorithms=["HS256"])
        if token.header.get("kid") not in self._keys:
            raise ValueError("the header names no key of ours")
        now = int(at.timestamp())
        registry = jwt.JWTClaimsRegistry(
            now=now,
            leeway=LEEWAY_SECONDS,
            exp={"essential": True},
            sub={"essential": True},
            aud={"essential": True, "value": AUDIENCE},
        )
        registry.validate(token.claims)
        if token.claims["exp"] > now + LONGEST_SECONDS:
            raise ValueError("it is good for too long")
        if _text(token.claims, "sub", 200) is None:
            raise ValueError("it names nobody")
        return token.claims


def _pair(text: str) -> tuple[str, str]:
    kid, _, secret = text.partition(":")
    if not kid or len(secret) < SHORTEST_KEY:
        raise SetupError(
            f"{SETTING} must be kid:secret pairs, each secret of {SHORTEST_KEY} characters or more."
        )
    return kid, secret


def _text(claims: dict[str, Any], name: str, longest: int) -> str | None:
    value = claims.get(name)
    return value if isinstance(value, str) and 0 < len(value) <= longest else None
