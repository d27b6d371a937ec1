"""The console as staff use it: by its labels, its links and its keyboard."""

from typing import Self
from unicodedata import normalize

from playwright.async_api import Locator, Page, expect

from bot.actions.accounts import NewAccount, add
from bot.model.people import Role, System
from tests.browser.visits import Visits
from tests.clients import PASSWORD, Served

DESK = (1280, 800)
LIVE = {Role.AGENT, Role.OFFICER, Role.LEAD}
"""Who has a live line."""


async def hire(served: Served, name: str, *roles: Role) -> str:
    """An account for `name`; gives its e-mail address."""
    plain = normalize("NFD", name).encode("ascii", "ignore").decode().lower()
    email = f"{plain}@recourse.example"
    new = NewAccount(name, email, frozenset(roles or (Role.AGENT,)), password=PASSWORD)
    await add(served.house.store, served.house.guards.passwords, System("test"), new)
    return email


class ConsolePage:
    def __init__(self, page: Page, address: str) -> None:
        self.page = page
        self.address = address
        self.log = page.get_by_role("log")
        self.box = page.locator(".composer textarea")
        self.dialog = page.get_by_role("dialog")
        self.freshness = page.locator(".freshness")

    @classmethod
    async def open(
        cls, visits: Visits, served: Served, name: str, *roles: Role, language: str = "fr", **options: object
    ) -> Self:
        """Hired, signed in by the sign-in page, and with a live line where the role has one."""
        email = await hire(served, name, *roles)
        page = await visits.open(f"{served.address}/login", language, **{"size": DESK, **options})
        console = cls(page, served.address)
        await console.sign_in(email)
        await expect(page.get_by_role("navigation").first).to_be_visible()
        if not roles or LIVE & set(roles):
            await console.is_live()
        return console

    async def sign_in(self, email: str, password: str = PASSWORD) -> None:
        await self.page.locator("[name=email]").fill(email)
        await self.page.locator("[name=password]").fill(password)
        await self.page.locator("form .primary").click()

    async def is_live(self) -> None:
        await expect(self.freshness).to_have_attribute("data-state", "live")

    async def go(self, place: str) -> None:
        """`place`: what stands after `#` in the address."""
        await self.page.goto(f"{self.address}/console#{place}")

    def line(self, name: str, mode: str = "") -> Locator:
        """The line of the customer `name` in the lists on the left."""
        kind = f'[data-mode="{mode}"]' if mode else ""
        return self.page.locator(f".line{kind}", has_text=name)

    async def watch(self, conversation: str) -> None:
        """Open the conversation by its address, and wait until it stands there."""
        await self.go(f"/live/{conversation}")
        await expect(self.page.locator(f'.thread[data-conversation="{conversation}"]')).to_be_visible()
        await expect(self.log.locator(".entry").first).to_be_visible()

    async def look_at(self, name: str) -> None:
        """Open the customer's line, and wait until it is the one that stands there."""
        await self.line(name).click()
        await expect(self.page.locator(".thread-who h2")).to_contain_text(name)
        await expect(self.log.locator(".entry").first).to_be_visible()

    async def press_take(self) -> None:
        await self.page.locator('.thread-acts [data-act^="take"]').click()

    async def take(self, name: str) -> None:
        """Open the customer's line and take the conversation, from the queue or from the bot."""
        await self.look_at(name)
        await self.press_take()
        await self.leads()

    async def leads(self) -> None:
        """Wait until a conversation that was just taken can be written in: the last thing is the focus."""
        await expect(self.page.locator('.mode[data-mode="reply"]')).to_be_visible()
        await expect(self.box).to_be_focused()

    async def send(self, text: str) -> None:
        """Write it where one writes, and press Enter once that would send it."""
        await self.box.fill(text)
        await self.enter()

    async def enter(self) -> None:
        await expect(self.page.locator(".composer .primary")).to_be_enabled()
        await self.box.press("Enter")

    async def write(self, mode: str, text: str) -> None:
        """`mode`: `reply` or `note`."""
        await self.page.locator(f'.mode[data-mode="{mode}"]').click()
        await self.send(text)
        await expect(self.log.locator(".entry:not(.pending)", has_text=text).last).to_be_visible()

    async def act(self, name: str) -> Locator:
        """Press the button of one act on the conversation; gives the dialog that asks back."""
        await self.page.locator(".thread-acts").get_by_role("button", name=name).click()
        await expect(self.dialog).to_be_visible()
        return self.dialog

    async def agree(self) -> None:
        """Press the dialog's last button, which does it."""
        await self.dialog.locator(".dialog-end button").last.click()
        await expect(self.dialog).to_have_count(0)

    async def put_away(self) -> None:
        """Close the dialog; Escape alone would first empty a search field."""
        await self.dialog.evaluate("dialog => dialog.close()")
        await expect(self.dialog).to_have_count(0)
