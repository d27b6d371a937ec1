"""Vectors are made once: a start embeds what has changed, and nothing else."""

import logging
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest

from bot.knowledge.encoder import Matrix, sentence_encoder
from bot.knowledge.vectors import Vectors


class Counting:
    """Remembers what it was asked to embed."""

    def __init__(self, model: str = "counting 1") -> None:
        self.model = model
        self.texts: list[str] = []

    def encode(self, texts: Sequence[str]) -> Matrix:
        self.texts += texts
        return np.array([[len(text), 1.0] for text in texts], dtype=np.float32)


def embedded(file: Path | None, texts: Sequence[str], model: str = "counting 1") -> list[str]:
    """What a start with these texts embeds."""
    encoder = Counting(model)
    vectors = Vectors(encoder, file)
    vectors.of(texts)
    vectors.keep()
    return encoder.texts


def test_a_second_start_embeds_nothing(tmp_path: Path) -> None:
    file = tmp_path / "new" / "vectors.npz"

    assert embedded(file, ["frais", "retrait"]) == ["frais", "retrait"]
    assert embedded(file, ["retrait", "frais"]) == []


def test_a_changed_text_alone_is_embedded_again(tmp_path: Path) -> None:
    file = tmp_path / "vectors.npz"
    embedded(file, ["frais", "retrait"])

    assert embedded(file, ["frais", "dépôt"]) == ["dépôt"]
    assert embedded(file, ["retrait"]) == ["retrait"]


def test_the_vectors_of_another_model_are_not_used(tmp_path: Path) -> None:
    file = tmp_path / "vectors.npz"
    embedded(file, ["frais"])

    assert embedded(file, ["frais"], model="counting 2") == ["frais"]


def test_a_broken_file_is_told_and_made_anew(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    file = tmp_path / "vectors.npz"
    file.write_bytes(b"PK not vectors")

    with caplog.at_level(logging.WARNING):
        assert embedded(file, ["frais"]) == ["frais"]

    assert "cannot be read" in caplog.text
    assert embedded(file, ["frais"]) == []


def test_a_place_that_cannot_be_written_is_told(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    (tmp_path / "file").write_text("in the way")

    with caplog.at_level(logging.WARNING):
        assert embedded(tmp_path / "file" / "vectors.npz", ["frais"]) == ["frais"]

    assert "cannot be written" in caplog.text


def test_the_same_meaning_is_near_in_the_other_language_and_another_is_not() -> None:
    french, english, other = sentence_encoder().encode(
        ["j'ai perdu mon mot de passe", "I LOST MY PASSWORD", "le marché ouvre à neuf heures"]
    )

    assert float(french @ english) > 0.6 > 0.4 > float(french @ other)


def test_many_new_texts_are_counted_as_they_go(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr("bot.knowledge.vectors.BATCH", 2)

    with caplog.at_level(logging.INFO):
        Vectors(Counting()).of(["un", "deux", "trois"])

    assert [record.getMessage() for record in caplog.records] == [
        "2 of 3 new texts embedded so far",
        "3 of 3 new texts embedded so far",
        "3 of 3 texts of answers embedded",
    ]
