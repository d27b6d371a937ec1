"""What goes wrong under an agent's hands: a clear state on the screen, and nothing that was typed is lost."""

from typing import Any

from playwright.async_api import expect

from bot.actions import invitations, routing
from bot.model.ids import StaffId
from bot.model.people import System
from tests.browser.console_page import ConsolePage
from tests.browser.test_console_live import waiting
from tests.browser.visits import Visits
from tests.clients import Served


async def changed(served: Served, console: ConsolePage, **values: Any) -> None:
    """As an administrator elsewhere does it."""
    await invitations.change(served.house.desk, System("test"), await id_of(console), values)


async def id_of(console: ConsolePage) -> StaffId:
    me = await console.page.evaluate("() => fetch('/api/session').then((answer) => answer.json())")
    return StaffId(me["staff"]["id"])


async def test_a_session_revoked_while_a_reply_is_on_its_way_keeps_it_for_the_next_sign_in(
    visits: Visits, served: Served
) -> None:
    lea = await ConsolePage.open(visits, served, "Léa")
    claire = await waiting(served, "Claire")
    await lea.take("Claire")
    await lea.page.evaluate("""() => {
      const { send } = WebSocket.prototype;
      WebSocket.prototype.send = function (data) {
        if (!String(data).includes('"reply"')) send.call(this, data);
      };
    }""")
    await lea.send("Votre retrait est parti.")
    await expect(lea.page.locator(".pending")).to_contain_text("Votre retrait est parti.")
    await served.house.store.sessions.end_all(await id_of(lea))
    await lea.page.wait_for_url("**/login#ended")

    await lea.sign_in("lea@recourse.example")
    await lea.is_live()

    await claire.until(lambda me: me.entries[-1].get("text") == "Votre retrait est parti.")
    assert [row.get("text") for row in claire.entries].count("Votre retrait est parti.") == 1


async def test_a_cookie_that_is_gone_leads_to_the_sign_in_page_when_the_line_comes_back(
    visits: Visits, served: Served
) -> None:
    lea = await ConsolePage.open(visits, served, "Léa")
    await waiting(served, "Claire")
    await lea.take("Claire")
    await lea.box.fill("À demi écrit")
    await lea.page.context.clear_cookies()

    await lea.page.evaluate(
        "() => { dispatchEvent(new Event('offline')); dispatchEvent(new Event('online')); }"
    )
    await lea.page.wait_for_url("**/login#ended")
    await lea.sign_in("lea@recourse.example")
    await lea.is_live()
    await lea.look_at("Claire")

    await expect(lea.box).to_have_value("À demi écrit")


async def test_a_capacity_below_the_load_takes_nothing_away_and_says_why_nothing_more_is_taken(
    visits: Visits, served: Served
) -> None:
    lea = await ConsolePage.open(visits, served, "Léa")
    for name in ("Ana", "Bruno", "Chloé"):
        await waiting(served, name)
    await lea.take("Ana")
    await lea.take("Bruno")

    await changed(served, lea, capacity=1)
    await expect(lea.page.locator(".availability")).to_contain_text("2 sur 1")
    await lea.look_at("Chloé")
    await lea.press_take()

    await expect(lea.page.get_by_role("alert").filter(has_text="capacité")).to_be_visible()
    await lea.look_at("Bruno")
    await lea.write("reply", "Je suis toujours là.")


async def test_conversations_of_a_deactivated_agent_wait_again_and_the_next_one_reads_it_all(
    visits: Visits, served: Served
) -> None:
    lea = await ConsolePage.open(visits, served, "Léa")
    tom = await ConsolePage.open(visits, served, "Tom")
    claire = await waiting(served, "Claire")
    await lea.take("Claire")
    await lea.write("reply", "Je regarde.")
    await claire.ask("say", text="Merci.", client_id="c1")
    await lea.box.fill("À demi écrit")

    await changed(served, lea, disabled=True)
    await lea.page.wait_for_url("**/login#ended")
    await routing.tend(served.house.desk)
    served.house.desk.tools.clock.__self__.advance(seconds=31)  # type: ignore[attr-defined]
    await tom.take("Claire")

    await expect(tom.log).to_contain_text("Je regarde.")
    await expect(tom.log).to_contain_text("Léa a quitté la conversation")
    await lea.sign_in("lea@recourse.example")
    await expect(lea.page.get_by_role("alert")).to_be_visible()
