"""How a folder of the firm's files looks, so that a change is noticed."""

from pathlib import Path

Print = frozenset[tuple[str, int, int]]


def fingerprint(folder: Path) -> Print:
    """Changes whenever a file of the folder does: name, instant, size."""
    files = (path for kind in ("*.yaml", "*.md", "*.html") for path in folder.rglob(kind))
    stats = {path: path.stat() for path in files if path.is_file()}
    return frozenset((str(path), stat.st_mtime_ns, stat.st_size) for path, stat in stats.items())
