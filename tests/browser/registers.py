"""Complaints brought to a stage behind the pages, so that a test begins where its page does."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.model.ids import Reference
from bot.model.people import Role
from bot.reach.ports import Mail, NotAccepted
from tests.actions.officers import Officer, beat
from tests.browser.console_page import hire
from tests.chats import ANSWERS
from tests.clients import Served

REFERENCE = Reference("C-2026-000001")
ONE = f"/complaints/{REFERENCE}"


async def filed(served: Served, language: str = "fr", **answers: str) -> None:
    """Filed in the chat, and acknowledged."""
    customer = await served.customer(language=language)
    await customer.tell(ANSWERS | {"next": "* complaint"} | answers, until="filed")
    await beat(served.house.desk)


async def colleague(served: Served, name: str, *roles: Role, reference: Reference = REFERENCE) -> Officer:
    """Somebody who acts behind the pages."""
    email = await hire(served, name, *(roles or (Role.OFFICER,)))
    found = await served.house.store.people.secret(email)
    assert found is not None
    return Officer(served.house.desk, found[0], reference)


@dataclass
class Wavering:
    """A mail server that breaks off in the middle: nobody knows what became of the letter."""

    repeatable: bool = False

    async def send(self, mail: Mail) -> str:
        raise NotAccepted(f"the line to the mail server broke while {mail.kind} was sent", unsure=True)

    async def forget(self, message_ids: Sequence[str]) -> None: ...
