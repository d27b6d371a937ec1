"""A server as far as the data folder sees it: holds the folder and its database until it is killed.

Usage: serving.py FOLDER; prints the database's URL when it is ready.
"""

import asyncio
import sys
from pathlib import Path

from bot.store.bundled import bundled_database


async def main() -> None:
    async with bundled_database(Path(sys.argv[1])) as url:
        print(url, flush=True)
        await asyncio.Event().wait()


if __name__ == "__main__":
    asyncio.run(main())
