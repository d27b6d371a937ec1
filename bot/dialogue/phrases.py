"""Phrases: sandboxed, compiled once per language, never made from what people type."""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache, partial
from typing import Any

from jinja2 import StrictUndefined, Template, TemplateSyntaxError, nodes
from jinja2.sandbox import ImmutableSandboxedEnvironment

from bot.dialogue.localised import localised, plural, short_day
from bot.firm.invisible import INVISIBLE, named

Values = Callable[[str], Any]
"""Gives the value of a blank by its name."""


class Type(StrEnum):
    """What a blank holds; it is written as its language writes that."""

    TEXT = "a text"
    COUNT = "a number"
    DAY = "a day"
    MONEY = "an amount of money"
    LIST = "a list"


FILTERS: dict[str, tuple[Type, int, Callable[..., str]]] = {
    "plural": (Type.COUNT, 2, plural),
    "short": (Type.DAY, 0, short_day),
}
"""Each with the blanks it takes and how many words in brackets."""
UNREADABLE = (
    (r"needs to be closed is 'if'", "{% if %} without {% endif %}"),
    (r"unknown tag '(endif|else|elif)'", "{% else %} or {% endif %} without {% if %}"),
    (r"unknown tag|needs to be closed is", "between {% and %} stands only: if, else, endif"),
    (r"end of template|unexpected '\}'", "{{ is not closed by }}"),
    (r"got 'end of", "no blank is named between the brackets"),
    (r"end of comment", "{# is not closed"),
    (r"got 'name'", "the name of a blank is one word"),
)
"""What the reader of templates complains about, and how a person would say it."""
MAX_DEPTH = 30
REMEMBERED = 2048
"""Phrases whose blanks are not looked for again: parsing is what takes the time of a check."""
ALLOWED = (nodes.Template, nodes.Output, nodes.TemplateData, nodes.Name, nodes.If, nodes.Not, nodes.Const)


def _environment(language: str) -> ImmutableSandboxedEnvironment:
    # Chat text is plain text that no screen reads as HTML, so nothing is escaped here.
    environment = ImmutableSandboxedEnvironment(
        autoescape=False, undefined=StrictUndefined, finalize=partial(localised, language=language)
    )
    environment.globals.clear()
    environment.filters = {name: partial(f, language=language) for name, (_, _, f) in FILTERS.items()}
    environment.tests = {}
    return environment


ENVIRONMENTS = {language: _environment(language) for language in ("fr", "en")}


@dataclass(frozen=True, slots=True)
class Phrase:
    """One sentence in one language; a sentence without blanks is not rendered at all."""

    text: str
    blanks: tuple[str, ...] = ()
    template: Template | None = None

    def render(self, values: Values) -> str:
        if self.template is None:
            return self.text
        return self.template.render({name: values(name) for name in self.blanks}).strip()


@dataclass(frozen=True, slots=True)
class Bilingual:
    """Each language with its variants, at least one."""

    fr: tuple[Phrase, ...]
    en: tuple[Phrase, ...]

    def of(self, language: str, turn: int = 0) -> Phrase:
        """The variants come in order, one each turn, and begin again after the last."""
        variants = self.fr if language == "fr" else self.en
        return variants[turn % len(variants)]


def compiled(text: str, language: str) -> Phrase:
    """`text` must have no `faults`."""
    text = text.strip()
    environment = ENVIRONMENTS[language]
    names = tuple(sorted({name.name for name in environment.parse(text).find_all(nodes.Name)}))
    return Phrase(text, names, environment.from_string(text) if names else None)


@lru_cache(REMEMBERED)
def blanks_of(text: str) -> frozenset[str]:
    """Every blank of a phrase that can be read."""
    return frozenset(node.name for node in _tree(text).find_all(nodes.Name))


@lru_cache(REMEMBERED)
def sure_blanks(text: str) -> frozenset[str]:
    """The blanks that must have a value: those that no `{% if blank %}` stands around."""
    return frozenset(_sure(_tree(text), frozenset()))


def faults(text: str, known: Mapping[str, Type] | None) -> Iterator[str]:
    """Sentences about blanks that do not exist, where they are `known`, and whatever else is no blank."""
    try:
        parts = list(_descendants(_tree(text)))
    except TemplateSyntaxError as error:
        yield f"the phrase cannot be read: {_plainly(error.message or '')}"
        return
    except RecursionError:
        yield "the phrase is nested too deeply"
        return
    if "{#" in text:
        yield "a phrase holds no comments {# #}: write them behind # in the file"
    if not text.strip():
        yield "the phrase is empty"
    for sign in sorted(set(INVISIBLE.findall(text))):
        yield f"the phrase holds {named(sign)}: take it out"
    for node in parts:
        if isinstance(node, nodes.Name):
            if known is not None and node.name not in known:
                yield f"there is no blank {node.name!r}"
        elif isinstance(node, nodes.Filter) and node.name in FILTERS:
            yield from _filter_faults(node, known or {})
        elif isinstance(node, nodes.Filter):
            yield f"there is no filter {node.name!r}; there are {', '.join(FILTERS)}"
        elif isinstance(node, nodes.If) and node.elif_:
            yield "there is no {% elif %}: write a second {% if %}"
        elif isinstance(node, nodes.Output) and any(isinstance(part, nodes.Const) for part in node.nodes):
            yield "between {{ and }} stands the name of a blank, not a text or a number"
        elif not isinstance(node, ALLOWED):
            yield (
                f"a phrase may hold blanks, {{% if blank %}} and the filters {', '.join(FILTERS)}, "
                f"but not {type(node).__name__.lower()}"
            )


def _plainly(message: str) -> str:
    return next((said for pattern, said in UNREADABLE if re.search(pattern, message)), message)


def _filter_faults(node: nodes.Filter, known: Mapping[str, Type]) -> Iterator[str]:
    wanted, words, _ = FILTERS[node.name]
    if not isinstance(node.node, nodes.Name):
        yield f"{node.name} stands after a blank"
    elif known.get(node.node.name, wanted) is not wanted:
        yield f"{node.name} needs {wanted.value}, and {node.node.name!r} is {known[node.node.name].value}"
    if len(node.args) != words or not all(isinstance(word, nodes.Const) for word in node.args):
        yield f"{node.name} takes {words or 'no'} words in brackets"


def _tree(text: str) -> nodes.Template:
    return ENVIRONMENTS["en"].parse(text)


def _descendants(node: nodes.Node, depth: int = 0) -> Iterator[nodes.Node]:
    """Raises RecursionError long before Python itself, which compiles the phrase, would refuse it."""
    if depth > MAX_DEPTH:
        raise RecursionError
    for child in node.iter_child_nodes():
        yield child
        yield from _descendants(child, depth + 1)


def _sure(node: nodes.Node, guarded: frozenset[str]) -> Iterator[str]:
    if isinstance(node, nodes.If):
        inside = guarded | {name.name for name in node.test.find_all(nodes.Name)} | _own_name(node.test)
        for child in (*node.body, *node.elif_, *node.else_):
            yield from _sure(child, inside)
        return
    if isinstance(node, nodes.Name) and node.name not in guarded:
        yield node.name
    for child in node.iter_child_nodes():
        yield from _sure(child, guarded)


def _own_name(node: nodes.Node) -> set[str]:
    return {node.name} if isinstance(node, nodes.Name) else set()
