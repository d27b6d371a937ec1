"""Becomes the program it is given, and ends when the process that started it does.

Run as a script between us and the database. A `preexec_fn` would do the same, but runs Python between fork
and exec, which is unsafe beside threads. Usage: die_with_parent.py PARENT_PID PROGRAM ARGUMENT…
"""

import ctypes
import os
import signal
import sys

PR_SET_PDEATHSIG = 1


def main() -> None:
    parent, program, *arguments = sys.argv[1:]
    ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGTERM)
    # The parent may have died before the request was made; then no signal would ever come.
    if os.getppid() != int(parent):
        sys.exit("the parent is gone")
    os.execv(program, [program, *arguments])  # noqa: S606


if __name__ == "__main__":
    main()
