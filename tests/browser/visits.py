"""Opens pages in contexts of their own and remembers whatever went wrong in them."""

import asyncio
import os
import re
import shutil
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from playwright.async_api import Browser, BrowserContext, ConsoleMessage, Page, Route

CHROMIUM = shutil.which("chromium")
"""The system's, else the one that Playwright brings."""
ARGUMENTS = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
PHONE = (380, 640)
LOCALES = {"fr": "fr-FR", "en": "en-GB"}
NO_LINE = ("ERR_CONNECTION", "ERR_INTERNET_DISCONNECTED", "WebSocket", "ERR_FAILED", "ERR_NETWORK")
"""What Chromium itself writes down while there is no server: not an error of the page."""

PATIENCE_MS = 60_000
"""How long a page may take to do something on a machine that does other things too."""
SLOW_MS = int(os.environ.get("RECOURSE_TESTS_SLOW", "0"))
"""How much later each thing comes that a page fetches after its first paint.

With 1500, a test fails that acts before the page is there, or reads before the answer has come.
"""
FETCHED = re.compile(r"/static/(chat/late|console|review)/|/api/")


@dataclass
class Visits:
    browser: Browser
    contexts: list[BrowserContext] = field(default_factory=list)
    troubles: list[str] = field(default_factory=list)

    async def browse(
        self, language: str = "fr", size: tuple[int, int] = PHONE, **options: Any
    ) -> BrowserContext:
        """A person with a browser of their own; further pages of it share what it keeps."""
        return await self._entered(
            await self.browser.new_context(
                locale=LOCALES[language],
                viewport={"width": size[0], "height": size[1]},
                reduced_motion="reduce",
                **options,
            )
        )

    async def own_profile(self, folder: Path, size: tuple[int, int] = PHONE) -> BrowserContext:
        """A French person with settings of their own, in `Default/Preferences` of the folder."""
        return await self._entered(
            await self.browser.browser_type.launch_persistent_context(
                folder,
                executable_path=CHROMIUM,
                args=ARGUMENTS,
                locale=LOCALES["fr"],
                viewport={"width": size[0], "height": size[1]},
                reduced_motion="reduce",
            )
        )

    async def _entered(self, context: BrowserContext) -> BrowserContext:
        context.on("weberror", lambda error: self.troubles.append(str(error.error)))
        context.on("console", self._heard)
        context.set_default_timeout(PATIENCE_MS)
        if SLOW_MS:
            await context.route(FETCHED, _later)
        self.contexts.append(context)
        return context

    async def open(self, address: str, language: str = "fr", **options: Any) -> Page:
        page = await (await self.browse(language, **options)).new_page()
        await page.goto(address)
        return page

    async def leave(self) -> None:
        """Close every page: before its server ends, of which it may still be fetching a part."""
        while self.contexts:
            context = self.contexts.pop()
            await context.unroute_all(behavior="ignoreErrors")
            await context.close()

    async def close(self) -> None:
        await self.leave()
        assert not self.troubles, self.troubles

    def _heard(self, message: ConsoleMessage) -> None:
        text = message.text
        # A refusal of the server's is for the page to show, which is what tests look at.
        refusal = "/api/" in message.location["url"]
        if message.type == "error" and not refusal and not any(sign in text for sign in NO_LINE):
            self.troubles.append(text)


async def _later(route: Route) -> None:
    await asyncio.sleep(SLOW_MS / 1000)
    await route.fallback()
