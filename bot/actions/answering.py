"""Lets the bot answer: gathers the facts, asks the dialogue, writes its lines into the draft."""

import asyncio
import logging
import secrets
from collections.abc import Mapping
from dataclasses import asdict, replace
from datetime import date
from typing import Any

from bot.actions import following
from bot.actions.desk import Desk
from bot.dialogue.flow import LANGUAGES, Flow
from bot.dialogue.meanings import GlobalChoice, Meaning
from bot.dialogue.turn import hand_over_broken, take_turn
from bot.errors import Refused
from bot.firm.hours import is_open
from bot.model.conversation import Filing, Head, OpenInquiry
from bot.model.draft import Draft
from bot.model.entry import By, Entry, Kind
from bot.model.ids import DraftId
from bot.model.step import Chose, Event, Facts, Found, Request, Resumed, Say, Started, Step

log = logging.getLogger(__name__)

OPEN = ("open", "interim")
"""States of an inquiry that still waits for its answer."""
OPENS_NOTHING = frozenset({"restart", "back", "fr", "en"})
SYSTEM_KINDS = frozenset({Kind.WAITING, Kind.KEPT})
"""Lines that nobody says: they are by the system."""


async def decide(desk: Desk, draft: Draft, event: Event) -> Step:
    """What the bot does with `event`, given the draft's head. Raises BadRequest."""
    flow = await desk.versions.of(draft.head.position.flow)
    try:
        facts = await _facts(desk, flow, draft, event)
        meaning = flow.hear(draft.head, event, facts)
        if doubted := flow.doubts(draft.head, event, meaning):
            facts = replace(facts, wish=await asyncio.to_thread(desk.tools.library.wish, doubted))
            meaning = flow.hear(draft.head, event, facts)
        question = flow.searches(draft.head, meaning)
        if question is not None:
            facts = replace(facts, found=await _found(desk, flow, draft.head, meaning, question))
        draft.facts = {"event": named(event), **_document(facts)}
        return take_turn(flow, draft.head, event, facts, meaning)
    except Refused:
        raise
    except Exception:
        # A fault in the bot is a person's turn, not the customer's wait; the alert asks for the fault.
        log.exception("conversation %s: the bot failed and hands over", draft.head.conversation)
        await desk.audience.alert(
            "bot_failed", draft.head.conversation, "The bot failed and handed over: see the log."
        )
        return hand_over_broken(flow, draft.head)


def write(desk: Desk, draft: Draft, step: Step, line: Entry | None = None) -> None:
    """Write the step into the draft; `line` is the customer's own line that it answers."""
    _keep_fields(draft, step, line)
    stays = step.position.state == draft.head.position.state
    if not stays or any(say.ask for say in step.says):
        draft.change(ask=None)
    draft.change(position=step.position, language=step.language)
    if step.echo == "question":
        _open_inquiry(draft)
    if step.request is Request.RATE:
        _rate(draft)
    leaves_bot = step.request is Request.DROP and draft.head.return_to is not None
    for say in step.says:
        # The agent who waits for the customer asks what is next, not the bot.
        if not (leaves_bot and say.ask):
            _write_line(draft, say)
    if step.request is not None:
        _carry_out(desk, draft, step.request)


async def answer(desk: Desk, draft: Draft, event: Event) -> None:
    """Decide and write, where no customer's line stands before it."""
    write(desk, draft, await decide(desk, draft, event))


async def _facts(desk: Desk, flow: Flow, draft: Draft, event: Event) -> Facts:
    """All but `found`, which rests on what the event means."""
    tools, head = desk.tools, draft.head
    staff_free = tools.presence.somebody_free(head.language)
    facts = Facts(
        today=tools.almanac.today(draft.at),
        # Somebody at the desk outside the opening hours is there all the same.
        open=staff_free or is_open(desk.policy, tools.holidays, draft.at),
        staff_free=staff_free,
    )
    facts = await _with_inquiry(desk, flow, draft, event, facts)
    if flow.wants_status(head):
        facts = replace(facts, status=await following.status(desk, head, event))
    return facts


async def _found(desk: Desk, flow: Flow, head: Head, meaning: Meaning | None, question: str) -> Found:
    """What the library has for `question`; what is on offer stays so, in the language that now holds."""
    library, language = desk.tools.library, head.language
    if isinstance(meaning, GlobalChoice) and meaning.name in LANGUAGES:
        language = meaning.name
        offered = library.again([choice.value for choice in head.ask.choices] if head.ask else [], language)
        if offered.articles:
            return offered
    found = await _searched(desk, head, question, language)
    if found.articles or flow.offers_again(head) is None:
        return found
    # They were found before the language changed, and another question stands between.
    for spoken in (each for each in LANGUAGES if each != language):
        before = await _searched(desk, head, question, spoken)
        found = library.again([str(row["id"]) for row in before.articles], language)
    return found


async def _searched(desk: Desk, head: Head, question: str, language: str) -> Found:
    return await asyncio.to_thread(desk.tools.library.decide, question, language, head.fields.get("topic"))


