"""`python -m bot staff …`: accounts of the people who work here."""

import asyncio
import getpass
import json
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Annotated, Literal

from cyclopts import App, Parameter
from rich.console import Console
from rich.table import Table

from bot.actions import accounts
from bot.commands.opened import opened
from bot.errors import BadRequest
from bot.firm.policy_file import load_policy
from bot.model.people import Role, Staff, System
from bot.reach.passwords import Passwords
from bot.settings import Settings, read_settings

app = App(name="staff", help="Accounts of the people who work here.")

CALLER = System("command line")
Several = Parameter(negative="", consume_multiple=True)


@app.command
def add(
    name: str,
    email: str,
    *,
    role: Annotated[list[Role], Several],
    language: Annotated[list[Literal["fr", "en"]] | None, Several] = None,
    skill: Annotated[list[str] | None, Several] = None,
    capacity: int = 5,
    ask: Annotated[bool, Parameter(negative="")] = False,
) -> None:
    """Open an account and print its password.

    Parameters
    ----------
    name: as customers and colleagues read it.
    email: with which the person signs in.
    role: one or several: agent, officer, lead, auditor, admin.
    language: in which the person serves; both when not given.
    skill: topics whose queues the person serves; all when not given.
    capacity: conversations led at once.
    ask: type the password, or give it on the standard input, instead of having one made.
    """
    new = accounts.NewAccount(
        name=name,
        email=email,
        roles=frozenset(role),
        languages=frozenset(language or ("fr", "en")),
        skills=frozenset(skill or ()),
        capacity=capacity,
        password=_typed() if ask else None,
    )
    settings = read_settings()
    _check_topics(new.skills, settings.flows)
    staff, password = asyncio.run(_add(settings, new))
    print(f"{staff.name}  {staff.email}  {_roles(staff)}")
    if not ask:
        print(f"password  {password}")


@app.command(name="list")
def list_(*, as_json: Annotated[bool, Parameter(name="--json", negative="")] = False) -> None:
    """Everybody who has an account.

    Parameters
    ----------
    as_json: print `[{id, name, email, roles, languages, skills, capacity, disabled}]`.
    """
    people = asyncio.run(_all())
    if as_json:
        print(json.dumps([_row(staff) for staff in people], ensure_ascii=False, indent=1))
        return
    table = Table("name", "e-mail", "roles", "languages", "at once", "id")
    for staff in people:
        name = f"{staff.name} (disabled)" if staff.disabled else staff.name
        languages = ", ".join(sorted(staff.languages))
        table.add_row(name, staff.email, _roles(staff), languages, str(staff.capacity), staff.id)
    Console().print(table)


@app.command
def password(email: str, *, ask: Annotated[bool, Parameter(negative="")] = False) -> None:
    """Give an account a new password, print it, and sign the person out everywhere.

    Parameters
    ----------
    email: of the account.
    ask: type the password, or give it on the standard input, instead of having one made.
    """
    typed = _typed() if ask else None
    made, ended = asyncio.run(_set_password(email, typed))
    if typed is None:
        print(f"password  {made}")
    print(f"{ended} {'session' if ended == 1 else 'sessions'} ended")


def _check_topics(skills: Iterable[str], flows: Path) -> None:
    topics = [topic.value for topic in load_policy(flows / "policy.yaml").topics]
    unknown = ", ".join(sorted(set(skills) - set(topics)))
    if unknown:
        raise BadRequest(f"There is no topic {unknown}; there are {', '.join(topics)}.")


async def _add(settings: Settings, new: accounts.NewAccount) -> tuple[Staff, str]:
    async with opened(settings) as store:
        return await accounts.add(store, Passwords(), CALLER, new)


async def _all() -> list[Staff]:
    async with opened(read_settings()) as store:
        return await accounts.find(store, CALLER)


async def _set_password(email: str, password: str | None) -> tuple[str, int]:
    async with opened(read_settings()) as store:
        if await store.people.secret(email) is None:
            raise BadRequest("There is no account with this e-mail address.")
        made, ended = await accounts.set_password(store, Passwords(), CALLER, email, password)
    return made, len(ended)


def _typed() -> str:
    """From the terminal, twice and unseen; else the first line of the standard input."""
    if not sys.stdin.isatty():
        return sys.stdin.readline().rstrip("\n")
    first = getpass.getpass("Password: ")
    if getpass.getpass("Again: ") != first:
        raise BadRequest("The two passwords differ.")
    return first


def _roles(staff: Staff) -> str:
    return ", ".join(role for role in Role if role in staff.roles)


def _row(staff: Staff) -> dict[str, object]:
    return {
        "id": staff.id,
        "name": staff.name,
        "email": staff.email,
        "roles": [role for role in Role if role in staff.roles],
        "languages": sorted(staff.languages),
        "skills": sorted(staff.skills),
        "capacity": staff.capacity,
        "disabled": staff.disabled,
    }
