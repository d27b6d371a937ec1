"""Questions that mean about the same are one group."""

from bot.knowledge.grouping import grouped, nearest
from bot.knowledge.library import Library

FEES = ["Quels sont vos frais ?", "Quels sont les frais ?", "Quels sont vos frais ?"]
OTHER = "Pourquoi la girafe du comptoir est-elle bleue ?"


def test_the_largest_group_comes_first_and_counts_every_time_it_was_asked(library: Library) -> None:
    groups = grouped([OTHER, *FEES], library)

    assert [sorted(group.questions) for group in groups] == [sorted(FEES), [OTHER]]
    assert nearest(groups[0], library) == "fees"


def test_nothing_asked_makes_no_group(library: Library) -> None:
    assert grouped([], library) == []
