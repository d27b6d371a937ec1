"""One's own account: the password, the second factor, where one is signed in."""

from typing import Any

from bot.actions.accounts import Signed
from bot.actions.desk import Desk
from bot.errors import BadRequest, NotFound, Sentence
from bot.model.people import Staff
from bot.model.permission import authorize
from bot.store.ports import Session

PUBLIC = 16
"""Letters of a session's digest that name it on the page; the token cannot be told from them."""


async def read(desk: Desk, signed: Signed) -> dict[str, Any]:
    """`{staff, second_factor, sessions: [{id, opened_at, expires_at, address, device, current}]}`."""
    authorize(signed.staff, "account.read")
    sessions = await desk.store.sessions.of(signed.staff.id, desk.now())
    return {
        "staff": signed.staff,
        "second_factor": await desk.store.people.otp(signed.staff.id) is not None,
        "sessions": [_shown(session, signed.session) for session in sessions],
    }


async def change_password(desk: Desk, signed: Signed, old: str, new: str) -> None:
    """Raises BadRequest when the old one is wrong or the new one cannot be used. Other sessions end."""
    staff = signed.staff
    authorize(staff, "account.change")
    await _must_know_password(desk, staff, old, "old")
    must_be_good(staff, new)
    await desk.store.people.set_password(staff.id, await desk.guards.passwords.hash(new))
    ended = await desk.store.sessions.end_all(staff.id, but=signed.session.token_hash)
    await desk.audience.signed_out(ended)


async def begin_second_factor(desk: Desk, signed: Signed, password: str) -> dict[str, Any]:
    """`{secret, address, picture}` to put into an authenticator app; nothing is kept before a code."""
    staff = signed.staff
    authorize(staff, "account.change")
    await _must_know_password(desk, staff, password, "password")
    if await desk.store.people.otp(staff.id) is not None:
        raise BadRequest(
            Sentence("This account has a second factor already.", "Ce compte a déjà un second facteur.")
        )
    secret = desk.guards.totp.new_secret()
    address = desk.guards.totp.address(secret, staff.email, desk.policy.firm.name)
    return {"secret": secret, "address": address, "picture": desk.guards.totp.picture(address)}


async def confirm_second_factor(desk: Desk, signed: Signed, password: str, secret: str, code: str) -> None:
    """From now on signing in needs a code. Raises BadRequest for a wrong code."""
    staff = signed.staff
    authorize(staff, "account.change")
    await _must_know_password(desk, staff, password, "password")
    desk.guards.limits.hit("second_factor", staff.id)
    if await desk.store.people.otp(staff.id) is not None:
        raise BadRequest(
            Sentence("This account has a second factor already.", "Ce compte a déjà un second facteur.")
        )
    step = desk.guards.totp.step(secret, code, desk.now())
    if step is None:
        raise BadRequest(
            details={
                "code": Sentence(
                    "This is not the code that the app shows now.",
                    "Ce n'est pas le code que l'application montre maintenant.",
                )
            }
        )
    await desk.store.people.set_otp(staff.id, secret, step)
    await desk.store.sessions.widen(staff.id)


async def end_session(desk: Desk, signed: Signed, id: str) -> None:
    """Sign out somewhere else. Raises NotFound for a session that is not one's own."""
    authorize(signed.staff, "account.change")
    sessions = await desk.store.sessions.of(signed.staff.id, desk.now())
    mine = [session.token_hash for session in sessions if session.token_hash[:PUBLIC] == id]
    if not mine:
        raise NotFound
    await desk.store.sessions.end(mine[0])
    await desk.audience.signed_out(mine)


def must_be_good(staff: Staff, password: str) -> None:
    """Raises BadRequest for a password that says who one is; the rest is checked where it is hashed."""
    plain = password.casefold()
    parts = (staff.email, staff.email.split("@")[0], staff.name)
    if any(len(part) >= 4 and part.casefold() in plain for part in parts):
        raise BadRequest(details={"password": "A password does not hold one's own name or address."})


async def _must_know_password(desk: Desk, staff: Staff, password: str, field: str) -> None:
    desk.guards.limits.hit("sign_in_pair", staff.email, "own account")
    known = await desk.store.people.secret(staff.email)
    if not await desk.guards.passwords.verify(known[1] if known else None, password):
        raise BadRequest(
            details={field: Sentence("The password is not right.", "Le mot de passe n'est pas le bon.")}
        )


def _shown(session: Session, current: Session) -> dict[str, Any]:
    return {
        "id": session.token_hash[:PUBLIC],
        "opened_at": session.opened_at,
        "expires_at": session.expires_at,
        "address": session.address or None,
        "device": session.device or None,
        "current": session.token_hash == current.token_hash,
    }
