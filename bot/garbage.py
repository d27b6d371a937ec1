"""How often Python looks for garbage in a process that serves. Imported before all else of ours.

While the program and the firm's files are read hardly anything becomes garbage, yet looking for it takes a
sixth of a start: nobody looks until `seldom` is called.
"""

import gc

YOUNG = 20_000

gc.disable()


def seldom() -> None:
    """What is there stays; turns make thousands of short-lived objects a second, and hardly any cycles."""
    gc.freeze()
    gc.set_threshold(YOUNG, 20, 50)
    gc.enable()
