"""R16, R17, R22 to R24: numbers, references, hashes and seals."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.register.chain import GENESIS, canonical, commitment, digest, next_event, seal
from tests.register.register_making import MONDAY, TOLD, Register, filing, register_of

PLAIN = st.recursive(
    st.text() | st.integers(-(2**53), 2**53) | st.booleans(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(), inner, max_size=4),
    max_leaves=12,
)


def test_r22_each_event_carries_the_hash_of_the_one_before() -> None:
    first, second, third = register_of(3).events

    assert (first["_id"], first["prev"]) == (1, GENESIS)
    assert (second["_id"], second["prev"]) == (2, digest(first))
    assert (third["_id"], third["prev"]) == (3, digest(second))


def test_r16_references_have_no_gaps_within_a_year_of_the_legal_zone() -> None:
    last_evening_of_2026 = datetime(2026, 12, 31, 19, 59, 59, tzinfo=UTC)  # 23:59:59 in Mahé
    register = Register()
    for at in (MONDAY, last_evening_of_2026, last_evening_of_2026 + timedelta(seconds=1)):
        register.file(at=at)
    register.file(at=last_evening_of_2026)  # chained late: it stays in its year

    assert [event["complaint"] for event in register.events] == [
        "C-2026-000001",
        "C-2026-000002",
        "C-2027-000001",
        "C-2026-000003",
    ]
    assert register.events[-1]["last_reference"] == {"2026": 3, "2027": 1}


def test_r17_the_event_names_the_draft_it_was_filed_from_and_chaining_again_changes_only_its_place() -> None:
    act = filing(draft="d9")
    alone, behind = next_event(None, act), next_event(register_of(1).events[-1], act)

    assert alone["filed_from"] == behind["filed_from"] == "d9"
    assert alone["commitment"] == behind["commitment"]
    assert (alone["complaint"], behind["complaint"]) == ("C-2026-000001", "C-2026-000002")


def test_r23_no_word_of_the_complainant_stands_in_the_chain() -> None:
    register = Register()
    register.file({**TOLD, "account": "ACC-778"})
    register.acknowledge("C-2026-000001", MONDAY + timedelta(hours=1))

    chain = b"".join(canonical(event) for event in register.events).decode()
    for word in ("Ana", "Roy", "ana@", "virement", "retrait", "ACC-778", '"c1"'):
        assert word not in chain


def test_r23_the_same_data_sealed_twice_cannot_be_recognised() -> None:
    assert commitment(seal("a", {"x": "1"})) != commitment(seal("a", {"x": "1"}))
    assert commitment(seal("a", {"x": "1"}, salt="00")) == commitment(seal("a", {"x": "1"}, salt="00"))


def test_r24_a_clock_set_back_is_kept_and_flagged() -> None:
    register = register_of(1)
    register.file(at=MONDAY - timedelta(hours=1))
    register.file(at=MONDAY)

    assert [event.get("clock_back") for event in register.events] == [None, True, None]


def test_a_filing_without_a_year_is_a_bug() -> None:
    with pytest.raises(ValueError, match="year"):
        next_event(None, replace(filing(), year=None))


@given(PLAIN)
def test_r22_a_document_has_one_way_to_be_written(value: object) -> None:
    try:
        once = canonical({"b": value, "a": 1})
    except UnicodeEncodeError:  # a lone surrogate, which no door lets in
        return
    assert once == canonical({"a": 1, "b": value})
    assert once.startswith(b'{"a":1,"b":')


@pytest.mark.parametrize("value", [1.5, None, b"x", date(2026, 1, 1), {1: "x"}, float("nan")])
def test_r22_what_has_no_one_way_to_be_written_is_refused(value: object) -> None:
    with pytest.raises(TypeError):
        canonical({"a": [value]})
