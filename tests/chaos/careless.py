"""The negative control: a server whose workers acknowledge what is not stored yet."""

import sys

from bot import workers
from server import cli

if __name__ == "__main__":
    workers.PROGRAM = "tests.chaos.careless_worker"
    sys.exit(cli())
