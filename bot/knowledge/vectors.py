"""Keeps the vectors of the articles' texts in a file, so that a start embeds only what has changed."""

import hashlib
import logging
import zipfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from tempfile import NamedTemporaryFile

import numpy as np
from numpy.typing import NDArray

from bot.knowledge.encoder import Encoder, Matrix

log = logging.getLogger(__name__)

Rows = NDArray[np.int8]
"""One vector a row, in whole numbers: a quarter of the memory, and the cosine moves in the fourth digit."""
STEPS = 768
"""Of a whole number to 1. No component of the encoder's vectors is much larger than 127 / 768."""
BLOCK = 512
"""Rows compared at once: few enough to stay in the processor's cache as floating numbers."""
BATCH = 4096


def in_blocks(rows: Rows) -> Iterator[Matrix]:
    """The vectors as floating numbers, a few at a time."""
    for at in range(0, len(rows), BLOCK):
        yield rows[at : at + BLOCK].astype(np.float32) / np.float32(STEPS)


def cosines(rows: Rows, asked: Matrix) -> Matrix:
    """Of every row with every vector of `asked`: one line a row, one column a vector."""
    scaled = asked.T / np.float32(STEPS)
    blocks = [rows[at : at + BLOCK].astype(np.float32) @ scaled for at in range(0, len(rows), BLOCK)]
    return np.concatenate(blocks)


class Vectors:
    """`file`: where they are kept between starts; None keeps them nowhere. Each is found by the SHA-256 of
    the model's name, the steps and the text.
    """

    def __init__(self, encoder: Encoder, file: Path | None = None) -> None:
        self.encoder, self.file = encoder, file
        self._kept = self._read()
        self._used: dict[bytes, Rows] = {}

    def of(self, texts: Sequence[str]) -> Rows:
        """One row a text, embedded unless it is known."""
        keys = [self._key(text) for text in texts]
        known = self._kept | self._used
        missing = {key: text for key, text in zip(keys, texts, strict=True) if key not in known}
        if missing:
            known |= zip(missing, self._encoded(list(missing.values())), strict=True)
            log.info("%d of %d texts of answers embedded", len(missing), len(texts))
        self._used |= {key: known[key] for key in keys}
        return np.stack([known[key] for key in keys])

    def keep(self) -> None:
        """Write the file, if what was used differs from what it holds."""
        if self.file and self._used.keys() != self._kept.keys():
            self._write(self.file)

    def _key(self, text: str) -> bytes:
        return hashlib.sha256(f"{self.encoder.model}\n{STEPS}\n{text}".encode()).digest()

    def _encoded(self, texts: Sequence[str]) -> Rows:
        parts = []
        for at in range(0, len(texts), BATCH):
            parts.append(self._rounded(texts[at : at + BATCH]))
            if len(texts) > BATCH:
                log.info("%d of %d new texts embedded so far", min(at + BATCH, len(texts)), len(texts))
        return np.concatenate(parts)

    def _rounded(self, texts: Sequence[str]) -> Rows:
        return np.clip(np.rint(self.encoder.encode(texts) * STEPS), -127, 127).astype(np.int8)

    def _read(self) -> dict[bytes, Rows]:
        if self.file is None or not self.file.exists():
            return {}
        try:
            with np.load(self.file, allow_pickle=False) as kept:
                keys, rows = kept["keys"], kept["rows"]
            return {bytes(key): row for key, row in zip(keys, rows, strict=True)}
        except (OSError, ValueError, KeyError, zipfile.BadZipFile) as error:
            log.warning("%s cannot be read (%s): all texts are embedded again", self.file, error)
            return {}

    def _write(self, file: Path) -> None:
        try:
            file.parent.mkdir(parents=True, exist_ok=True)
            with NamedTemporaryFile(dir=file.parent, suffix=".tmp", delete=False) as fresh:
                np.savez(
                    fresh,
                    keys=np.array([np.frombuffer(key, np.uint8) for key in self._used]),
                    rows=np.stack(list(self._used.values())),
                )
            Path(fresh.name).replace(file)
        except OSError as error:
            log.warning("%s cannot be written (%s): the next start embeds these texts again", file, error)
