"""What the knowledge lacks, and the article that begins from it."""

from pathlib import Path

import pytest

from bot.actions import gaps
from bot.actions.desk import Desk
from bot.errors import Forbidden
from bot.firm.policy import Policy
from bot.firm.problems import Problems
from bot.knowledge.article_file import read_article
from bot.model.people import Role
from tests.chats import Chat
from tests.desks import hired

GIRAFFE = 'Pourquoi la "girafe" du comptoir \\ est-elle bleue ?'


async def asked(desk: Desk, question: str, *then: str) -> None:
    chat = await Chat.begun(desk)
    await chat.until("question")
    await chat.play(question, *then)


async def test_unanswered_questions_begin_an_article_and_articles_show_their_effect(
    desk: Desk, policy: Policy, tmp_path: Path
) -> None:
    await asked(desk, GIRAFFE)
    await asked(desk, "Quels sont vos frais ?", "* yes")
    lou = await hired(desk, "lou", Role.LEAD)

    found = await gaps.read(desk, lou, 30)

    assert (found["asked"], found["unanswered"]) == (2, 1)
    (group,) = found["groups"]
    assert group["questions"] == [GIRAFFE]
    (row,) = found["articles"]
    assert (row["article"], row["shown"], row["helped"], row["share"]) == ("fees", 1, 1, 100)
    draft = tmp_path / f"{group['nearest']['id']}-new.md"
    draft.write_text(group["draft"], encoding="utf-8")
    with pytest.raises(Problems) as unfinished:
        read_article(draft, policy)
    assert "asks" in str(unfinished.value)
    with pytest.raises(Forbidden):
        await gaps.read(desk, await hired(desk, "tim"), 30)