async def _with_inquiry(desk: Desk, flow: Flow, draft: Draft, event: Event, facts: Facts) -> Facts:
    """The number and date of the open inquiry, or those that one opened by this turn gets."""
    inquiry = draft.head.inquiry
    if inquiry is not None and inquiry.state in OPEN:
        return replace(facts, inquiry=inquiry.number, reply_by=date.fromisoformat(inquiry.reply_by))
    if opens_nothing(event) or not flow.opens_inquiry(draft.head):
        return facts
    number = await desk.store.inquiries.next_number(facts.today.year)
    return replace(facts, inquiry=number, reply_by=desk.tools.almanac.reply_by(draft.at))


def named(event: Event) -> str:
    """What a replay cannot read from the turn's lines: whether words were typed or chosen, and the like."""
    match event:
        case Chose(choice):
            return f"chose:{choice}"
        case Resumed(state):
            return f"resumed:{state}"
        case _:
            return type(event).__name__.lower()


def opens_nothing(event: Event) -> bool:
    """Whatever was open, no inquiry begins by this: a number would be taken for nothing."""
    return isinstance(event, Started) or (isinstance(event, Chose) and event.choice in OPENS_NOTHING)


def _open_inquiry(draft: Draft) -> None:
    """The customer's question opens an inquiry, at most one at a time in a conversation."""
    inquiry = draft.head.inquiry
    if inquiry is not None and inquiry.state in OPEN:
        return
    number, reply_by = draft.facts["inquiry"], draft.facts["reply_by"]
    draft.change(inquiry=OpenInquiry(number=number, opened_at=draft.at, reply_by=reply_by))


def _keep_fields(draft: Draft, step: Step, line: Entry | None) -> None:
    before = draft.head.fields
    gone = set(before) - set(step.fields)
    if gone:
        draft.change(
            fields={name: value for name, value in before.items() if name not in gone},
            written={name: place for name, place in draft.head.written.items() if name not in gone},
        )
    for name, value in step.fields.items():
        if name not in before or before[name] != value:
            draft.keep_field(name, value, line)


def _write_line(draft: Draft, say: Say) -> None:
    by = By.SYSTEM if say.kind in SYSTEM_KINDS else By.BOT
    field = say.ask.field if say.ask else None
    draft.write(by, say.kind, say.text, ask=say.ask, field=field, **say.more)


def _rate(draft: Draft) -> None:
    score = draft.head.fields.get("rating")
    if score is not None and str(score).isdigit():
        draft.write(By.CUSTOMER, Kind.RATED, score=int(score))
        draft.change(rated=int(score))


def _carry_out(desk: Desk, draft: Draft, request: Request) -> None:
    head = draft.head
    match request:
        case Request.HUMAN:
            draft.move("ask_for_person")
            draft.change(skill=head.fields.get("topic"))
        case Request.ANSWERED:
            settle_inquiry(draft, "answered")
        case Request.COMPLAINT:
            draft.change(filing=Filing(DraftId(secrets.token_hex(16)), draft.at), ask=None)
        case Request.DROP:
            give_back(draft)
        case Request.CLOSE:
            draft.write(By.SYSTEM, Kind.CLOSED)
            draft.move("close")
        case Request.KEEP | Request.CODE | Request.RATE:
            pass  # the lines say it all; a code is sent once the turn is saved


def settle_inquiry(draft: Draft, state: str) -> None:
    """`state`: answered, interim or complaint; an answer that did not satisfy may become one later."""
    inquiry = draft.head.inquiry
    if inquiry is not None and (state == "complaint" or inquiry.state in OPEN):
        draft.change(inquiry=replace(inquiry, state=state))


def give_back(draft: Draft) -> None:
    """Return the conversation to the agent who sent the customer to the bot, if one did."""
    agent = draft.head.return_to
    if agent is not None:
        draft.move("return_to_agent", agent)
        draft.write(By.SYSTEM, Kind.JOINED, name=agent.name, sender=agent.id)
        draft.change(return_to=None)


def _document(facts: Facts) -> dict[str, Any]:
    """Facts as a document: dates as text, nothing absent."""
    document: dict[str, Any] = {
        "today": facts.today.isoformat(),
        "open": facts.open,
        "staff_free": facts.staff_free,
        "languages_allowed": list(facts.languages_allowed),
    }
    if facts.inquiry is not None and facts.reply_by is not None:
        document |= {"inquiry": facts.inquiry, "reply_by": facts.reply_by.isoformat()}
    if facts.found is not None:
        document["found"] = _plain(asdict(facts.found))
    if facts.wish is not None:
        document["wish"] = facts.wish
    if facts.status is not None:
        document["status"] = _plain(facts.status)
    return document


def _plain(value: Any) -> Any:
    if isinstance(value, Mapping):
        return {key: _plain(item) for key, item in value.items() if item is not None}
    if isinstance(value, list | tuple):
        return [_plain(item) for item in value]
    return value.isoformat() if isinstance(value, date) else value
