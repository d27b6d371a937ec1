"""A process that dies at a named step: the call that makes the step last raises, before or after it."""

from collections.abc import Callable
from operator import attrgetter
from typing import Any

import pytest

from bot.actions.desk import Desk

Step = tuple[str, str, int]
"""What the desk has, its method, and which call of it."""
Kill = Callable[[Step, str], None]
"""Lets the desk die `before` or `after` a step."""


class Killed(BaseException):
    """Nothing catches it, as nothing catches SIGKILL."""


def killer(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> Kill:
    def kill(step: Step, when: str) -> None:
        path, method, nth = step
        owner: Any = attrgetter(path)(desk)
        call, calls = getattr(owner, method), iter(range(1, 100))

        async def dies(*args: Any, **how: Any) -> Any:
            if next(calls) != nth:
                return await call(*args, **how)
            if when == "after":
                await call(*args, **how)
            monkeypatch.undo()
            raise Killed

        monkeypatch.setattr(owner, method, dies)

    return kill
