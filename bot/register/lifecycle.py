"""The complaint's lifecycle: one table. What is not in it is refused, with what is missing.

Four things move side by side, each a chart of its own: the main path, the acknowledgement, a legal hold, and
a case before a body outside the firm.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

MAIN, ACKNOWLEDGEMENT, HOLD, EXTERNAL = "state", "acknowledgement", "hold", "external"
START: Mapping[str, str] = MappingProxyType(
    {MAIN: "draft", ACKNOWLEDGEMENT: "none", HOLD: "none", EXTERNAL: "none"}
)
"""Where everything stands before the first event; also names the charts."""

CUSTOMER, REPRESENTATIVE, OFFICER, LEAD, SYSTEM = "customer", "representative", "officer", "lead", "system"
COMPLAINANT = (CUSTOMER, REPRESENTATIVE)
ANYONE = (*COMPLAINANT, OFFICER)
HANDLER = (OFFICER,)
SUPERVISOR = (OFFICER, LEAD)
MACHINE = (SYSTEM, OFFICER)

WORKED_ON = ("assessment", "investigation", "awaiting_customer", "in_review", "reconsideration")
OPEN = ("registered", "awaiting_authorisation", *WORKED_ON, "responded", "remedy")
KEPT = (*OPEN, "closed")
"""Everything in the register that was not purged."""

PROMISES = ("propose", "external", "extended")
ENDED_BY_CLOSING = (*PROMISES, "answer", "final_notice", "reply", "lapse")


@dataclass(frozen=True, slots=True)
class Row:
    """One arrow. `guards`: names in GUARDS, all must hold. `starts`, `stops`: clocks.

    An event may have arrows in several charts; then it moves all of them or nothing.
    """

    event: str
    chart: str
    source: str
    target: str
    who: tuple[str, ...]
    guards: tuple[str, ...] = ()
    starts: tuple[str, ...] = ()
    stops: tuple[str, ...] = ()


def _path(
    event: str,
    who: tuple[str, ...],
    sources: Iterable[str],
    target: str = "",
    guards: tuple[str, ...] = (),
    *,
    chart: str = MAIN,
    starts: tuple[str, ...] = (),
    stops: tuple[str, ...] = (),
) -> list[Row]:
    """One row a source; without a `target` the complaint stays where it is."""
    return [Row(event, chart, source, target or source, who, guards, starts, stops) for source in sources]


INTAKE = [
    *_path("file", ANYONE, ["draft"], "registered", ("declared", "filed_by_self"),
           starts=("acknowledge", "propose", "external", "lapse")),
    *_path("file", ANYONE, ["draft"], "awaiting_authorisation", ("declared", "filed_by_third_party"),
           starts=("acknowledge", "lapse")),
    *_path("file", ANYONE, ["none"], "due", chart=ACKNOWLEDGEMENT),
    *_path("acknowledge", MACHINE, ["due"], "sent", ("letter_sent",), chart=ACKNOWLEDGEMENT,
           stops=("acknowledge",)),
    *_path("verify_authorisation", HANDLER, ["awaiting_authorisation"], "assessment",
           ("authorisation_known", "authorisation_valid"), starts=("propose", "external")),
    *_path("refuse_authorisation", HANDLER, ["awaiting_authorisation"]),
    *_path("revoke_authorisation", HANDLER, WORKED_ON, "awaiting_authorisation", ("for_another",),
           stops=PROMISES),
]  # fmt: skip

PEOPLE = [
    *_path("assign", SUPERVISOR, ["registered"], "assessment", ("assignees_free",)),
    *_path("assign", SUPERVISOR, ["awaiting_authorisation", *WORKED_ON, "responded", "remedy"], "",
           ("assignees_free",)),
    *_path("exclude", HANDLER, OPEN),
    *_path("declare_no_conflict", SUPERVISOR, [*WORKED_ON, "responded"]),
    *_path("start", HANDLER, ["assessment"], "investigation",
           ("investigator_assigned", "investigator_declared")),
]  # fmt: skip

WORK = [
    *_path("request_information", HANDLER, ["investigation"], "awaiting_customer"),
    *_path("provide_information", ANYONE, ["awaiting_customer"], "investigation",
           stops=("answer", "final_notice")),
    *_path("provide_information", ANYONE, [state for state in OPEN if state != "awaiting_customer"]),
    *_path("remind", MACHINE, ["awaiting_customer"], "", ("not_reminded",)),
    *_path("give_final_notice", HANDLER, ["awaiting_customer"], "",
           ("reminder_sent", "answer_ran_out", "no_notice_yet")),
    *_path("record_finding", HANDLER, ["investigation", "awaiting_customer", "reconsideration"]),
    *_path("extend", HANDLER, WORKED_ON, "",
           ("promise_running", "extensions_left", "within_three_months"), starts=("extended",)),
]  # fmt: skip

DECISION = [
    *_path("submit", HANDLER, ["assessment"], "in_review", ("proposes_inadmissible",)),
    *_path("submit", HANDLER, ["investigation", "reconsideration"], "in_review",
           ("proposes_answer", "finding_recorded", "drafter_declared")),
    *_path("submit", HANDLER, ["awaiting_customer"], "in_review",
           ("proposes_giving_up", "customer_owes_answer", "lapse_permitted")),
    *_path("submit", HANDLER, ["responded"], "in_review", ("proposes_ending", "reply_settled")),
    *_path("approve", SUPERVISOR, ["in_review"], "",
           ("not_drafter", "not_investigator", "approver_declared", "not_approved")),
    *(row for source in (*(state for state in WORKED_ON if state != "in_review"), "responded")
      for row in _path("send_back", SUPERVISOR, ["in_review"], source, (f"came_from_{source}",))),
    *_path("respond", HANDLER, ["in_review"], "responded", ("approved", "answer_drafted")),
    *_path("accept", ANYONE, ["responded"], "remedy", ("remedy_promised", "not_refused"), stops=("reply",)),
    *_path("accept", ANYONE, ["responded"], "closed", ("no_remedy_promised", "not_refused"),
           starts=("retention",), stops=ENDED_BY_CLOSING),
    *_path("refuse_response", ANYONE, ["responded"], "", ("not_refused",), stops=("reply",)),
    *_path("reconsider", HANDLER, ["responded"], "reconsideration", stops=("reply",)),
    *_path("remedy", HANDLER, ["remedy"]),
]  # fmt: skip

END = [
    *_path("withdraw", ANYONE, OPEN, "closed", starts=("retention",), stops=ENDED_BY_CLOSING),
    *_path("close", HANDLER, ["in_review"], "closed", ("approved", "ending_drafted"),
           starts=("retention",), stops=ENDED_BY_CLOSING),
    *_path("close", HANDLER, ["remedy"], "closed", ("remedy_done",),
           starts=("retention",), stops=ENDED_BY_CLOSING),
    *_path("close", HANDLER, ["assessment", "investigation", "awaiting_customer"], "closed",
           ("customer_agreed", "summary_in_time", "redress_within_limit"),
           starts=("retention",), stops=ENDED_BY_CLOSING),
    *_path("reopen", HANDLER, ["closed"], "assessment", ("purge_not_begun",),
           starts=("acknowledge", "propose", "external", "lapse"), stops=("retention",)),
    *_path("reopen", HANDLER, ["sent", "due"], "due", chart=ACKNOWLEDGEMENT),
    *_path("hold", SUPERVISOR, ["none"], "held", ("not_purged",), chart=HOLD),
    *_path("release_hold", SUPERVISOR, ["held"], "none", chart=HOLD),
    *_path("refer_external", HANDLER, ["none", "determined"], "pending", ("not_purged",), chart=EXTERNAL,
           stops=("lapse",)),
    *_path("determine_external", HANDLER, ["pending"], "determined", ("not_purged",), chart=EXTERNAL),
    *_path("link", HANDLER, KEPT),
    *_path("complete_action", HANDLER, KEPT, "", ("action_open",)),
    *_path("propose_purge", MACHINE, ["closed"], "",
           ("retention_ran_out", "no_hold", "no_external_case", "purge_not_begun")),
    *_path("approve_purge", SUPERVISOR, ["closed"], "",
           ("purge_proposed", "no_hold", "no_external_case", "not_proposer", "first_approval")),
    *_path("approve_purge", SUPERVISOR, ["closed"], "purged",
           ("purge_proposed", "no_hold", "no_external_case", "not_proposer", "second_approval",
            "not_first_approver")),
]  # fmt: skip

AGAIN = [
    *_path("reapply_purge", (SYSTEM,), ["closed"], "purged", ("purge_witnessed", "retention_ran_out")),
    *_path("reapply_purge", (SYSTEM,), ["none", "held"], "none", chart=HOLD),
]
"""After a restore: two people decided, but the backup is older. A hold that it holds had ended by then."""

RECORDS = [
    *_path("letter_sent", MACHINE, KEPT),
    *_path("letter_bounced", MACHINE, KEPT),
    *_path("miss", (SYSTEM,), KEPT),
]

TABLE: tuple[Row, ...] = (*INTAKE, *PEOPLE, *WORK, *DECISION, *END, *AGAIN, *RECORDS)
