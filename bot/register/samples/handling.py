"""How letters about a complaint that is open come about: stories that end with what asks for the letter."""

from datetime import timedelta

from bot.model.people import System
from bot.register.samples.story import OFFICER, REVIEWER, Story


def for_another(story: Story) -> None:
    story.files(filer="third_party", client_name=story.say["client"])


def unsigned(story: Story) -> None:
    for_another(story)
    story.does("refuse_authorisation", reason=story.say["unsigned"])


def authorised(story: Story) -> None:
    for_another(story)
    story.now += timedelta(days=2)
    paper = {"file": "paper", "name": "paper.pdf", "type": "application/pdf", "bytes": 1, "sha256": "0" * 64}
    story.view["authorisation"] = [paper]
    told = {"grantor": story.say["client"], "scope": "complaint", "signed_on": "2026-11-24", "file": "paper"}
    story.does("verify_authorisation", **told)


def revoked(story: Story) -> None:
    authorised(story)
    story.now += timedelta(days=6)
    story.does("revoke_authorisation", reason=story.say["revoked"])


def investigated(story: Story) -> None:
    story.files()
    story.does("assign", investigator=OFFICER.id, reviewer=REVIEWER.id)
    story.does("declare_no_conflict")
    story.does("start")


def asked(story: Story) -> None:
    investigated(story)
    story.now += timedelta(days=1)
    story.does("request_information", questions=story.say["questions"])


def reminded(story: Story) -> None:
    asked(story)
    story.sent("information_request")
    story.now += timedelta(days=7)
    story.does("remind", System("clocks"))


def noticed(story: Story) -> None:
    reminded(story)
    story.waits("answer")
    story.does("give_final_notice")


def lapsing(story: Story) -> None:
    """The firm kept its promise; then a question was left unanswered for more than three months."""
    reminded(story)
    story.waits("lapse")
    story.does("give_final_notice", purpose="lapse")


def extended(story: Story) -> None:
    investigated(story)
    story.half_waits("propose")
    _extend(story)


def extended_twice(story: Story) -> None:
    extended(story)
    story.waits("external")
    _extend(story)


def _extend(story: Story) -> None:
    story.does("extend", days=min(60, story.almanac.policy.clocks.propose), reason=story.say["extension"])


def waited_for_the_outside(story: Story) -> None:
    investigated(story)
    story.waits("external")


def waited_after_extension(story: Story) -> None:
    extended(story)
    story.waits("external")


def late(story: Story) -> None:
    investigated(story)
    story.waits("propose")
    story.misses("propose")


def late_and_extended(story: Story) -> None:
    extended(story)
    story.waits("propose")
    story.misses("propose")
