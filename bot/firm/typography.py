"""Apostrophes and the spaces before French punctuation, so that nobody must type them."""

import re

CODE = re.compile(r"(\{\{.*?\}\}|\{%.*?%\}|\{#.*?#\}|`[^`]*`)", re.DOTALL)
NARROW, WIDE = "\u202f", "\u00a0"


def typeset(text: str, language: str) -> str:
    """`l'essai ?` becomes `l’essai ?` with a narrow space that does not break."""
    text = re.sub(r"(?<=\w)'(?=\w)", "’", text)
    if language != "fr":
        return text
    text = re.sub(r" (?=[?!;])", NARROW, text)
    text = re.sub(r" (?=[:»])", WIDE, text)
    return text.replace("« ", f"«{WIDE}")


def typeset_around_code(template: str, language: str) -> str:
    """The same for a template, whose expressions and statements stay as they are."""
    return "".join(
        piece if CODE.fullmatch(piece) else typeset(piece, language) for piece in CODE.split(template)
    )
