"""How the house is reached over HTTP, and the typed places where the application keeps its parts."""

import ipaddress
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from aiohttp import web

from bot.actions.desk import Desk

Network = ipaddress.IPv4Network | ipaddress.IPv6Network


@dataclass
class Site:
    """`public_origin`: of the public address; without one, the house answers on this machine's names.

    `embed_origins`: sites that may show the chat in a frame. `static`: the folder of the pages.
    `draining`: the process is about to end; it is not ready for anything new.
    """

    https: bool
    public_origin: str | None
    local_names: frozenset[str]
    static: Path
    embed_origins: Sequence[str] = ()
    trusted_proxies: Sequence[Network] = ()
    draining: bool = False

    def is_ours(self, origin: str, host: str) -> bool:
        """Whether a browser's `Origin` is that of our own pages. `host`: as the request names it."""
        if self.public_origin is not None:
            return origin == self.public_origin
        return origin == f"http://{host}" and host.rsplit(":", 1)[0] in self.local_names


DESK: web.AppKey[Desk] = web.AppKey("desk", Desk)
SITE: web.AppKey[Site] = web.AppKey("site", Site)
