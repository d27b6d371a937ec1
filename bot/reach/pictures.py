"""Pictures made anew from their pixels: a browser never shows staff the file that somebody sent."""

import io
import warnings

from PIL import Image, ImageOps, UnidentifiedImageError

from bot.errors import WrongType

FORMS = ("JPEG", "PNG", "WEBP")
LONGEST = 1_600
"""Pixels of the longer side."""
MOST_PIXELS = 40_000_000
TYPE = "image/webp"


def preview(data: bytes) -> bytes:
    """A WebP without whatever else was in the file: places, comments, things hidden behind its end.

    Raises WrongType for what is no picture, is damaged, or would fill the memory.
    """
    try:
        with warnings.catch_warnings():
            # Too large is an error here, not a remark.
            warnings.simplefilter("error")
            with Image.open(io.BytesIO(data), formats=FORMS) as image:
                if image.width * image.height > MOST_PIXELS:
                    raise WrongType("This picture is too large to be shown; fetch the file.")
                upright = ImageOps.exif_transpose(image).convert("RGB")
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError, Warning, Image.DecompressionBombError):
        raise WrongType("This file cannot be shown as a picture; fetch it instead.") from None
    upright.thumbnail((LONGEST, LONGEST))
    out = io.BytesIO()
    upright.save(out, "WEBP", quality=85)
    return out.getvalue()
