"""The half-year return: counted from the chain, and frozen with its checkpoint once the half is over."""

from datetime import datetime
from statistics import median
from typing import Any

from bot.actions.desk import Desk
from bot.actions.views import added_up
from bot.errors import BadRequest
from bot.model.ids import Reference
from bot.model.instants import read_stamp, stamp
from bot.model.people import Actor
from bot.model.permission import authorize
from bot.register.books import Books, counted, told
from bot.register.chain import Document, digest
from bot.register.clocks import Almanac
from bot.register.extract import decided
from bot.register.halves import Half, half, half_before
from bot.register.receipts import checkpoint
from bot.register.signing import SigningKey
from bot.store.ports import RegisterStore

View = dict[str, Any]


async def read(desk: Desk, actor: Actor, name: str) -> View:
    authorize(actor, "register.return")
    return await half_year(desk.store.register, desk.tools.almanac, desk.tools.key, name, desk.now())


async def freeze_last(desk: Desk) -> None:
    """The return of the half that is over, if the register was begun by its end; once."""
    almanac, now = desk.tools.almanac, desk.now()
    name = half_before(almanac.today(now), almanac).name
    if await desk.store.register.last() is not None:
        await half_year(desk.store.register, almanac, desk.tools.key, name, now)


async def half_year(
    register: RegisterStore, almanac: Almanac, key: SigningKey, name: str, now: datetime
) -> View:
    """The frozen return of a half that is over; of one that runs, how it stands, marked `provisional`.

    Raises BadRequest for a half that has not begun.
    """
    days = half(name, almanac)
    if days.start > now:
        raise BadRequest(f"{name} has not begun.", details={"half": f"{name} has not begun."})
    frozen = await register.return_of(name)
    if frozen is not None:
        return dict(frozen)
    made = await _counted(register, almanac, days)
    if days.end > now:
        return {**made, "provisional": True, "counted_at": stamp(now)}
    last = await register.event(made["event"]) if made.get("event") else None
    if last is not None:
        made["checkpoint"] = checkpoint(last, key, now)
        await register.put_checkpoint({**made["checkpoint"], "_id": f"return:{name}"})
    await register.put_return(name, {**made, "frozen_at": stamp(now)})
    return dict(await register.return_of(name) or {})


async def _counted(register: RegisterStore, almanac: Almanac, days: Half) -> View:
    books = Books(days.start, days.end)
    async for event in register.events():
        if not books.event(event):
            break
    came = [await _at(register, event) for event in (*books.received, *books.reopened)]
    went = [await _at(register, event) for event in books.closed]
    document: View = {
        "half": days.name,
        "from": days.first.isoformat(),
        "to": _day_before(days),
        "due": days.due.isoformat(),
        "firm": almanac.policy.firm.name,
        "policy": almanac.policy.version,
        "books": told(books),
        "balance": books.balance,
        "nil": not any(told(books).values()),
        "received": _received(came, almanac, days),
        "closed": _closed(went),
        "promises": books.promises(),
        "extensions": books.happened["extend"],
        "external_cases": books.happened["refer_external"],
        "holds": books.happened["hold"],
        "purged": books.happened["purged"],
    }
    if books.last is not None:
        document |= {"event": books.last["_id"], "hash": digest(books.last)}
    return document


async def _at(register: RegisterStore, event: Document) -> View:
    return await added_up(register, Reference(event["complaint"]), up_to=event["_id"])


def _received(came: list[View], almanac: Almanac, days: Half) -> View:
    """`entered_late`: registered later than the day after receipt; `of_an_earlier_half`: booked on the day
    they were registered, although they were received before the half began.
    """
    late = [one for one in came if (one.get("reception") or {}).get("late_reason")]
    earlier = [one for one in came if one["round"] == 1 and one["received_at"] < days.start]
    by = ("service", "channel", "language", "filer")
    return {
        **{name: counted([one.get(name) for one in came]) for name in by},
        "entered_late": len(late),
        "of_an_earlier_half": len(earlier),
    }


def _closed(went: list[View]) -> View:
    causes = [decided(one).get("root_cause") or {} for one in went]
    lasted = [(read_stamp(one["closed"]["at"]) - _begun(one)).days for one in went if "closed" in one]
    return {
        "as": counted([(one.get("closed") or {}).get("as") for one in went]),
        "outcome": counted([decided(one).get("outcome") for one in went]),
        "root_causes": counted([f"{one['area']}/{one['cause']}" for one in causes if one]),
        "redress": _redress(went),
        **({"days": {"median": int(median(lasted)), "longest": max(lasted)}} if lasted else {}),
    }


def _begun(complaint: View) -> datetime:
    """Of the round that ended."""
    at = (complaint.get("reopened") or {}).get("at")
    return read_stamp(at) if at else complaint["received_at"]


def _redress(went: list[View]) -> list[View]:
    """Money promised, a row a currency."""
    sums: dict[str, list[int]] = {}
    for complaint in went:
        amount = (decided(complaint).get("redress") or {}).get("amount")
        if amount:
            sums.setdefault(amount["currency"], []).append(amount["minor"])
    return [
        {"currency": name, "minor": sum(rows), "complaints": len(rows)} for name, rows in sorted(sums.items())
    ]


def _day_before(days: Half) -> str:
    return days.after.fromordinal(days.after.toordinal() - 1).isoformat()
