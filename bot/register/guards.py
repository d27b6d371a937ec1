"""What must hold before an event may happen, each with the sentence that says what is missing. Pure."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from bot.register import case_file
from bot.register.case_file import ENDINGS, Case

STAGES_BEFORE_REVIEW = ("assessment", "investigation", "awaiting_customer", "reconsideration", "responded")


@dataclass(frozen=True, slots=True)
class Guard:
    """`missing`: what to say when it does not hold; empty where it only tells two rows apart."""

    holds: Callable[[Case], bool]
    missing: str = ""


GUARDS: Mapping[str, Guard] = MappingProxyType(
    {
        "declared": Guard(
            lambda case: bool(case.says("declaration")), "The declaration of truthfulness was not made."
        ),
        "filed_by_self": Guard(lambda case: case.says("filer") == "self"),
        "filed_by_third_party": Guard(lambda case: case.says("filer") == "third_party"),
        "letter_sent": Guard(
            lambda case: case.told is None or bool(case.says("kind") or case.says("proof")),
            "The letter has not been sent yet.",
        ),
        "for_another": Guard(
            lambda case: case.view.get("filer") == "third_party",
            "The complaint was filed by the client personally.",
        ),
        "authorisation_known": Guard(
            lambda case: (
                case.told is None
                or case.says("file")
                in {
                    row["file"]
                    for row in (*case.view.get("authorisation", ()), *case.view.get("attachments", ()))
                }
            ),
            "The authorisation itself must be among the complaint's files.",
        ),
        "authorisation_valid": Guard(case_file.authorisation_valid, "The authorisation has expired."),
        "assignees_free": Guard(case_file.assignees_free, "This person is excluded from the complaint."),
        "investigator_assigned": Guard(
            lambda case: bool(case.person("investigator")), "Nobody is assigned to investigate yet."
        ),
        "investigator_declared": Guard(
            lambda case: bool(case.person("investigator")) and case.declared(case.person("investigator")),
            "The investigator has not declared to have no conflict of interest.",
        ),
        "not_reminded": Guard(
            lambda case: "reminded_at" not in case.request,
            "The customer was reminded of this request already.",
        ),
        "reminder_sent": Guard(
            lambda case: "reminded_at" in case.request, "The customer has not been reminded yet."
        ),
        "answer_ran_out": Guard(
            lambda case: case.ran_out("answer"), "The customer still has time to answer."
        ),
        "no_notice_yet": Guard(
            lambda case: "notice_at" not in case.request, "The final notice was given already."
        ),
        "promise_running": Guard(
            lambda case: (
                (
                    bool(case.clock("propose"))
                    and "stopped_at" not in case.clock("propose")
                    and not case.ran_out("propose")
                )
                or (bool(case.clock("extended")) and not case.ran_out("extended"))
            ),
            "An extension is given before the promised date has passed.",
        ),
        "extensions_left": Guard(
            lambda case: len(case.view.get("extensions", ())) < case.policy.complaints.extensions,
            "The complaint was extended as often as the policy allows.",
        ),
        "within_three_months": Guard(
            case_file.within_three_months, "An extension never goes past three months after receipt."
        ),
        "proposes_inadmissible": Guard(
            lambda case: case.told is None or case.says("proposal") == "inadmissible",
            "At this stage only inadmissibility can be proposed.",
        ),
        "proposes_answer": Guard(
            lambda case: case.told is None or case.says("proposal") in ("final_response", "inadmissible"),
            "At this stage a final response or inadmissibility is proposed.",
        ),
        "finding_recorded": Guard(
            lambda case: case.says("proposal") == "inadmissible" or bool(case.view.get("findings")),
            "No finding has been recorded yet.",
        ),
        "drafter_declared": Guard(
            lambda case: case.declared(case.actor),
            "Whoever drafts declares first to have no conflict of interest.",
        ),
        "proposes_giving_up": Guard(
            lambda case: case.told is None or case.says("proposal") in ("non_cooperation", "lapsed"),
            "At this stage only non-cooperation or lapse can be proposed.",
        ),
        "customer_owes_answer": Guard(
            lambda case: "notice_at" in case.request and case.ran_out("final_notice"),
            "It takes a request, a reminder and a final notice, all sent, and their time run out.",
        ),
        "lapse_permitted": Guard(
            case_file.lapse_permitted,
            "A lapse needs three months over, no promise missed, a notice, no hold and no external case.",
        ),
        "proposes_ending": Guard(
            lambda case: case.told is None or case.says("proposal") in ("no_reply", "refused"),
            "After the final response only its closing is proposed.",
        ),
        "reply_settled": Guard(
            lambda case: case_file.reply_settled(case),
            "The customer's time to reply runs; silence is no answer before its end.",
        ),
        "not_drafter": Guard(
            lambda case: case.review.get("by") != case.actor, "Whoever drafted does not approve."
        ),
        "not_investigator": Guard(
            lambda case: case.person("investigator") != case.actor, "The investigator does not approve."
        ),
        "approver_declared": Guard(
            lambda case: case.declared(case.actor),
            "Whoever approves declares first to have no conflict of interest.",
        ),
        "not_approved": Guard(lambda case: "approved" not in case.review, "It is approved already."),
        "approved": Guard(lambda case: "approved" in case.review, "A second person has not approved it yet."),
        "answer_drafted": Guard(
            lambda case: case.review.get("proposal") == "final_response", "No final response was drafted."
        ),
        "ending_drafted": Guard(
            lambda case: case.review.get("proposal") in ENDINGS,
            "What was approved is a final response, which is sent, not a closing.",
        ),
        "remedy_promised": Guard(lambda case: case_file.promises_remedy(case)),
        "no_remedy_promised": Guard(lambda case: not case_file.promises_remedy(case)),
        "not_refused": Guard(lambda case: "reply" not in case.view, "The customer has replied already."),
        "remedy_done": Guard(
            lambda case: bool(case.view.get("remedies")),
            "The redress promised has not been recorded as done.",
        ),
        "customer_agreed": Guard(
            lambda case: case.told is None or bool(case.says("agreed")),
            "A summary resolution needs the customer's agreement; otherwise submit a draft for review.",
        ),
        "summary_in_time": Guard(
            case_file.in_time_for_summary,
            "The time for a summary resolution is over: a final response is due.",
        ),
        "redress_within_limit": Guard(
            case_file.within_limit, "This redress needs a second person: submit a final response."
        ),
        "action_open": Guard(
            case_file.action_open, "There is no such corrective action, or it was recorded as done."
        ),
        "not_purged": Guard(lambda case: case.view.get("state") != "purged", "The complaint was purged."),
        "retention_ran_out": Guard(
            lambda case: case.ran_out("retention"), "The complaint must still be kept."
        ),
        "no_hold": Guard(
            lambda case: case.view.get("hold", "none") == "none", "The complaint is under a legal hold."
        ),
        "no_external_case": Guard(
            lambda case: case.view.get("external", "none") != "pending",
            "A case before a body outside the firm is pending.",
        ),
        "purge_not_begun": Guard(lambda case: "purge" not in case.view, "The purge was proposed already."),
        "purge_witnessed": Guard(
            lambda case: bool(case.says("receipt")), "There is no receipt of an earlier purge."
        ),
        "purge_proposed": Guard(lambda case: "purge" in case.view, "The purge has not been proposed yet."),
        "not_proposer": Guard(
            lambda case: (case.view.get("purge") or {}).get("by") != case.actor,
            "Whoever proposed the purge does not approve it.",
        ),
        "first_approval": Guard(lambda case: not case.approvals),
        "second_approval": Guard(lambda case: bool(case.approvals)),
        "not_first_approver": Guard(
            lambda case: case.actor not in case.approvals, "A second person must approve the purge."
        ),
        **{
            f"came_from_{part}": Guard(case_file.apart(part))
            for part in ("assessment", "investigation", "awaiting_customer", "reconsideration", "responded")
        },
    }
)
