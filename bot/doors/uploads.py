"""Files over HTTP: read with every byte counted, answered as downloads that no browser runs."""

import asyncio
from collections.abc import Mapping
from dataclasses import dataclass
from email.message import Message
from urllib.parse import quote
from warnings import filterwarnings

from aiohttp import BadContentDispositionHeader, BodyPartReader, MultipartReader, web
from aiohttp.http_exceptions import HttpProcessingError

from bot.doors.headers import DOWNLOAD
from bot.errors import BadRequest, TooLarge, WrongType
from bot.model.attachment import Attachment

SECONDS = 120
PARTS = 5
FIELD_BYTES = 200
AROUND = 16_384
"""What the form may weigh beside its file: boundaries, headers, short fields."""

# The library would print whole headers, and with them the names of people's files.
filterwarnings("ignore", category=BadContentDispositionHeader)


@dataclass(frozen=True, slots=True)
class Form:
    """`name`: as the client gave it. `fields`: the short texts beside the file."""

    name: str
    data: bytes
    fields: Mapping[str, str]


async def read(request: web.Request, most: int) -> Form:
    """The part `file` and the short parts beside it.

    `multipart()` knows no limit, and lengths that clients announce may be wrong: what comes is counted.
    Raises TooLarge above `most` bytes, BadRequest for what is no such form, WrongType for no form at all.
    """
    if request.content_type != "multipart/form-data":
        raise WrongType("Send multipart/form-data with a part named file.")
    if request.content_length is not None and request.content_length > most + AROUND:
        raise _too_large(most)
    try:
        async with asyncio.timeout(SECONDS):
            return await _form(request, most)
    except TimeoutError:
        raise web.HTTPRequestTimeout from None
    except (
        ValueError,
        LookupError,
        RuntimeError,
        AssertionError,
        EOFError,
        HttpProcessingError,
        web.HTTPBadRequest,
    ):
        # All that the reader raises for a form that ends too early, never ends, or is none.
        raise BadRequest("This form cannot be read.") from None


async def _form(request: web.Request, most: int) -> Form:
    parts = await request.multipart()
    name: str | None = None
    data, fields = b"", dict[str, str]()
    for _ in range(PARTS):
        part = await parts.next()
        if part is None:
            break
        if isinstance(part, MultipartReader):
            raise ValueError("no part of ours")
        field, filename = _named(part)
        if field == "file":
            name, data = filename, await _counted(part, most)
        else:
            fields[field] = (await _counted(part, FIELD_BYTES)).decode()
    if name is None:
        raise BadRequest(details={"file": "The form has no file."})
    return Form(name, data, fields)


def _named(part: BodyPartReader) -> tuple[str, str]:
    """The part's name and that of its file. The library's reader gives up at a second semicolon in one."""
    header = Message()
    header["Content-Disposition"] = part.headers.get("Content-Disposition", "")
    name = header.get_param("name", header="content-disposition")
    if not isinstance(name, str):
        raise ValueError("no part of ours")
    return name, header.get_filename("")


async def _counted(part: BodyPartReader, most: int) -> bytes:
    # The reader takes a length below zero for "until the boundary"; nobody honest sends one.
    if not part.headers.get("Content-Length", "0").isdecimal():
        raise ValueError("no length")
    read = bytearray()
    while chunk := await part.read_chunk():
        read += chunk
        if len(read) > most:
            raise _too_large(most)
    return bytes(read)


def _too_large(most: int) -> TooLarge:
    return TooLarge(f"A file has at most {most:,} bytes.", details={"most": most})


def as_download(attachment: Attachment, data: bytes) -> web.Response:
    return as_file(attachment.name, attachment.type, data)


def as_file(name: str, type: str, data: bytes) -> web.Response:
    plain = "".join(c if c.isascii() and c.isprintable() and c not in '"\\%' else "_" for c in name)
    whole = quote(name)
    return web.Response(
        body=data,
        content_type=type,
        headers={
            "Content-Disposition": f"attachment; filename=\"{plain}\"; filename*=UTF-8''{whole}",
            "Content-Security-Policy": DOWNLOAD,
        },
    )
