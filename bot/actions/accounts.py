"""Accounts of staff: signing in and out, and who is there."""

import re
import secrets
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from bot.actions.guards import Guards
from bot.errors import BadRequest, CodeNeeded, NotFound, Sentence, SetupError, SignedOut
from bot.model.ids import StaffId
from bot.model.people import Actor, Role, Staff, System
from bot.model.permission import authorize
from bot.reach.ports import Passwords
from bot.store.ports import Session, Store

_EMAIL = re.compile(r"[a-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@[a-z0-9][a-z0-9.-]{0,252}")


@dataclass(frozen=True, slots=True)
class Signed:
    """A person of staff and the session that says so."""

    staff: Staff
    session: Session


@dataclass(frozen=True, slots=True)
class Knock:
    """Who says to be whom, from where. `otp`: the second factor's code. `device`: the browser's words."""

    email: str
    password: str
    address: str
    otp: str | None = None
    device: str = ""


async def sign_in(store: Store, guards: Guards, now: datetime, knock: Knock) -> tuple[str, Signed]:
    """A new session and its token.

    Raises SignedOut, the same after the same work for an unknown account, a disabled one and a wrong
    password; CodeNeeded when only the second factor is missing; SlowDown after too many tries.
    """
    email = knock.email.strip().lower()
    pair = ("sign_in_pair", email, knock.address)
    guards.limits.hit("sign_in_address", knock.address)
    guards.limits.hit(*pair)
    guards.limits.hit("sign_in_account", email)
    known = await store.people.secret(email)
    right = await guards.passwords.verify(known[1] if known else None, knock.password)
    if known is None or not right or known[0].disabled:
        raise SignedOut("The address or the password is not right.")
    staff = known[0]
    has_second = await _second_factor(store, guards, now, staff, knock.otp)
    guards.limits.forgive(*pair)
    limited = not has_second and bool(staff.roles & guards.need_second)
    token, session = await store.sessions.open(
        staff.id, now, address=knock.address, device=knock.device, limited=limited
    )
    return token, Signed(staff, session)


async def _second_factor(store: Store, guards: Guards, now: datetime, staff: Staff, code: str | None) -> bool:
    """Whether the account has one; the code was then right and is used up. Raises CodeNeeded or SignedOut."""
    secret = await store.people.otp(staff.id)
    if secret is None:
        return False
    if not code:
        raise CodeNeeded
    guards.limits.hit("second_factor", staff.id)
    step = guards.totp.step(secret, code, now)
    if step is None or not await store.people.use_otp(staff.id, step):
        raise SignedOut("The code is not right, or was used already; wait for the next one.")
    guards.limits.forgive("second_factor", staff.id)
    return True


async def who(store: Store, now: datetime, token: str | None) -> Signed:
    """Whose session this token is, looked up anew each time. Raises SignedOut.

    Whoever has yet to set up the second factor holds no role until then.
    """
    session = await store.sessions.get(token, now) if token else None
    staff = await store.people.get(session.staff) if session else None
    if session is None or staff is None or staff.disabled:
        raise SignedOut
    return Signed(replace(staff, roles=frozenset()) if session.limited else staff, session)


def own_session(signed: Signed) -> Staff:
    """Who is signed in, for their own page."""
    authorize(signed.staff, "session.read")
    return signed.staff


async def sign_out(store: Store, signed: Signed) -> None:
    authorize(signed.staff, "session.end")
    await store.sessions.end(signed.session.token_hash)


async def find(store: Store, actor: Actor) -> list[Staff]:
    authorize(actor, "accounts.find")
    return sorted(await store.people.all(), key=lambda staff: staff.name.casefold())


@dataclass(frozen=True, slots=True)
class NewAccount:
    """`password`: generated when absent."""

    name: str
    email: str
    roles: frozenset[Role]
    languages: frozenset[str] = frozenset({"fr", "en"})
    skills: frozenset[str] = frozenset()
    capacity: int = 5
    password: str | None = None


async def add(store: Store, passwords: Passwords, actor: Actor, new: NewAccount) -> tuple[Staff, str]:
    """The account and its password. A lead may invite agents, an administrator everybody.

    Raises Forbidden; BadRequest for what cannot be used, an address that is taken included.
    """
    authorize(actor, "accounts.invite" if new.roles <= {Role.AGENT} else "accounts.add")
    staff = Staff(
        id=StaffId(secrets.token_hex(8)),
        name=new.name.strip(),
        email=new.email.strip().lower(),
        roles=new.roles,
        languages=new.languages,
        skills=new.skills,
        capacity=new.capacity,
    )
    check(staff)
    password = new.password or passwords.generate()
    await store.people.add(staff, await passwords.hash(password))
    return staff, password


async def set_password(
    store: Store, passwords: Passwords, actor: Actor, email: str, password: str | None
) -> tuple[str, Sequence[str]]:
    """The new password (generated when `None`) and the hashes of the sessions that this ended."""
    known = await store.people.secret(email.strip().lower())
    authorize(actor, "accounts.set_password", {"staff": known[0].id} if known else None)
    if known is None:
        raise NotFound
    password = password or passwords.generate()
    await store.people.set_password(known[0].id, await passwords.hash(password))
    return password, await store.sessions.end_all(known[0].id)


async def first_account(
    store: Store, passwords: Passwords, email: str, password: str | None
) -> tuple[str, str] | None:
    """Address and password of the first account (lead and admin); None when there are accounts.

    `password`: generated when empty.
    Raises SetupError when the settings name an unusable address or password.
    """
    if await store.people.all():
        return None
    roles = frozenset({Role.LEAD, Role.ADMIN})
    new = NewAccount(name="Admin", email=email, roles=roles, password=password or None)
    try:
        staff, made = await add(store, passwords, System("first start"), new)
    except BadRequest as refusal:
        if await store.people.all():
            return None  # Another process was first.
        field, sentence = next(iter((refusal.details or {}).items()), ("email", refusal.message))
        raise SetupError(f"RECOURSE_ADMIN_{field.upper()}: {sentence}") from None
    return staff.email, made


def check(staff: Staff) -> None:
    faults: dict[str, object] = {}
    if not _EMAIL.fullmatch(staff.email):
        faults["email"] = Sentence("This is not an e-mail address.", "Ce n'est pas une adresse e-mail.")
    if not 1 <= len(staff.name) <= 80 or not staff.name.isprintable():
        faults["name"] = Sentence("A name has 1 to 80 characters.", "Un nom a de 1 à 80 caractères.")
    if not staff.roles:
        faults["roles"] = Sentence("An account has at least one role.", "Un compte a au moins un rôle.")
    if not staff.languages or not staff.languages <= {"fr", "en"}:
        faults["languages"] = Sentence(
            "Languages are fr, en or both.", "Les langues sont fr, en ou les deux."
        )
    if not 1 <= staff.capacity <= 50:
        faults["capacity"] = Sentence(
            "A person leads 1 to 50 conversations at once.",
            "Une personne mène de 1 à 50 conversations à la fois.",
        )
    if faults:
        raise BadRequest(details=faults)
