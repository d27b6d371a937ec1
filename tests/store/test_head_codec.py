from dataclasses import replace
from typing import Any

import bson
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.model.conversation import Filing, Head, Last, OpenInquiry, Person, Position, Turn
from bot.model.entry import Ask, By, Entry, Kind
from bot.model.ids import ConversationId, DraftId, InquiryNumber, StaffId
from bot.store.turn_codec import texts_of, turn_from_document, turn_to_document
from tests.store.making import AT, new_head

OPTIONS: bson.CodecOptions[dict[str, Any]] = bson.CodecOptions(tz_aware=True)

# Few and telling values: what differs is which parts are there at all.
numbers = st.sampled_from([0, 1, 7, 2**31, 2**53])
names = st.sampled_from(["name", "topic", "wanted", "x_1"])
texts = st.sampled_from(["", "a", "$where", "a.b", "Été 😀", "x" * 199, "y" * 250])
instants = st.sampled_from([AT, AT.replace(year=2031, microsecond=999_000)])
plain = st.sampled_from([None, True, 0.1, 7, "text", AT, [1, "a"], [], {}, {"a.b": {"$c": [AT]}}])
mappings = st.dictionaries(names, plain, max_size=3)
people = st.builds(Person, texts.map(StaffId), texts)
asks = st.builds(
    Ask,
    names,
    summary=st.lists(st.dictionaries(names, texts, max_size=2), max_size=2).map(tuple),
    progress=st.none() | st.tuples(numbers, numbers),
    to=numbers,
)
taken = {"no", "at", "by", "kind", "seq", "sender", "name", "text", "client_id", "field", "choice", "ask"}
entries = st.builds(
    Entry,
    no=numbers,
    at=instants,
    ask=st.none() | asks,
    more=mappings.map(lambda more: {key: value for key, value in more.items() if key not in taken}),
)
positions = st.builds(
    Position,
    texts,
    names,
    asked=st.lists(names, max_size=3).map(tuple),
    tries=numbers,
    aside=st.none() | st.dictionaries(names, texts, max_size=2),
    resume=st.none() | names,
)


@st.composite
def turns(draw: st.DrawFn) -> Turn:
    written = draw(st.lists(entries, max_size=3, unique_by=lambda entry: entry.no))
    n = draw(numbers)
    long = {f"long_{e.no}": e for e in written if e.text and len(e.text) > 5}
    head = draw(
        st.builds(
            Head,
            conversation=texts.map(ConversationId),
            started_at=instants,
            position=positions,
            n=st.just(n),
            fields=mappings.map(lambda fields: fields | {name: e.text for name, e in long.items()}),
            written=st.just({name: (n, e.no) for name, e in long.items()}),
            ask=st.none() | asks,
            agent=st.none() | people,
            return_to=st.none() | people,
            served=st.lists(texts.map(StaffId), max_size=3).map(tuple),
            waiting_since=st.none() | instants,
            inquiry=st.none() | st.builds(OpenInquiry, texts.map(InquiryNumber), instants, texts, names),
            filing=st.none() | st.builds(Filing, texts.map(DraftId), instants),
            closed_at=st.none() | instants,
            last=st.none() | st.builds(Last, numbers, at=instants, text=texts),
        )
    )
    return Turn(draw(texts), draw(texts), draw(instants), tuple(written), head, draw(mappings))


@settings(max_examples=30, deadline=None)
@given(turns())
def test_a_turn_survives_the_way_to_the_database_and_back(turn: Turn) -> None:
    stored = bson.decode(bson.encode(turn_to_document(turn)), OPTIONS)

    assert turn_from_document(stored, texts_of(stored)) == turn


@pytest.mark.parametrize(("length", "copies"), [(200, 2), (201, 1), (8_000, 1)])
def test_a_long_text_stands_once_in_the_document(length: int, copies: int) -> None:
    story = "x" * length
    line = Entry(7, AT, By.CUSTOMER, Kind.SAID, text=story)
    told = replace(new_head(), n=3, fields={"narrative": story}, written={"narrative": (3, 7)})

    stored = turn_to_document(Turn("k", "d", AT, (line,), told))

    assert bson.encode(stored).count(story.encode()) == copies
    assert turn_from_document(stored, {(3, 7): story}).head == told
