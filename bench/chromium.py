"""A real Chromium, signed in to the console."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from shutil import which

from playwright.async_api import Page, async_playwright

from bench.agent import EMAIL, PASSWORD
from bench.processes import Server

OPTIONS = ("--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking")


@asynccontextmanager
async def signed_in(server: Server) -> AsyncIterator[Page]:
    """Its live line is up."""
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(args=[*OPTIONS], executable_path=which("chromium"))
        page = await browser.new_page(viewport={"width": 1280, "height": 800})
        await page.goto(f"{server.address}/login")
        await page.fill("[name=email]", EMAIL)
        await page.fill("[name=password]", PASSWORD)
        await page.click("form .primary")
        await page.locator(".freshness[data-state=live]").wait_for()
        yield page
        await browser.close()
