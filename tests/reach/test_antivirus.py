"""R52: files are looked into by a real clamd, and pictures are made anew."""

import io
from collections.abc import AsyncIterator

import pytest
from PIL import Image

from bot.errors import TryAgain, WrongType
from bot.reach import pictures
from bot.reach.antivirus import Clamd
from tests.reach.clamd_server import EICAR, clamd


@pytest.fixture
async def address(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[str]:
    async with clamd(tmp_path_factory.mktemp("clamd")) as address:
        yield address


async def test_r52_a_virus_is_named_and_a_clean_file_is_clean(address: str) -> None:
    scan = Clamd(address)

    assert await scan(b"Bonjour, voici mon relev\xc3\xa9.") is None
    assert await scan(EICAR) == "Eicar-Test.UNOFFICIAL"
    # Also far inside a file, and in one that takes several chunks.
    assert await scan(b"x" * 3_000_000 + EICAR) is not None


async def test_r52_while_nobody_can_tell_no_file_passes() -> None:
    with pytest.raises(TryAgain):
        await Clamd("127.0.0.1:1")(b"Bonjour")


def picture(form: str, size: tuple[int, int] = (3_000, 1_000)) -> bytes:
    out = io.BytesIO()
    exif = Image.Exif()
    exif[0x010E] = "taken at home"
    Image.new("RGB", size, "red").save(out, form, exif=exif)
    return out.getvalue()


@pytest.mark.parametrize("form", pictures.FORMS)
def test_r52_a_preview_is_the_pixels_and_nothing_else(form: str) -> None:
    sent = picture(form) + b"<script>alert(1)</script>"

    shown = pictures.preview(sent)

    with Image.open(io.BytesIO(shown)) as image:
        assert (image.format, image.size, dict(image.getexif())) == ("WEBP", (1_600, 533), {})
    assert b"script" not in shown
    assert b"home" not in shown


@pytest.mark.parametrize(
    "data", [b"", b"%PDF-1.7", picture("PNG")[:60], b"GIF89a" + bytes(40)], ids=["empty", "pdf", "cut", "gif"]
)
def test_r52_what_is_no_picture_is_not_shown(data: bytes) -> None:
    with pytest.raises(WrongType):
        pictures.preview(data)
