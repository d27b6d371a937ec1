"""Starts Recourse: `python server.py --help`."""

import sys
from pathlib import Path

from cyclopts import App

from bot import garbage  # noqa: F401  # first of ours: it silences the collector
from bot.errors import SetupError
from bot.firm.problems import Problems
from bot.serving import serve
from bot.settings import read_settings

cli = App(
    name="server.py",
    help="Serve Recourse. Each option is also a setting RECOURSE_… of the environment or of a .env file.",
    version_flags=[],
)


@cli.default
def main(
    *,
    host: str | None = None,
    port: int | None = None,
    data_dir: Path | None = None,
    mongodb_url: str | None = None,
    redis_url: str | None = None,
    workers: int | None = None,
    public_url: str | None = None,
    flows: Path | None = None,
    mode: str | None = None,
) -> int:
    """Serve until Ctrl-C or SIGTERM.

    Parameters
    ----------
    host: Address to listen on (127.0.0.1).
    port: Port to listen on (8080); 0 takes a free one.
    data_dir: Folder for the bundled database, letters and the register's key (data).
    mongodb_url: A database of your own; without it the bundled one is started.
    redis_url: Redis, needed for more than one worker.
    workers: Processes that serve (1).
    public_url: Where people reach this server, as they type it.
    flows: Folder of the flows, articles, letters and the policy (flows).
    mode: demo or production.
    """
    given = {name: value for name, value in locals().items() if value is not None}
    try:
        serve(read_settings(**given))
    except (SetupError, Problems) as problem:
        print(problem, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(cli())
