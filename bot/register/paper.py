"""A letter's Markdown as blocks, and these as plain text: what is sent and printed is one text. Pure."""

import re
from collections.abc import Iterator, Sequence
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.token import Token

MARKDOWN = MarkdownIt("commonmark", {"html": False})
_PUNCTUATION = re.compile(r"([!-/:-@\[-`{-~])")
_BREAKING = re.compile(r"[^\S\u00a0\u202f]+")
"""Spaces and line ends, but for the spaces that keep what they part on one line."""
_LINES = re.compile(r"\n\s*\n")

Span = dict[str, str]
Block = dict[str, Any]
"""`{kind: heading|paragraph, level?, spans}`, or `{kind: list|quote, items: [spans…]}`."""


class Markdown(str):
    """Text that is Markdown already; everything else that fills a blank is escaped."""

    __slots__ = ()


def escaped(value: object) -> object:
    """What a person typed, as Markdown that shows exactly that, on one line."""
    if isinstance(value, Markdown) or not isinstance(value, str):
        return value
    return Markdown(_PUNCTUATION.sub(r"\\\1", _BREAKING.sub(" ", value).strip()))


def paragraphs(text: str) -> Markdown:
    """Several lines that somebody typed: empty lines part paragraphs, others break the line."""
    parts = [_lines(part) for part in _LINES.split(text.strip())]
    return Markdown("\n\n".join(parts))


def quoted(text: str) -> Markdown:
    return Markdown("\n".join(f"> {line}" for line in paragraphs(text).splitlines()))


def verbatim(text: str) -> Markdown:
    """For a line between backticks, where nothing needs escaping but what would end it."""
    return Markdown(re.sub(r"[`\s]", "", str(text)))


def _lines(part: str) -> str:
    return "\\\n".join(str(escaped(line)) for line in part.splitlines() if line.strip())


def as_html(markdown: str) -> str:
    return str(MARKDOWN.render(markdown))


def blocks(markdown: str) -> list[Block]:
    return list(_blocks(MARKDOWN.parse(markdown)))


def as_text(made: Sequence[Block]) -> str:
    """As mail programs without HTML show it."""
    return "\n\n".join(_text(block) for block in made) + "\n"


def _blocks(tokens: Sequence[Token]) -> Iterator[Block]:
    """Top-level blocks in order; inside a list or quote, each paragraph is one item."""
    around: Block | None = None
    level = 0
    for token in tokens:
        match token.type:
            case "bullet_list_open" | "blockquote_open":
                around = {"kind": "list" if token.type[0:2] == "bu" else "quote", "items": []}
            case "bullet_list_close" | "blockquote_close" if around is not None:
                yield around
                around = None
            case "heading_open":
                level = int(token.tag[1:])
            case "inline":
                spans = list(_spans(token.children or ()))
                if around is not None:
                    around["items"].append(spans)
                elif level:
                    yield {"kind": "heading", "level": level, "spans": spans}
                    level = 0
                else:
                    yield {"kind": "paragraph", "spans": spans}


def _spans(tokens: Sequence[Token]) -> Iterator[Span]:
    strong, to = False, ""
    for token in tokens:
        match token.type:
            case "strong_open" | "strong_close":
                strong = token.nesting == 1
            case "link_open":
                to = str(token.attrGet("href") or "")
            case "link_close":
                to = ""
            case "hardbreak":
                yield {"kind": "break"}
            case "softbreak":
                yield {"kind": "text", "text": " "}
            case "code_inline":
                yield {"kind": "code", "text": token.content}
            case "text" if token.content:
                yield _span(token.content, strong, to)


def _span(text: str, strong: bool, to: str) -> Span:
    if to:
        return {"kind": "link", "text": text, "to": to}
    return {"kind": "strong" if strong else "text", "text": text}


def _text(block: Block) -> str:
    match block["kind"]:
        case "heading":
            words = _words(block["spans"])
            return words.upper() if block["level"] > 1 else words
        case "list":
            return "\n".join(f"- {_words(item)}" for item in block["items"])
        case "quote":
            return "\n>\n".join(
                "\n".join(f"> {line}" for line in _words(item).split("\n")) for item in block["items"]
            )
        case _:
            return _words(block["spans"])


def _words(spans: Sequence[Span]) -> str:
    return "".join(_word(span) for span in spans)


def _word(span: Span) -> str:
    if span["kind"] == "break":
        return "\n"
    text, to = span["text"], span.get("to", "")
    if to and to not in (text, f"mailto:{text}"):
        return f"{text} ({to})"
    return text
