"""A conversation played again, and its way as a picture, for those who may review."""

from collections.abc import Awaitable, Callable

from bot.app import House
from bot.model.people import Role
from tests.chats import Chat
from tests.doors.visitors import Visitor, code_of

Visit = Callable[..., Awaitable[Visitor]]


async def test_a_lead_gets_the_differences_and_the_picture_and_an_agent_neither(
    visit: Visit, house: House
) -> None:
    ada = await visit("ada", Role.LEAD)
    chat = await Chat.begun(house.desk)
    await chat.play("Claire Martin", "claire@example.fr")
    replay, chart = (f"/api/conversations/{chat.id}/{name}" for name in ("replay", "chart.svg"))

    found = await ada.ask(replay, flow="current")
    picture = await ada.get(chart)

    assert found == {
        "flow": house.desk.tools.flow.version,
        "turns": 3,
        "differently": False,
        "differences": [],
    }
    assert picture.content_type == "image/svg+xml"
    assert 'class="state taken" data-state="email"' in await picture.text()
    assert await code_of(await ada.get(replay, flow="0" * 64)) == (400, "bad_request")
    lea = await visit("lea", Role.AGENT)
    for path in (replay, chart):
        assert (await code_of(await lea.get(path)))[0] in (403, 404)
