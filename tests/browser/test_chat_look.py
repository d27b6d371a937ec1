"""The look that the firm sets in `policy.yaml`, on its own page and inside the chat."""

import shutil
from pathlib import Path

import pytest
from playwright.async_api import Route, expect

from bot.app import Firm
from bot.settings import HERE, Settings
from tests.browser.visits import Visits
from tests.clients import Served

LOGO = "https://pictures.example/logo.svg"
PICTURE = (
    '<svg xmlns="http://www.w3.org/2000/svg" width="72" height="72"><circle cx="36" cy="36" r="36"/></svg>'
)
CHANGES = {
    'accent: "#1f5fa8"': 'accent: "#f2c200"',
    "position: right": "position: left",
    'logo: ""': f'logo: "{LOGO}"',
    'title: {fr: "", en: ""}': 'title: {fr: "Aide Modmount", en: "Modmount help"}',
    'button: {fr: "", en: ""}': 'button: {fr: "Une question ?", en: "A question?"}',
}


@pytest.fixture
def firm(tmp_path: Path, vectors: Path) -> Firm:
    """Yellow, with a logo, on the left."""
    shutil.copytree(HERE / "flows", tmp_path / "flows")
    policy = tmp_path / "flows" / "policy.yaml"
    text = policy.read_text(encoding="utf-8")
    for before, after in CHANGES.items():
        assert text.count(before) == 1, before
        text = text.replace(before, after)
    policy.write_text(text, encoding="utf-8")
    return Firm.read(tmp_path / "flows", vectors)


async def draws(route: Route) -> None:
    await route.fulfill(content_type="image/svg+xml", body=PICTURE)


async def test_the_button_and_the_chat_look_as_the_policy_says(visits: Visits, served: Served) -> None:
    context = await visits.browse("fr", (1000, 760))
    await context.route(LOGO, draws)
    page = await context.new_page()
    await page.goto(served.address)
    button = page.get_by_role("button", name="Ouvrir la discussion")
    await expect(button).to_contain_text("Une question ?")
    place = await button.bounding_box()
    assert place is not None
    assert place["x"] < 100

    # White would not be read on this yellow: the button is darker than the policy's colour.
    drawn = await button.evaluate("one => getComputedStyle(one).backgroundColor")
    assert drawn.startswith("oklch(0.52")

    await button.click()

    inside = page.frame_locator("iframe")
    await expect(inside.get_by_role("heading", name="Aide Modmount")).to_be_visible()
    logo = inside.locator("rc-header img")
    await expect(logo).to_have_js_property("naturalWidth", 72)
    accent = await inside.locator("html").evaluate("root => root.style.getPropertyValue('--accent')")
    assert accent == "#f2c200"
    policy = await page.evaluate(
        "fetch('/chat').then(answer => answer.headers.get('content-security-policy'))"
    )
    assert f"img-src 'self' blob: data: {LOGO};" in policy


class TestAFileOfTheFirms:
    @pytest.fixture
    def settings(self, tmp_path: Path, data_dir: Path) -> Settings:
        shutil.copytree(HERE / "flows", tmp_path / "ours")
        (tmp_path / "ours" / "logo.svg").write_text(PICTURE, encoding="utf-8")
        policy = tmp_path / "ours" / "policy.yaml"
        text = policy.read_text(encoding="utf-8").replace('logo: ""', "logo: logo.svg")
        policy.write_text(text, encoding="utf-8")
        return Settings(port=0, data_dir=data_dir, rate_limits="off", flows=tmp_path / "ours", _env_file=None)

    @pytest.fixture
    def firm(self, settings: Settings, vectors: Path) -> Firm:
        return Firm.read(settings.flows, vectors)

    async def test_is_served_by_us_and_nothing_comes_from_elsewhere(
        self, visits: Visits, served: Served
    ) -> None:
        page = await visits.open(f"{served.address}/chat?language=fr")

        logo = page.locator("rc-header img")
        await expect(logo).to_have_js_property("naturalWidth", 72)
        answer = await page.request.get(f"{served.address}/chat")
        assert "img-src 'self' blob: data:;" in answer.headers["content-security-policy"]
        picture = await page.request.get(f"{served.address}/logo")
        assert picture.headers["content-security-policy"].startswith("default-src 'none'")
