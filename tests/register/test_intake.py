"""R14, R15, R18 to R21: what a complaint holds, and what is refused."""

from typing import Any

import pytest
from pydantic import ValidationError

from bot.errors import BadRequest
from bot.model.ids import StaffId
from bot.register.complaint import Complaint
from bot.register.intake import from_chat
from tests.register.register_making import FOR_ANOTHER, TOLD, around

FILE = {"file": "f1", "name": "relevé.pdf", "type": "application/pdf", "bytes": 812, "sha256": "a" * 64}


def test_r19_a_complaint_holds_the_essential_fields_and_no_others() -> None:
    data = from_chat({**TOLD, "evidence": [{**FILE, "at": "x"}]}, around()).data()

    assert data == {
        "filer": "self",
        "channel": "chat",
        "language": "fr",
        "conversation": "c1",
        "complainant": {"name": "Ana Roy", "email": "ana@customers.example.org"},
        "authorisation": [],
        "service": "withdrawals",
        "facts_on": "2026-11-19",
        "narrative": TOLD["narrative"],
        "wanted": TOLD["wanted"],
        "declaration": {"version": "1", "at": "2026-11-23T06:00:00.000Z", "language": "fr"},
        "attachments": [FILE],
        "excluded": [{"staff": "lea", "reason": "served_customer"}],
    }
    with pytest.raises(ValidationError, match="date_of_birth"):
        Complaint.model_validate({**data, "date_of_birth": "1990-01-01"})


def test_r20_the_narrative_is_untouched_but_for_card_numbers() -> None:
    text = "  Payé avec 4111 1111 1111 1111 :\n\n\t« rien » ne vient.  "
    complaint = from_chat({**TOLD, "narrative": text}, around())

    assert complaint.narrative == text.replace("4111 1111 1111", "•••• •••• ••••")


def test_r15_for_another_the_client_complains_and_the_one_who_writes_represents() -> None:
    complaint = from_chat({**FOR_ANOTHER, "account": "A-1", "authorisation": [FILE]}, around())

    assert (complaint.complainant.name, complaint.complainant.account) == ("Bob Payet", "A-1")
    assert complaint.complainant.email is None
    assert complaint.representative is not None
    assert complaint.representative.name == "Ana Roy"
    assert complaint.contact() == "ana@customers.example.org"
    assert [file.sha256 for file in complaint.authorisation] == ["a" * 64]


@pytest.mark.parametrize("told", [{"service": "other"}, {"facts_on": ""}, {"evidence": []}])
def test_r18_out_of_scope_undated_or_undocumented_is_registered_all_the_same(told: dict[str, Any]) -> None:
    assert from_chat({**TOLD, **told}, around()).narrative


def test_r18_a_third_party_without_authorisation_is_registered_all_the_same() -> None:
    assert from_chat(FOR_ANOTHER, around()).authorisation == []


def test_r21_everyone_who_served_the_customer_is_excluded() -> None:
    complaint = from_chat(TOLD, around(served=(StaffId("lea"), StaffId("max"))))

    assert [(row.staff, row.reason) for row in complaint.excluded] == [
        ("lea", "served_customer"),
        ("max", "served_customer"),
    ]


@pytest.mark.parametrize(
    ("told", "field"),
    [
        ({"declaration": "no"}, "declaration"),
        ({"declaration": None}, "declaration"),
        ({"service": "crypto"}, "service"),
        ({"facts_on": "2026-11-24"}, "facts_on"),
        ({"facts_on": "yesterday"}, "facts_on"),
        ({"name": "  "}, "name"),
        ({"email": "nobody"}, "email"),
        ({"email": None}, "email"),
        ({"narrative": ""}, "narrative"),
        ({"narrative": "x" * 8001}, "narrative"),
        ({"wanted": None}, "wanted"),
        ({"filer": "friend"}, "filer"),
        ({"filer": "third_party"}, "client_name"),
        ({"narrative": {"$gt": ""}}, "narrative"),
    ],
)
def test_r14_what_cannot_stand_in_the_register_is_refused_by_the_field(
    told: dict[str, Any], field: str
) -> None:
    with pytest.raises(BadRequest) as caught:
        from_chat({**TOLD, **told}, around())

    assert caught.value.details is not None
    assert list(caught.value.details) == [field]


@pytest.mark.parametrize(
    ("kept", "minor", "currency"),
    [("1250.50 EUR", 125_050, "EUR"), ("300.00 JPY", 300, "JPY"), ("1.00 KWD", 1_000, "KWD")],
)
def test_r19_the_amount_in_dispute_is_kept_in_the_smallest_unit(kept: str, minor: int, currency: str) -> None:
    data = from_chat({**TOLD, "amount": kept}, around()).data()

    assert data["amount"] == {"minor": minor, "currency": currency}
    assert "amount" not in from_chat({**TOLD, "amount": ""}, around()).data()


@pytest.mark.parametrize("kept", ["beaucoup", "1.50 JPY", "1 2 EUR", "NaN EUR", "-5.00 EUR", "1e30 EUR", 7])
def test_r19_an_amount_that_is_none_is_refused_in_one_sentence(kept: object) -> None:
    with pytest.raises(BadRequest) as refusal:
        from_chat({**TOLD, "amount": kept}, around())

    assert [name.split(".")[0] for name in refusal.value.details or {}] == ["amount"]
