"""The blanks of an article: `{{ fact.x }}`, `{{ policy.x.y }}`, `{% if fact.x %}`; nothing else.

The template is checked before it is filled: a wrong name inside a part that is left out today would otherwise
be found on the day when the firm fills in the fact.
"""

import re
from collections.abc import Iterator, Mapping

from jinja2 import StrictUndefined, TemplateSyntaxError, nodes
from jinja2.sandbox import ImmutableSandboxedEnvironment

from bot.firm.policy import Policy
from bot.knowledge.quotable import quotable

UNDERSTOOD = "only {{ fact.name }}, {{ policy.part.name }} and {% if fact.name %} are understood here"
# `autoescape` is off because passages are plain text; pages and widgets escape them as any other text.
TEMPLATES = ImmutableSandboxedEnvironment(undefined=StrictUndefined, autoescape=False)
# A line with nothing but a tag leaves no empty line behind, which would cut a list in two.
LONE_TAG = re.compile(r"^[ \t]*(\{%[^%]*%\})[ \t]*\n", re.MULTILINE)
ITEM = re.compile(r"^\s*(?:-|\d+\.)\s")
SPACES = re.compile(r"[ \t]+")


def faults(template: str, policy: Policy) -> list[tuple[int, str]]:
    """Line (from 1) and sentence of everything that cannot be filled."""
    try:
        return list(_faults(TEMPLATES.parse(template), quotable(policy, "en"), frozenset()))
    except TemplateSyntaxError as error:
        return [(error.lineno, error.message or UNDERSTOOD)]
    except RecursionError:
        return [(1, "is nested too deeply")]


def filled(template: str, policy: Policy, language: str) -> str:
    """The template as plain text: one line a paragraph or list item, a blank line between paragraphs."""
    text = TEMPLATES.from_string(LONE_TAG.sub(r"\1", template)).render(quotable(policy, language))
    paragraphs = [_unwrapped(part) for part in re.split(r"\n\s*\n", text)]
    return "\n\n".join(part for part in paragraphs if part)


def _unwrapped(paragraph: str) -> str:
    lines: list[str] = []
    for line in paragraph.strip("\n").split("\n"):
        said = SPACES.sub(" ", line).strip(" ")
        if ITEM.match(line) or not lines:
            lines.append(said)
        elif said:
            lines[-1] = f"{lines[-1]} {said}".strip(" ")
    return "\n".join(lines)


def _faults(node: nodes.Node, known: Mapping[str, object], sure: frozenset[str]) -> Iterator[tuple[int, str]]:
    """`sure`: the names that an enclosing `if` has found not to be empty."""
    for child in node.iter_child_nodes():
        if isinstance(child, nodes.If) and not child.elif_:
            tested = _tested(child.test)
            if tested is None:
                yield child.lineno, UNDERSTOOD
                continue
            yield from (fault for name in tested if (fault := _unknown(name, known, child.lineno)))
            for part, names in ((child.body, sure | set(tested)), (child.else_, sure)):
                yield from _faults(nodes.Output(part), known, names)
        elif isinstance(child, nodes.Output):
            yield from _faults(child, known, sure)
        elif isinstance(child, nodes.Getattr):
            yield from _output_faults(child, known, sure)
        elif not isinstance(child, nodes.TemplateData):
            yield child.lineno, UNDERSTOOD


def _output_faults(
    node: nodes.Getattr, known: Mapping[str, object], sure: frozenset[str]
) -> Iterator[tuple[int, str]]:
    name = _name(node)
    if name is None:
        yield node.lineno, UNDERSTOOD
    elif unknown := _unknown(name, known, node.lineno):
        yield unknown
    elif name not in sure and (name.startswith("fact.") or _value(name, known) == ""):
        yield (
            node.lineno,
            f"'{name}' may be empty; put the sentence between {{% if {name} %}} and {{% endif %}}",
        )


def _tested(test: nodes.Node) -> tuple[str, ...] | None:
    """The names that `test` joins by `and`, or None."""
    if isinstance(test, nodes.And):
        left, right = _tested(test.left), _tested(test.right)
        return None if left is None or right is None else left + right
    name = _name(test)
    return None if name is None else (name,)


def _name(node: nodes.Node) -> str | None:
    """`fact.x` or `policy.x.y`, or None for anything else."""
    if isinstance(node, nodes.Name):
        return node.name
    if isinstance(node, nodes.Getattr):
        front = _name(node.node)
        return None if front is None else f"{front}.{node.attr}"
    return None


def _unknown(name: str, known: Mapping[str, object], line: int) -> tuple[int, str] | None:
    return None if isinstance(_value(name, known), (str, int)) else (line, f"there is no blank '{name}'")


def _value(name: str, known: Mapping[str, object]) -> object:
    value: object = known
    for step in name.split("."):
        value = value.get(step) if isinstance(value, Mapping) else None
    return value
