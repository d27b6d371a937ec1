"""A line whose words say no wish is heard again with what it means; what is plainly an answer never is."""

import pytest

from bot.dialogue.flow import Flow
from bot.dialogue.rehearsal import World
from bot.dialogue.words import GlobalsShape
from bot.knowledge.wish_file import WishesFile
from bot.model.mode import Mode
from tests.dialogue.dialogue_stage import DRAFTED, Begin, asked

TOLD = ("Claire Martin", "claire@example.fr", "passer", "Retraits")


def hears(world: World, wish: str | None) -> list[str]:
    """Every line that is asked about; each is taken for `wish`."""
    heard: list[str] = []

    def wished(line: str) -> str | None:
        heard.append(line)
        return wish

    world.wish = wished
    return heard


def test_only_words_that_work_everywhere_are_wished_for() -> None:
    assert set(WishesFile.model_fields) - {"none"} <= set(GlobalsShape.model_fields)


def test_where_a_name_is_asked_a_wish_in_own_words_is_followed(begin: Begin, world: World) -> None:
    heard = hears(world, "human")
    rehearsal = begin(language="fr")
    world.staff_free = True

    rehearsal.type("j'en ai assez, je veux du monde en face")

    assert heard == ["j'en ai assez, je veux du monde en face"]
    assert rehearsal.head.mode is Mode.WAITING


def test_a_wish_where_a_long_text_is_asked_may_be_the_text(begin: Begin, world: World) -> None:
    rehearsal = begin(*TOLD)
    hears(world, "human")

    says = rehearsal.type("je préférerais du monde en face")

    assert rehearsal.head.mode is Mode.BOT
    assert rehearsal.ask is not None
    assert "human" in {choice.value for choice in rehearsal.ask.choices}
    assert says


@pytest.mark.parametrize("typed", ["Claire Martin", "Jean de La Fontaine", "Ana"])
def test_a_name_is_not_asked_about(begin: Begin, world: World, typed: str) -> None:
    heard = hears(world, "human")
    rehearsal = begin(language="fr")

    rehearsal.type(typed)

    assert heard in ([], [typed])
    assert rehearsal.head.mode is Mode.BOT


@pytest.mark.parametrize("typed", ["claire@example.fr", "passer", "un conseiller", "e" * 900])
def test_what_has_its_meaning_is_not_asked_about(begin: Begin, world: World, typed: str) -> None:
    rehearsal = begin("Claire Martin")
    heard = hears(world, "human")

    rehearsal.type(typed)

    assert heard == []


@pytest.mark.parametrize("wish", ["complaint", "status", "cancel", "restart"])
def test_who_tells_a_complaint_neither_wishes_for_one_nor_gives_up(
    begin: Begin, world: World, flow: Flow, wish: str
) -> None:
    rehearsal = begin(*DRAFTED[:7])
    assert asked(rehearsal) == "narrative"
    hears(world, wish)

    rehearsal.type("je me plains d'un retrait jamais arrivé")

    assert rehearsal.head.fields["narrative"] == "je me plains d'un retrait jamais arrivé"
