"""What a file is, by its content, and a name for it that cannot hurt."""

import re
import unicodedata
from collections.abc import Mapping, Sequence

import filetype

from bot.errors import BadRequest, WrongType

LONGEST_NAME = 120
ENDINGS: Mapping[str, tuple[str, ...]] = {
    "application/pdf": (".pdf",),
    "image/jpeg": (".jpg", ".jpeg"),
    "image/png": (".png",),
    "image/webp": (".webp",),
    "text/plain": (".txt",),
}
"""Every type that can be accepted, with its usual file name endings."""

# A browser that ignores `nosniff` would take such a text for a page; a PDF or picture cannot start so.
_MARKUP = re.compile(r"\s*<|.*<(script|html|svg|body|iframe|!doctype|\?php)", re.IGNORECASE | re.DOTALL)
_SIGNS_AT_START = 4_096


def examine(name: str, data: bytes, accepted: Sequence[str]) -> tuple[str, str]:
    """A safe name, ending as the content says, and the MIME type of the content.

    `accepted`: the policy's types. Raises BadRequest for an empty file, WrongType for any other content.
    """
    if not data:
        raise BadRequest("The file is empty.", details={"file": "The file is empty."})
    found = _type_of(data)
    if found is None or found not in accepted or found not in ENDINGS:
        raise WrongType(details={"accepted": list(accepted)})
    return safe_name(name, found), found


def safe_name(name: str, type: str) -> str:
    """At most 120 characters; no folders, control characters or marks that turn the reading direction."""
    last = re.split(r"[/\\]", unicodedata.normalize("NFC", name))[-1]
    visible = "".join(" " if letter.isspace() else letter for letter in last if _harmless(letter))
    stem = " ".join(re.sub(r'[<>:"|?*]', "_", visible).split()).strip(". ") or "file"
    endings = ENDINGS[type]
    ending = next((ending for ending in endings if stem.lower().endswith(ending)), None)
    if ending is None:
        return stem[: LONGEST_NAME - len(endings[0])] + endings[0]
    return stem[: len(stem) - len(ending)][: LONGEST_NAME - len(ending)] + ending


def _harmless(letter: str) -> bool:
    """Not a control, format, surrogate or private-use character; white space is settled by the caller."""
    return letter in "\t\n\r" or not unicodedata.category(letter).startswith("C")


def _type_of(data: bytes) -> str | None:
    kind: str | None = filetype.guess_mime(data)
    return kind or ("text/plain" if _is_plain_text(data) else None)


def _is_plain_text(data: bytes) -> bool:
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return False
    if any(unicodedata.category(letter) == "Cc" and letter not in "\t\n\r\f" for letter in set(text)):
        return False
    return not text.startswith(("#!", "%!")) and not _MARKUP.match(text[:_SIGNS_AT_START])
