"""How the letters come about that decide a complaint or end it."""

from datetime import timedelta
from typing import Any

from bot.model.people import Customer
from bot.register.samples.handling import investigated, lapsing, noticed
from bot.register.samples.story import CHAT, OFFICER, REVIEWER, Story

CUSTOMER = Customer(CHAT)


def _submitted(story: Story, **draft: Any) -> None:
    """Drafted by the one, approved by the other."""
    cause = story.almanac.policy.complaints.root_causes[0]
    decided = {"root_cause": {"area": cause.value, "cause": cause.causes[0].value}}
    story.does("submit", **{"text": story.say["response"]} | decided | draft)
    story.does("declare_no_conflict", REVIEWER)
    story.does("approve", REVIEWER)


def _responded(story: Story, **draft: Any) -> None:
    investigated(story)
    story.now += timedelta(days=14)
    say = story.say
    story.does("record_finding", allegation=say["allegation"], finding="upheld", reasons=say["reasons"])
    second = {"allegation": say["allegation_2"], "reasons": say["reasons_2"]}
    story.does("record_finding", finding="not_upheld", **second)
    _submitted(story, proposal="final_response", **draft)
    story.does("respond")


def responded(story: Story) -> None:
    redress = {"kind": "money", "text": story.say["redress"], "by": "2026-12-18"}
    money = {"amount": {"minor": 4850, "currency": "EUR"}}
    _responded(story, outcome="partly_upheld", redress=redress | money)


def responded_with_an_apology(story: Story) -> None:
    _responded(story, outcome="upheld", redress={"kind": "apology"})


def responded_with_a_refusal(story: Story) -> None:
    _responded(story, outcome="not_upheld", text=story.say["refusal"])


def refused(story: Story) -> None:
    responded_with_a_refusal(story)
    story.sent("final_response")
    story.now += timedelta(days=3)
    story.does("refuse_response", CUSTOMER)


def resolved_at_once(story: Story) -> None:
    story.files()
    story.does("assign", officer=OFFICER.id)
    story.now += timedelta(days=1)
    cause = story.almanac.policy.complaints.root_causes[0]
    ending = {"agreed": story.say["agreed"], "text": story.say["summary"]}
    decided = {"root_cause": {"area": cause.value, "cause": cause.causes[0].value}}
    limit = story.almanac.policy.complaints.redress_limit
    money = {"minor": min(350, limit.minor), "currency": limit.currency}
    story.does("close", redress={"kind": "money", "amount": money, "by": "2026-12-01"}, **ending | decided)


def inadmissible(story: Story) -> None:
    story.files(service="other")
    story.does("assign", investigator=OFFICER.id, reviewer=REVIEWER.id)
    story.now += timedelta(days=4)
    _submitted(story, proposal="inadmissible", text=story.say["out_of_scope"])
    story.does("close")


def accepted(story: Story) -> None:
    responded_with_a_refusal(story)
    story.sent("final_response")
    story.does("accept", CUSTOMER)


def remedied(story: Story) -> None:
    responded(story)
    story.sent("final_response")
    story.does("accept", CUSTOMER)
    story.now += timedelta(days=4)
    story.does("remedy", done=story.say["done"], done_on="2026-12-10")
    story.does("close")


def withdrawn(story: Story) -> None:
    investigated(story)
    story.now += timedelta(days=4)
    story.does("withdraw", CUSTOMER)


def _ended(story: Story, proposal: str, text: str) -> None:
    _submitted(story, proposal=proposal, text=story.say[text])
    story.does("close")


def unanswered(story: Story) -> None:
    responded_with_a_refusal(story)
    story.sent("final_response")
    story.waits("reply")
    _ended(story, "no_reply", "no_reply")


def closed_after_refusal(story: Story) -> None:
    refused(story)
    _ended(story, "refused", "refused")


def given_up(story: Story) -> None:
    noticed(story)
    story.sent("final_notice")
    story.waits("final_notice")
    _ended(story, "non_cooperation", "giving_up")


def lapsed(story: Story) -> None:
    lapsing(story)
    story.sent("lapse_notice")
    story.waits("final_notice")
    _ended(story, "lapsed", "giving_up")


def reopened(story: Story) -> None:
    withdrawn(story)
    story.now += timedelta(days=31)
    story.does("reopen", reason=story.say["new"])
