"""The strict packet: what a client may send over the socket, and nothing else.

The library's own decoder takes binary attachments, reserved event names and NaN; each is a way to attack it.
"""

import re
from typing import Any, NamedTuple

import orjson
from engineio.packet import MESSAGE
from socketio.packet import ACK, CONNECT, DISCONNECT, EVENT, Packet

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


class Frame(NamedTuple):
    """What a client said. `number`: under which it wants its answer, if any."""

    kind: int
    namespace: str | None
    number: int | None
    data: Any


def read(text: object) -> Frame:
    """`CONNECT` with an object or nothing, `DISCONNECT` with nothing, `EVENT` as `[name, {object}]`.

    Raises Malformed for everything else.
    """
    found = FRAME.fullmatch(text) if isinstance(text, str) else None
    if found is None:
        raise Malformed
    kind, namespace, number, rest = found.groups()
    try:
        data = orjson.loads(rest) if rest else None
    except orjson.JSONDecodeError:
        raise Malformed from None
    frame = Frame(int(kind), namespace, int(number) if number else None, data)
    if not _well_shaped(frame):
        raise Malformed
    return frame


def event(namespace: str, name: str, data: Any) -> str:
    """An event as Engine.IO sends it."""
    return f"{MESSAGE}{EVENT}{namespace},{Json.dumps([name, data])}"


def acknowledgement(namespace: str, number: int, data: Any) -> str:
    """The answer to the command that came under `number`, as Engine.IO sends it."""
    return f"{MESSAGE}{ACK}{namespace},{number}{Json.dumps([data])}"


class StrictPacket(Packet):  # type: ignore[misc]  # the library has no types
    """The same for what the library reads and writes by itself: joining and leaving a namespace."""

    uses_binary_events = False
    json = Json

    def decode(self, encoded_packet: object) -> int:
        """Raises Malformed. Returns 0: no attachments ever follow."""
        self.packet_type, self.namespace, self.id, self.data = read(encoded_packet)
        return 0


def _well_shaped(frame: Frame) -> bool:
    if frame.kind == EVENT:
        match frame.data:
            case [str(name), dict()]:
                return 0 < len(name) <= NAME_LENGTH and name not in RESERVED
        return False
    if frame.number is not None:
        return False
    if frame.kind == CONNECT:
        return frame.data is None or isinstance(frame.data, dict)
    return bool(frame.kind == DISCONNECT) and frame.data is None
