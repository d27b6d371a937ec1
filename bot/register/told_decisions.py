"""What comes with the events that decide: findings, the draft of a decision, the ending. Pure."""

from collections.abc import Sequence
from typing import Annotated, Literal, Self

from pydantic import AfterValidator, Field, StringConstraints, model_validator

from bot.errors import Sentence
from bot.firm.policy import Money
from bot.model.wording import SAYS_SOMETHING
from bot.register.complaint import Day, Line, Part
from bot.register.masking import mask_cards

Text = Annotated[
    str,
    StringConstraints(min_length=1, max_length=8000, pattern=SAYS_SOMETHING),
    AfterValidator(mask_cards),
]
Code = Annotated[str, Field(pattern=r"^[a-z_]{1,40}$")]
UNDECIDED = Sentence(
    "A final response needs an outcome and a root cause.",
    "Une réponse définitive demande une issue et une cause.",
)
UNSAID = Sentence(
    "A summary resolution needs its text and its root cause.",
    "Une résolution sommaire demande son texte et sa cause.",
)


class Finding(Part):
    allegation: Annotated[Text, Field(max_length=500)]
    finding: Literal["upheld", "partly_upheld", "not_upheld", "undetermined"]
    reasons: Text


class Redress(Part):
    """`by`: the day by which it is done."""

    kind: Literal["none", "apology", "correction", "money", "other"]
    text: Text | None = None
    amount: Money | None = None
    by: Day | None = None


class CorrectiveAction(Part):
    action: Text
    owner: Line
    due: Day


class RootCause(Part):
    area: Code
    cause: Code


class Draft(Part):
    """What a second person is asked to approve. `text`: of the letter, in the complaint's language."""

    proposal: Literal["final_response", "inadmissible", "non_cooperation", "lapsed", "no_reply", "refused"]
    text: Text
    outcome: Literal["upheld", "partly_upheld", "not_upheld"] | None = None
    redress: Redress | None = None
    root_cause: RootCause | None = None
    systemic: bool = False
    corrective_actions: Annotated[Sequence[CorrectiveAction], Field(max_length=20)] = ()

    @model_validator(mode="after")
    def _decides_something(self) -> Self:
        if self.proposal == "final_response" and (self.outcome is None or self.root_cause is None):
            raise ValueError(UNDECIDED)
        return self


class Ending(Part):
    """For a summary resolution: `agreed` says how the customer agreed, `text` is the letter's."""

    agreed: Text | None = None
    text: Text | None = None
    redress: Redress | None = None
    root_cause: RootCause | None = None

    @model_validator(mode="after")
    def _is_whole(self) -> Self:
        if self.agreed and not (self.text and self.root_cause):
            raise ValueError(UNSAID)
        return self
