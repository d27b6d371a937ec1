"""What the firm's own site asserts of a customer, and everything that is no such assertion."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from joserfc import jwt
from joserfc.jwk import OctKey

from bot.errors import Forbidden, SetupError
from bot.reach.identity import Identities

NOW = datetime(2026, 11, 23, 6, 0, tzinfo=UTC)
SECRET, OLD = "s" * 40, "o" * 40
SECONDS = int(NOW.timestamp())


def asserted(header: dict[str, Any] | None = None, secret: str = SECRET, **claims: Any) -> str:
    whole = {"sub": "c-17", "aud": "recourse", "exp": SECONDS + 300} | claims
    kept = {name: value for name, value in whole.items() if value is not None}
    return jwt.encode({"alg": "HS256", "kid": "new"} | (header or {}), kept, OctKey.import_key(secret))


HS512 = jwt.encode(
    {"alg": "HS512", "kid": "new"},
    {"sub": "c-17", "aud": "recourse", "exp": SECONDS + 300},
    OctKey.import_key("s" * 64),
    algorithms=["HS512"],
)


def test_a_signed_identity_names_its_subject_and_what_it_tells_of_them() -> None:
    known = Identities(f"new:{SECRET}").verify(asserted(name="Claire Martin", email="c@example.fr"), NOW)

    assert (known.subject, known.name, known.email) == ("c-17", "Claire Martin", "c@example.fr")


def test_two_keys_are_good_while_one_replaces_the_other() -> None:
    both = Identities(f"new:{SECRET}, old:{OLD}")

    assert both.verify(asserted(), NOW).subject == "c-17"
    assert both.verify(asserted({"kid": "old"}, OLD), NOW).subject == "c-17"
    with pytest.raises(Forbidden):
        Identities(f"new:{SECRET}").verify(asserted({"kid": "old"}, OLD), NOW)


@pytest.mark.parametrize(
    "assertion",
    [
        "",
        "a.b.c",
        asserted(secret="x" * 40),
        asserted()[:-2] + ("AA" if not asserted().endswith("AA") else "BB"),
        asserted({"kid": "../../dev/null"}),
        HS512,
        asserted(exp=None),
        asserted(exp=SECONDS - 60),
        asserted(exp=str(SECONDS + 60)),
        asserted(exp=SECONDS + 90_000),
        asserted(aud=None),
        asserted(aud="another"),
        asserted(sub=None),
        asserted(sub=""),
        asserted(sub=17),
        asserted(nbf=SECONDS + 600),
        "eyJhbGciOiJub25lIiwia2lkIjoibmV3In0.eyJzdWIiOiJjLTE3IiwiYXVkIjoicmVjb3Vyc2UifQ.",
    ],
)
def test_anything_else_is_refused_with_one_sentence(assertion: str) -> None:
    with pytest.raises(Forbidden, match="identity is not valid"):
        Identities(f"new:{SECRET}").verify(assertion, NOW)


def test_an_identity_ends_when_it_says() -> None:
    identities, assertion = Identities(f"new:{SECRET}"), asserted()

    identities.verify(assertion, NOW + timedelta(seconds=299))
    with pytest.raises(Forbidden):
        identities.verify(assertion, NOW + timedelta(seconds=400))


@pytest.mark.parametrize("keys", ["secret", "new:short", ":" + SECRET])
def test_a_key_without_a_name_or_too_short_stops_the_start(keys: str) -> None:
    with pytest.raises(SetupError, match="RECOURSE_IDENTITY_KEYS"):
        Identities(keys)
