"""The network address a request comes from; what is forwarded counts from trusted proxies only."""

import ipaddress
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from aiohttp import web

from bot.doors.site import Network

Address = ipaddress.IPv4Address | ipaddress.IPv6Address


def client_address(request: web.BaseRequest, trusted: Sequence[Network]) -> str:
    """As text; of an IPv6 address its /64, which is what one customer of a provider gets."""
    hops = [_read(request.remote or "")]
    # Each proxy adds at the end what it saw; the first hop from there that is not ours is the client.
    for said in reversed(",".join(request.headers.getall("X-Forwarded-For", [])).split(",")):
        if hops[-1] is None or not _is_ours(hops[-1], trusted):
            break
        hops.append(_read(said.strip()))
    known = [hop for hop in hops if hop is not None]
    return _counted(known[-1]) if known else "unknown"


def socket_address(trusted: Sequence[Network]) -> Callable[[Mapping[str, Any]], str]:
    """The same for a socket's environment, where `REMOTE_ADDR` is always this machine."""
    return lambda environ: client_address(environ["aiohttp.request"], trusted)


def _read(text: str) -> Address | None:
    try:
        address = ipaddress.ip_address(text)
    except ValueError:
        return None
    return getattr(address, "ipv4_mapped", None) or address


def _is_ours(address: Address, trusted: Sequence[Network]) -> bool:
    return any(address in network for network in trusted)


def _counted(address: Address) -> str:
    if address.version == 4:
        return str(address)
    return str(ipaddress.ip_network((address, 64), strict=False))
