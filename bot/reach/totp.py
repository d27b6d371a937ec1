"""The second factor: codes that a phone makes anew every thirty seconds (RFC 6238)."""

from datetime import datetime, timedelta

import pyotp
import segno

STEP = timedelta(seconds=30)
TOLERATED = 1
"""Steps before and after now, for a phone whose clock is a little off."""


class Totp:
    def new_secret(self) -> str:
        """160 bits, as Base32."""
        return pyotp.random_base32()

    def address(self, secret: str, email: str, firm: str) -> str:
        """What an authenticator app reads from a picture, or from a tap on a phone."""
        return pyotp.TOTP(secret).provisioning_uri(name=email, issuer_name=firm)

    def picture(self, address: str) -> list[str]:
        """The QR code of `address`: a row of 0 and 1 for each line of it, without the quiet zone."""
        return ["".join(map(str, row)) for row in segno.make(address, micro=False).matrix]

    def step(self, secret: str, code: str, at: datetime) -> int | None:
        """The number of the thirty seconds that `code` belongs to, if it is right and not too old."""
        plain = "".join(code.split())
        if not (len(plain) == 6 and plain.isascii() and plain.isdigit()):
            return None
        now, codes = int(at.timestamp() // STEP.total_seconds()), pyotp.HOTP(secret)
        steps = range(now - TOLERATED, now + TOLERATED + 1)
        return next((step for step in steps if codes.verify(plain, step)), None)
