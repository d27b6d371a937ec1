"""Every letter about a complaint, and the story that ends with what asks for it."""

from collections.abc import Callable, Mapping
from types import MappingProxyType

from bot.register.samples import endings, handling
from bot.register.samples.story import Story

Play = Callable[[Story], None]

PLAYS: Mapping[str, Play] = MappingProxyType(
    {
        "acknowledgement": Story.files,
        "acknowledgement-for-another": handling.for_another,
        "acknowledgement-reopened": endings.reopened,
        "authorisation_refused": handling.unsigned,
        "authorisation_revoked": handling.revoked,
        "authorisation_verified": handling.authorised,
        "closure-accepted": endings.accepted,
        "closure-lapsed": endings.lapsed,
        "closure-no-answer": endings.given_up,
        "closure-no-reply": endings.unanswered,
        "closure-refused": endings.closed_after_refusal,
        "closure-remedied": endings.remedied,
        "closure-withdrawn": endings.withdrawn,
        "delay": handling.late,
        "delay-extended": handling.late_and_extended,
        "extension": handling.extended,
        "extension-second": handling.extended_twice,
        "external_route": handling.waited_for_the_outside,
        "external_route-extended": handling.waited_after_extension,
        "final_notice": handling.noticed,
        "final_response": endings.responded,
        "final_response-apology": endings.responded_with_an_apology,
        "final_response-refusal": endings.responded_with_a_refusal,
        "inadmissible": endings.inadmissible,
        "information_request": handling.asked,
        "lapse_notice": handling.lapsing,
        "recourse": endings.refused,
        "reminder": handling.reminded,
        "summary_resolution": endings.resolved_at_once,
    }
)
"""By the name of the sample: the kind of letter, and after a hyphen what is particular."""
