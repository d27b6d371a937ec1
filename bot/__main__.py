"""`python -m bot`: the command line."""

import sys

from bot.commands.line import main

if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
