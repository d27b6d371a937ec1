"""What may leave, by who looks."""

from bot.model.ids import ConversationId, StaffId
from bot.model.people import Customer, Role, Staff
from bot.model.visible import shown, visible_fields

CUSTOMER = Customer(ConversationId("c1"))
AGENT = Staff(StaffId("s1"), "Léa", "lea@example.com", frozenset({Role.AGENT}))
ADMIN = Staff(StaffId("s3"), "Ana", "ana@example.com", frozenset({Role.ADMIN}))


def test_a_customer_sees_the_line_and_not_what_is_behind_it() -> None:
    entry = {
        "no": 4,
        "seq": 3,
        "by": "agent",
        "name": "Léa",
        "sender": "s1",
        "reason": "rude",
        "text": "Bonjour",
    }

    assert shown(CUSTOMER, "entry", entry) == {"seq": 3, "by": "agent", "name": "Léa", "text": "Bonjour"}
    assert shown(AGENT, "entry", entry) == entry


def test_a_customer_sees_nothing_but_entries() -> None:
    assert not any(visible_fields(CUSTOMER, kind) for kind in ("line", "complaint", "inquiry", "staff"))


def test_an_agent_sees_of_a_complaint_its_reference_state_and_dates() -> None:
    view = {
        "reference": "C-2026-000001",
        "state": "assessment",
        "narrative": "secret",
        "_id": "C-2026-000001",
    }

    assert shown(AGENT, "complaint", view) == {"reference": "C-2026-000001", "state": "assessment"}


def test_addresses_of_colleagues_are_for_administrators() -> None:
    assert "email" not in visible_fields(AGENT, "staff")
    assert "email" in visible_fields(ADMIN, "staff")


def test_a_new_field_stays_inside_until_it_is_named() -> None:
    assert shown(ADMIN, "staff", {"id": "s1", "password_hash": "x"}) == {"id": "s1"}


def test_what_is_absent_is_left_out() -> None:
    assert shown(AGENT, "line", {"conversation": "c1", "topic": None}) == {"conversation": "c1"}
