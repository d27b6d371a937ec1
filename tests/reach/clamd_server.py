"""A clamd of the test's own: Debian's program, with a database of one line of ours that knows EICAR."""

import asyncio
import shutil
import socket
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

# The test file of the European Institute for Computer Antivirus Research, harmless; in two parts, so that no
# scanner takes this source for it.
EICAR = rb"X5O!P%@AP[4\PZX54(P^)7CC)7}$" + rb"EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*"
SIGNATURE = f"Eicar-Test:0:*:{EICAR.hex()}\n"
SECONDS = 30.0


@asynccontextmanager
async def clamd(folder: Path) -> AsyncIterator[str]:
    """Its address, once it listens."""
    program = shutil.which("clamd") or shutil.which("clamd", path="/usr/sbin")
    assert program, "apt-get install clamav-daemon"
    (folder / "signatures").mkdir(parents=True)
    (folder / "signatures" / "one.ndb").write_text(SIGNATURE)
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    config = folder / "clamd.conf"
    config.write_text(
        f"DatabaseDirectory {folder / 'signatures'}\nTCPSocket {port}\nTCPAddr 127.0.0.1\nForeground yes\n"
    )
    process = await asyncio.create_subprocess_exec(
        program, "-c", str(config), stdout=asyncio.subprocess.DEVNULL, stderr=asyncio.subprocess.DEVNULL
    )
    try:
        async with asyncio.timeout(SECONDS):
            await _listens(port, process)
        yield f"127.0.0.1:{port}"
    finally:
        if process.returncode is None:
            process.terminate()
        await process.wait()


async def _listens(port: int, process: asyncio.subprocess.Process) -> None:
    while process.returncode is None:
        try:
            _, writer = await asyncio.open_connection("127.0.0.1", port)
        except OSError:
            await asyncio.sleep(0.05)
            continue
        writer.close()
        return
    raise AssertionError("clamd ended at once")
