"""What comes with each event: one shape an event; anything else is refused. Pure."""

from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import Annotated, Any, Literal, Self

from pydantic import Field, ValidationError, model_validator

from bot.errors import BadRequest, NotAllowed, Sentence
from bot.firm.field_sentences import of_fields
from bot.firm.policy import Money
from bot.register.complaint import Day, Line, Part
from bot.register.told_decisions import Draft, Ending, Finding, Text

Files = Annotated[Sequence[Line], Field(max_length=20)]


NOBODY = Sentence(
    "Name an officer, an investigator or a reviewer.", "Nommez un chargé, un enquêteur ou un relecteur."
)


class Nothing(Part):
    """The event says it all."""


class Because(Part):
    reason: Text


class MaybeBecause(Part):
    reason: Text | None = None


class Posted(Part):
    """A letter that left on paper. `letter`: as the outbox names it; `sent_on`: local day of the proof."""

    letter: Line | None = None
    sent_on: Day | None = None
    proof: Line


class Bounced(Part):
    letter: Line
    reason: Line


class Authorisation(Part):
    grantor: Line
    scope: Line
    signed_on: Day
    valid_until: Day | None = None
    file: Line


class Assignment(Part):
    officer: Line | None = None
    investigator: Line | None = None
    reviewer: Line | None = None

    @model_validator(mode="after")
    def _names_somebody(self) -> Self:
        if not (self.officer or self.investigator or self.reviewer):
            raise ValueError(NOBODY)
        return self


class Exclusion(Part):
    staff: Line
    reason: Literal["named", "manages", "served_customer", "interest"]
    note: Text | None = None


class Questions(Part):
    questions: Text


class Information(Part):
    """`amount`: in dispute, as it turned out; it takes the place of what was known."""

    text: Text
    files: Files = ()
    amount: Money | None = None


class Notice(Part):
    """`purpose`: what happens if it stays unanswered."""

    purpose: Literal["non_cooperation", "lapse"] = "non_cooperation"


class Reply(Part):
    """`proof`: how the customer said so, where an officer records it."""

    reason: Text | None = None
    proof: Line | None = None


class Done(Part):
    done: Text
    done_on: Day


class Witnessed(Part):
    """`receipt`: of the purge that a restored database knows nothing of."""

    receipt: Annotated[str, Field(min_length=1, max_length=400)]


class ActionDone(Part):
    """`number`: of the corrective action among those of the decision, from 1."""

    number: Annotated[int, Field(ge=1, le=20)]
    done: Text
    done_on: Day


class Extension(Part):
    days: Annotated[int, Field(ge=1, le=60)]
    reason: Text


class Referral(Part):
    body: Line
    case: Line | None = None
    on: Day


class Determination(Part):
    outcome: Literal["for_customer", "for_firm", "settled", "withdrawn"]
    on: Day
    text: Text | None = None


class Link(Part):
    to: Annotated[str, Field(pattern=r"^C-\d{4}-\d{6,9}$")]
    why: Literal["repeat", "same_customer", "same_cause", "related"]


SHAPES: Mapping[str, type[Part]] = MappingProxyType(
    {
        "acknowledge": Posted,
        "verify_authorisation": Authorisation,
        "refuse_authorisation": Because,
        "revoke_authorisation": Because,
        "assign": Assignment,
        "exclude": Exclusion,
        "declare_no_conflict": Nothing,
        "start": Nothing,
        "request_information": Questions,
        "provide_information": Information,
        "remind": Nothing,
        "give_final_notice": Notice,
        "record_finding": Finding,
        "submit": Draft,
        "approve": MaybeBecause,
        "send_back": Because,
        "respond": Nothing,
        "accept": Reply,
        "refuse_response": Reply,
        "remedy": Done,
        "withdraw": Reply,
        "close": Ending,
        "reconsider": Because,
        "reopen": Because,
        "extend": Extension,
        "hold": Because,
        "release_hold": Because,
        "refer_external": Referral,
        "determine_external": Determination,
        "link": Link,
        "complete_action": ActionDone,
        "propose_purge": Nothing,
        "approve_purge": Nothing,
        "reapply_purge": Witnessed,
        "letter_sent": Posted,
        "letter_bounced": Bounced,
        "miss": Nothing,
    }
)


def read(event: str, body: Mapping[str, Any]) -> dict[str, Any]:
    """What was told, checked, as plain JSON without what is absent. Raises BadRequest for wrong fields."""
    shape = SHAPES.get(event)
    if shape is None:
        raise NotAllowed(
            details={"missing": [f"There is no event called {event}."], "reasons": ["unknown_event"]}
        )
    try:
        return shape.model_validate(body).model_dump(mode="json", exclude_none=True)
    except ValidationError as error:
        raise BadRequest(details=of_fields(error, event)) from None
