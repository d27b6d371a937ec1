"""A wrong setting stops the start with one sentence that names it."""

import pytest

from bot.errors import SetupError
from bot.settings import read_settings


@pytest.mark.parametrize(
    ("name", "value", "sentence"),
    [
        ("PORT", "abc", "RECOURSE_PORT: write a whole number."),
        ("PORT", "99999999", "RECOURSE_PORT: write 65535 or less."),
        ("WORKERS", "0", "RECOURSE_WORKERS: write 1 or more."),
        ("MODE", "prod", "RECOURSE_MODE: choose 'demo' or 'production'."),
        ("DATABASE", "A b", "RECOURSE_DATABASE: it is not written as it must be; see docs/operations.md."),
        ("EMBED_ORIGINS", "nope", "RECOURSE_EMBED_ORIGINS: 'nope' is not an origin"),
    ],
)
def test_a_wrong_setting_is_named(
    monkeypatch: pytest.MonkeyPatch, name: str, value: str, sentence: str
) -> None:
    monkeypatch.setenv(f"RECOURSE_{name}", value)

    with pytest.raises(SetupError) as refusal:
        read_settings()

    assert str(refusal.value).startswith(sentence)
