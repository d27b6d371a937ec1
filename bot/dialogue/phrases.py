"""Phrases: sandboxed, compiled once per language, never made from what people type."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from jinja2 import StrictUndefined, Template, TemplateSyntaxError, nodes
from jinja2.sandbox import ImmutableSandboxedEnvironment

Values = Callable[[str], Any]
"""Gives the value of a blank by its name."""

ALLOWED = (nodes.Template, nodes.Output, nodes.TemplateData, nodes.Name, nodes.If, nodes.Not, nodes.Const)


def plural(count: int, one: str, many: str) -> str:
    """`3 jours`, with a space that does not break; `count` is at least 1 wherever the policy promises."""
    return f"{count}\u00a0{one if count == 1 else many}"


def _environment() -> ImmutableSandboxedEnvironment:
    # Chat text is plain text that no screen reads as HTML, so nothing is escaped here.
    environment = ImmutableSandboxedEnvironment(autoescape=False, undefined=StrictUndefined)
    environment.globals.clear()
    environment.filters = {"plural": plural}
    environment.tests = {}
    return environment


ENVIRONMENT = _environment()


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
    fr: Phrase
    en: Phrase

    def of(self, language: str) -> Phrase:
        return self.fr if language == "fr" else self.en


def compiled(text: str) -> Phrase:
    """`text` must have no `faults`."""
    text = text.strip()
    names = tuple(sorted({name.name for name in ENVIRONMENT.parse(text).find_all(nodes.Name)}))
    return Phrase(text, names, ENVIRONMENT.from_string(text) if names else None)


def faults(text: str, known: Mapping[str, Any] | frozenset[str]) -> Iterator[str]:
    """Sentences about blanks that do not exist and about anything that is more than a blank."""
    try:
        tree = ENVIRONMENT.parse(text)
    except TemplateSyntaxError as error:
        yield f"the phrase cannot be read: {error.message}"
        return
    if not text.strip():
        yield "the phrase is empty"
    for node in _descendants(tree):
        if isinstance(node, nodes.Name):
            if node.name not in known:
                yield f"there is no blank {node.name!r}"
        elif not isinstance(node, ALLOWED) and not _is_plural(node):
            yield (
                "a phrase may hold blanks, {% if blank %} and the filter plural, "
                f"but not {type(node).__name__.lower()}"
            )


def _descendants(node: nodes.Node) -> Iterator[nodes.Node]:
    for child in node.iter_child_nodes():
        yield child
        yield from _descendants(child)


def _is_plural(node: nodes.Node) -> bool:
    return isinstance(node, nodes.Filter) and node.name == "plural" and len(node.args) == 2
