"""R20: card numbers are masked as they are typed, and nothing else is touched."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.register.masking import is_luhn_valid, mask_cards


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("4111111111111111", "••••••••••••1111"),
        ("ma carte 4111 1111 1111 1111.", "ma carte •••• •••• •••• 1111."),
        ("4111-1111-1111-1111", "••••-••••-••••-1111"),
        ("4111\u00a01111\u202f1111\u20111111", "••••\u00a0••••\u202f••••\u20111111"),
        ("4111 1111 1111 1111 12/27 123", "•••• •••• •••• 1111 12/27 123"),
        ("le 19 11 4111 1111 1111 1111", "le 19 11 •••• •••• •••• 1111"),
        ("3782 822463 10005 puis 5500 0000 0000 0004", "•••• •••••• •0005 puis •••• •••• •••• 0004"),
    ],
)
def test_r20_a_card_number_keeps_its_last_four_digits(typed: str, kept: str) -> None:
    assert mask_cards(typed) == kept


@pytest.mark.parametrize(
    "text",
    [
        "4111 1111 1111 1112",
        "FR76 3000 6000 0112 3456 7890 189",
        "+248 4 321 000, le 23.11.2026 à 10:30, 1 250,00 €",
        "411111111111111",
        "12345678901234567890123",
    ],
)
def test_r20_what_is_no_card_number_stays(text: str) -> None:
    assert mask_cards(text) == text


@given(st.text("0123456789", min_size=12, max_size=18), st.text("ab \n"))
def test_r20_every_valid_number_of_13_to_19_digits_is_masked(stem: str, around: str) -> None:
    number = next(stem + check for check in "0123456789" if is_luhn_valid(stem + check))
    masked = mask_cards(f"a{around}x{number}x")

    assert masked == f"a{around}x{'•' * (len(number) - 4)}{number[-4:]}x"
    assert mask_cards(masked) == masked


@pytest.mark.parametrize("attack", ["1 " * 4000, "1" * 8000, "4111 " * 1600, "1 -" * 2700])
def test_no_text_takes_long(attack: str) -> None:
    before = time.perf_counter()
    mask_cards(attack)
    assert time.perf_counter() - before < 0.25
