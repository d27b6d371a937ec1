"""axe over a complaint's page in its later stages, with the form of every act that is open there."""

from collections.abc import Awaitable, Callable, Mapping
from types import MappingProxyType

import pytest
from playwright.async_api import Page, expect

from bot.actions import evidence
from bot.model.people import Role
from tests.actions.officers import Officer, responded, under_investigation
from tests.browser.axe import violations
from tests.browser.console_page import ConsolePage
from tests.browser.registers import ONE, REFERENCE, colleague, filed
from tests.browser.visits import Visits
from tests.clients import Served
from tests.hand_clock import HandClock

PAPER = {"grantor": "Paul Roux", "scope": "Cette réclamation", "signed_on": "2026-11-20"}
Stage = Callable[[Officer, Officer, HandClock], Awaitable[object]]


async def extended(olga: Officer, ines: Officer, clock: HandClock) -> None:
    await under_investigation(olga)
    await olga.does("extend", days=10, reason="La banque n’a pas répondu.")


async def reconsidered(olga: Officer, ines: Officer, clock: HandClock) -> None:
    await responded(olga, ines)
    await olga.does("refuse_response", reason="Rien reçu.", proof="e-mail")
    await olga.does("reconsider", reason="Nouveau relevé.")


async def referred(olga: Officer, ines: Officer, clock: HandClock) -> None:
    await responded(olga, ines)
    await olga.does("refer_external", body="Ombudsman", case="O-42", on="2026-11-23")


async def determined(olga: Officer, ines: Officer, clock: HandClock) -> None:
    await referred(olga, ines, clock)
    await olga.does("determine_external", outcome="settled", on="2026-11-23", text="Accord à 50 €.")
    await ines.does("hold", reason="Le régulateur enquête.")


async def reopened(olga: Officer, ines: Officer, clock: HandClock) -> None:
    await responded(olga, ines)
    await olga.does("accept", proof="e-mail")
    await olga.does("reopen", reason="Un second retrait manque.")


async def withdrawn(olga: Officer, ines: Officer, clock: HandClock) -> None:
    await olga.does("withdraw", proof="e-mail", reason="Tout est réglé.")


async def lapsing(olga: Officer, ines: Officer, clock: HandClock) -> None:
    """The authorisation came late, so that no promise is missed while the customer owes the answer."""
    clock.advance(days=58)
    kept = await evidence.keep_evidence(olga.desk, olga.staff, REFERENCE, "mandat.txt", b"Je donne")
    await olga.does("provide_information", text="Mandat reçu.", files=[kept.file])
    await olga.does("verify_authorisation", file=kept.file, **PAPER)
    await under_investigation(olga)
    await olga.does("request_information", questions="Quel compte ?")
    clock.advance(days=8)
    await olga.does("remind")
    clock.advance(days=8)
    await olga.does("give_final_notice", purpose="lapse")
    clock.advance(days=19)
    await olga.does("submit", proposal="lapsed", text="Sans réponse depuis trois mois.")


async def lapsed(olga: Officer, ines: Officer, clock: HandClock) -> None:
    await lapsing(olga, ines, clock)
    await ines.does("declare_no_conflict")
    await ines.does("approve")
    await olga.does("close")


THIRD_PARTY = {"filer": "* third_party", "client_name": "Paul Roux", "authorisation": "* skip"}
STAGES: Mapping[str, tuple[Stage, Mapping[str, str]]] = MappingProxyType(
    {
        "extension": (extended, {}),
        "reconsideration": (reconsidered, {}),
        "external case": (referred, {}),
        "external decision, held": (determined, {}),
        "reopening": (reopened, {}),
        "withdrawal": (withdrawn, {}),
        "draft of a lapse": (lapsing, THIRD_PARTY),
        "lapse": (lapsed, THIRD_PARTY),
    }
)


SCREENS = (("fr", 1280, "light"), ("en", 320, "dark"), ("en", 1280, "dark"), ("fr", 320, "light"))
"""Each stage on one of them, in turn."""


async def wrong_with(page: Page, where: str) -> list[str]:
    wide = await page.evaluate("document.documentElement.scrollWidth - innerWidth")
    return [f"{where}: {each}" for each in await violations(page)] + (
        [f"{where}: {wide} px too wide"] if wide > 0 else []
    )


@pytest.mark.parametrize(("number", "stage"), [*enumerate(STAGES)])
async def test_every_later_act_of_a_complaint_can_be_read_by_everybody(
    visits: Visits, served: Served, clock: HandClock, number: int, stage: str
) -> None:
    bring, answers = STAGES[stage]
    language, width, scheme = SCREENS[number % len(SCREENS)]
    await filed(served, language, **answers)
    await bring(await colleague(served, "Olga"), await colleague(served, "Ines", Role.LEAD), clock)
    screen: dict[str, object] = {"size": (width, 900), "color_scheme": scheme, "bypass_csp": True}
    nadia = await ConsolePage.open(visits, served, "Nadia", Role.OFFICER, language=language, **screen)
    page = nadia.page
    await nadia.go(ONE)
    for sign in (".events li", ".letters li", ".acts .button:not([aria-disabled])"):
        await expect(page.locator(sign).first).to_be_attached()
    for folded in await page.locator("main details").all():
        await folded.evaluate("details => { details.open = true }")
    wrong = await wrong_with(page, "page")

    for button in await page.locator(".acts .button:not([aria-disabled])").all():
        name = await button.inner_text()
        await button.click()
        await expect(nadia.dialog.locator(".dialog-end .button").last).to_have_text(name)
        await expect(nadia.dialog.locator("[role=status].soft")).to_have_count(0)
        wrong += await wrong_with(page, name)
        await nadia.put_away()

    assert wrong == []
