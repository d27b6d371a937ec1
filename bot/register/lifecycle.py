"""The complaint's lifecycle: one table. What is not in it is refused, with what is missing.

Two things move side by side, each a chart of its own: the main path and the acknowledgement.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

MAIN, ACKNOWLEDGEMENT = "state", "acknowledgement"
START: Mapping[str, str] = MappingProxyType({MAIN: "draft", ACKNOWLEDGEMENT: "none"})
"""Where everything stands before the first event; also names the charts."""

CUSTOMER, REPRESENTATIVE, OFFICER, SYSTEM = "customer", "representative", "officer", "system"
FILERS = (CUSTOMER, REPRESENTATIVE, OFFICER)


@dataclass(frozen=True, slots=True)
class Row:
    """One arrow. `guards`: names in GUARDS, all must hold. `starts`, `stops`: clocks.

    An event may have arrows in both charts; then it moves both or nothing.
    """

    event: str
    chart: str
    source: str
    target: str
    who: tuple[str, ...]
    guards: tuple[str, ...] = ()
    starts: tuple[str, ...] = ()
    stops: tuple[str, ...] = ()


TABLE: tuple[Row, ...] = (
    Row(
        "file",
        MAIN,
        "draft",
        "registered",
        FILERS,
        guards=("declared", "filed_by_self"),
        starts=("acknowledge", "propose", "external", "lapse"),
    ),
    Row(
        "file",
        MAIN,
        "draft",
        "awaiting_authorisation",
        FILERS,
        guards=("declared", "filed_by_third_party"),
        starts=("acknowledge", "lapse"),
    ),
    Row("file", ACKNOWLEDGEMENT, "none", "due", FILERS),
    Row(
        "acknowledge",
        ACKNOWLEDGEMENT,
        "due",
        "sent",
        (SYSTEM, OFFICER),
        ("letter_sent",),
        (),
        ("acknowledge",),
    ),
)

Facts = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Guard:
    """`missing`: what to say when it does not hold; empty where it only tells two rows apart."""

    holds: Callable[[Facts], bool]
    missing: str = ""


GUARDS: Mapping[str, Guard] = MappingProxyType(
    {
        "declared": Guard(
            lambda facts: bool(facts.get("declared")), "The declaration of truthfulness was not made."
        ),
        "filed_by_self": Guard(lambda facts: facts.get("filer") == "self"),
        "filed_by_third_party": Guard(lambda facts: facts.get("filer") == "third_party"),
        "letter_sent": Guard(lambda facts: bool(facts.get("letter")), "The letter has not been sent yet."),
    }
)
