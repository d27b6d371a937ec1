"""A worker of the negative control: it says that a turn is saved, and saves it half a second later."""

import asyncio
import sys
from collections.abc import Mapping

from bot.store.group_commit import GroupCommit
from bot.worker import main

LATE_SECONDS = 0.5
insert = GroupCommit.insert
late: set["asyncio.Task[None]"] = set()


async def _save(commit: GroupCommit, document: Mapping[str, object]) -> None:
    await asyncio.sleep(LATE_SECONDS)
    await insert(commit, document)


async def at_once(commit: GroupCommit, document: Mapping[str, object]) -> bool:
    if ":m" not in str(document["key"]):
        # The play has not begun yet.
        return await insert(commit, document)
    task = asyncio.create_task(_save(commit, document))
    late.add(task)
    task.add_done_callback(late.discard)
    return True


if __name__ == "__main__":
    GroupCommit.insert = at_once  # type: ignore[method-assign,assignment]
    sys.exit(main())
