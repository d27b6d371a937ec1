"""One holder for a data folder at a time, and where its database listens."""

import fcntl
import json
import os
from pathlib import Path
from typing import Self

from bot.errors import SetupError

NAME = "recourse.lock"


class FolderLock:
    """Held as long as the process lives; the kernel lets go of it even after `kill -9`.

    The file stays: removing it would let two processes lock two files of the same name.
    """

    def __init__(self, folder: Path, handle: int) -> None:
        self.folder = folder
        self._handle = handle

    @classmethod
    def take(cls, folder: Path) -> Self | None:
        """The lock, or None when another process holds it. Raises SetupError for an unusable folder."""
        try:
            folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            handle = os.open(folder / NAME, os.O_RDWR | os.O_CREAT, 0o600)
        except OSError as error:
            raise SetupError(f"The data folder {folder} cannot be used: {error.strerror}.") from None
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            os.close(handle)
            return None
        lock = cls(folder.resolve(), handle)
        lock.publish(None)
        return lock

    def publish(self, port: int | None) -> None:
        """Tell others who we are and where the database listens."""
        text = json.dumps({"pid": os.getpid(), "port": port}).encode()
        try:
            os.ftruncate(self._handle, 0)
            os.pwrite(self._handle, text, 0)
        except OSError as error:
            raise SetupError(f"The data folder cannot be written: {error.strerror}.") from None

    def release(self) -> None:
        os.ftruncate(self._handle, 0)
        os.close(self._handle)


def published(folder: Path) -> tuple[int | None, int | None]:
    """Pid and port that the holder published, each None while it has not."""
    try:
        told = json.loads((folder / NAME).read_bytes())
    except (FileNotFoundError, ValueError):
        # Empty or half written: the holder is coming or going.
        return None, None
    return told["pid"], told["port"]
