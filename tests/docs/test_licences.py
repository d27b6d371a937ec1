"""docs/licences.md names what the lock files name today."""

import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parents[2]


def test_the_list_of_licences_is_fresh(tmp_path: Path) -> None:
    subprocess.run([sys.executable, "bin/licences", tmp_path / "made.md"], cwd=HERE, check=True)

    made = (tmp_path / "made.md").read_text(encoding="utf-8")
    assert made == (HERE / "docs" / "licences.md").read_text(encoding="utf-8"), "run bin/licences"
