"""While the search is built for thousands of new texts, questions are left to people; nobody waits long."""

import threading
from collections.abc import Iterator

import pytest

from bot.knowledge import library as module
from bot.knowledge.library import Library
from bot.knowledge.search import Search

FRAUD = "on m'a volé mon argent"


@pytest.fixture
def held(library: Library, monkeypatch: pytest.MonkeyPatch) -> Iterator[tuple[Library, threading.Event]]:
    """A library whose search is being built until the event is set."""
    ready = threading.Event()
    built: Search = library.search()
    other = Library(library._answers)

    def slowly() -> Search:
        ready.wait()
        return built

    monkeypatch.setattr(other, "_built", slowly)
    monkeypatch.setattr(module, "SOON_SECONDS", 0.05)
    builder = threading.Thread(target=other.search)
    builder.start()
    yield other, ready
    ready.set()
    builder.join()


def test_a_question_of_that_time_is_left_to_people(held: tuple[Library, threading.Event]) -> None:
    library, ready = held

    assert library.decide("comment clôturer mon compte", "fr").decision == "unknown"
    assert library.decide(FRAUD, "fr").decision == "person"
    assert library.wish("je veux du monde en face") is None

    ready.set()
    library.search()
    assert library.decide("comment clôturer mon compte", "fr").articles
