"""What a complaint holds: the essential fields and no others, as its payload keeps them."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Annotated, Any, Literal, Self

from pydantic import (
    AfterValidator,
    BaseModel,
    ConfigDict,
    EmailStr,
    Field,
    StringConstraints,
    ValidationError,
    model_validator,
)

from bot.errors import BadRequest, Sentence
from bot.firm.field_sentences import DAY, of_fields
from bot.firm.policy import Language, Money
from bot.model.wording import SAYS_SOMETHING
from bot.register.masking import mask_cards

Line = Annotated[
    str, StringConstraints(strip_whitespace=True, min_length=1, max_length=200, pattern=SAYS_SOMETHING)
]
Story = Annotated[
    str,
    StringConstraints(min_length=1, max_length=8000, pattern=SAYS_SOMETHING),
    AfterValidator(mask_cards),
]
"""Untouched but for masked card numbers."""


def _is_a_day(text: str) -> str:
    try:
        date.fromisoformat(text)
    except ValueError:
        raise ValueError(DAY) from None
    return text


Day = Annotated[str, Field(pattern=r"^\d{4}-\d{2}-\d{2}$"), AfterValidator(_is_a_day)]
Stamp = Annotated[str, Field(pattern=r"^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$")]
Channel = Literal["chat", "email", "phone", "post"]
Filer = Literal["self", "third_party"]


NO_REPRESENTATIVE = Sentence(
    "A third party says its own name and e-mail address.",
    "Un tiers donne son propre nom et son adresse e-mail.",
)
NO_ADDRESS = Sentence(
    "An e-mail address to write to is missing.", "Il manque une adresse e-mail à laquelle écrire."
)


class Part(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Complainant(Part):
    """`email`: the one contact; it is the representative's when a third party files."""

    name: Line
    email: EmailStr | None = None
    account: Annotated[Line, AfterValidator(mask_cards)] | None = None
    country: Annotated[str, Field(pattern=r"^[A-Z]{2}$")] | None = None


class Representative(Part):
    name: Line
    email: EmailStr


class Declaration(Part):
    """Which words were confirmed, when, and in which language they were read."""

    version: Line
    at: Stamp
    language: Language


class EvidenceFile(Part):
    """A stored file as it was at receipt."""

    file: Line
    name: Annotated[str, Field(min_length=1, max_length=300)]
    type: Line
    bytes: Annotated[int, Field(ge=0)]
    sha256: Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]
    scan: Literal["clean"] | None = None


class Excluded(Part):
    """Someone who may neither investigate nor review. `reason`: a code, put into words by the reader."""

    staff: Line
    reason: Literal["served_customer", "named", "manages", "interest"]


class Reception(Part):
    """How a complaint came that did not come by chat. `proof`: of its day. `read_back`: whether the customer
    confirmed what was written down; if not, it is registered on behalf of the customer.
    """

    proof: Line
    read_back: bool
    late_reason: Line | None = None


class Complaint(Part):
    """`service`: from the policy, or `other`. `amount`: in dispute. `wanted`: the outcome asked for."""

    filer: Filer
    channel: Channel
    language: Language
    conversation: Line | None = None
    complainant: Complainant
    representative: Representative | None = None
    authorisation: Sequence[EvidenceFile] = Field(default=(), max_length=20)
    service: Line
    facts_on: Day | None = None
    amount: Money | None = None
    narrative: Story
    wanted: Story
    declaration: Declaration
    reception: Reception | None = None
    attachments: Sequence[EvidenceFile] = Field(default=(), max_length=200)
    excluded: Sequence[Excluded] = Field(default=(), max_length=200)

    @model_validator(mode="after")
    def _has_somebody_to_write_to(self) -> Self:
        if self.filer == "third_party" and self.representative is None:
            raise ValueError(NO_REPRESENTATIVE)
        if self.channel in ("chat", "email") and not self.contact():
            raise ValueError(NO_ADDRESS)
        return self

    def contact(self) -> str | None:
        """Where letters go: to whoever filed."""
        return self.representative.email if self.representative else self.complainant.email

    def data(self) -> dict[str, Any]:
        """As a payload keeps it: plain JSON without what is absent."""
        return self.model_dump(mode="json", exclude_none=True)


def checked(fields: Mapping[str, Any]) -> Complaint:
    """Raises BadRequest with one sentence a field."""
    try:
        return Complaint.model_validate(fields)
    except ValidationError as error:
        raise BadRequest(details=of_fields(error, "email")) from None
