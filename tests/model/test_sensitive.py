"""Account numbers, as staff see them."""

import pytest

from bot.model.sensitive import masked, seen_by_staff


@pytest.mark.parametrize(
    ("told", "seen"),
    [
        ("MT4-889123", "•••-••9123"),
        ("1234", "••••"),
        ("12 345", "•2 345"),
        ("", ""),
    ],
)
def test_a_number_keeps_its_last_four(told: str, seen: str) -> None:
    assert masked(told) == seen
    assert seen_by_staff(told, "account") == seen


@pytest.mark.parametrize(
    ("said", "seen"),
    [
        (
            "Mon IBAN FR76 3000 6000 0112 3456 7890 189 merci",
            "Mon IBAN •••• •••• •••• •••• •••• •••0 189 merci",
        ),
        ("de89370400440532013000, please", "••••••••••••••••••3000, please"),
        ("le15 octobre GB29 NWBK 6016 1331 9268 19", "le15 octobre •••• •••• •••• •••• ••68 19"),
        ("GB29 NWBK 6016 1331 9268 18 has a wrong check", "GB29 NWBK 6016 1331 9268 18 has a wrong check"),
        ("order AB12 was late", "order AB12 was late"),
    ],
)
def test_an_iban_in_a_line_is_masked_and_nothing_else(said: str, seen: str) -> None:
    assert seen_by_staff(said) == seen
