"""The strict packet: what a client may send over the socket, and nothing else.

The library's own decoder takes binary attachments, reserved event names and NaN; each is a way to attack it.
"""

import re
from typing import Any

import orjson
from socketio.packet import CONNECT, DISCONNECT, EVENT, Packet

FRAME = re.compile(r"([012])(?:(/[a-z]{1,20})(?:,|$))?(\d{1,9})?(.*)", re.DOTALL)
RESERVED = frozenset(
    {"connect", "disconnect", "connect_error", "disconnecting", "newListener", "removeListener", "*"}
)
NAME_LENGTH = 64


class Malformed(ValueError):
    """The frame ends its connection, unanswered."""


class Json:
    """orjson behind the library's `json=`: refuses NaN and infinities both ways."""

    JSONDecodeError = orjson.JSONDecodeError

    @staticmethod
    def dumps(value: Any, **_options: Any) -> str:
        return orjson.dumps(value).decode()

    @staticmethod
    def loads(text: str | bytes, **_options: Any) -> Any:
        return orjson.loads(text)


class StrictPacket(Packet):  # type: ignore[misc]  # the library has no types
    """`CONNECT` with an object or nothing, `DISCONNECT` with nothing, `EVENT` as `[name, {object}]`."""

    uses_binary_events = False
    json = Json

    def decode(self, encoded_packet: object) -> int:
        """Raises Malformed for everything else. Returns 0: no attachments ever follow."""
        found = FRAME.fullmatch(encoded_packet) if isinstance(encoded_packet, str) else None
        if found is None:
            raise Malformed
        kind, namespace, number, rest = found.groups()
        self.packet_type = int(kind)
        self.namespace = namespace
        self.id = int(number) if number else None
        try:
            self.data = orjson.loads(rest) if rest else None
        except orjson.JSONDecodeError:
            raise Malformed from None
        if not self._well_shaped():
            raise Malformed
        return 0

    def _well_shaped(self) -> bool:
        if self.packet_type == EVENT:
            match self.data:
                case [str(name), dict()]:
                    return 0 < len(name) <= NAME_LENGTH and name not in RESERVED
            return False
        if self.id is not None:
            return False
        if self.packet_type == CONNECT:
            return self.data is None or isinstance(self.data, dict)
        return bool(self.packet_type == DISCONNECT) and self.data is None
