"""What people do to a complaint: the events of the contract, and a look at the letter one would send."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from bot.actions.complaints import permitted, shown_to
from bot.actions.correspond import printed
from bot.actions.desk import Desk
from bot.actions.recording import Wish, case_of, must_stand, record
from bot.errors import BadRequest, NotFound, Sentence
from bot.model.ids import ConversationId, FileId, Reference, StaffId
from bot.model.people import Actor, Role, Staff
from bot.register import acts, blanks, told
from bot.register.correspondence import kind_of
from bot.register.effects import PARTS
from bot.register.receipts import Witness
from bot.register.view import followed

HOUSE_ONLY = frozenset({"file", "miss", "reapply_purge"})
"""Events that no person records through this door."""
DECIDES = frozenset({"submit", "approve"})
"""Events that send nothing themselves: another sends what they decide."""
NOBODY = Witness(number=1, hash="0" * 64, at="", signature="", key="0" * 16)
"""Stands where a letter that is only looked at has its receipt."""


async def act(
    desk: Desk, staff: Staff, reference: Reference, wish: Mapping[str, Any], key: str
) -> dict[str, Any]:
    """`wish`: `{event, version, …}`. `key`: of the request, unique for `staff`; the same again gets the same.

    Returns the complaint after it. Raises Forbidden, NotFound, Changed, NotAllowed, BadRequest.
    """
    event = str(wish["event"])
    complaint = await permitted(desk, staff, _verb(event), reference)
    said = await _said(desk, complaint, wish)
    done = await record(
        desk,
        staff,
        reference,
        Wish(event=event, key=f"{staff.id}:{key}", told=said, version=wish["version"]),
    )
    return await shown_to(desk, staff, done)


async def preview(desk: Desk, staff: Staff, reference: Reference, wish: Mapping[str, Any]) -> dict[str, Any]:
    """The letter that the event would send, without recording anything: `{kind, subject, text, html}`; of a
    draft, the letter that goes once it is approved.

    Raises what the event itself would raise, BlankMissing, and BadRequest where it sends no letter.
    """
    event = str(wish["event"])
    complaint = await permitted(desk, staff, _verb(event), reference)
    await must_stand(desk, complaint, wish["version"])
    said = await _said(desk, complaint, wish)
    kind, letter = await _imagined(desk, staff, complaint, (event, said))
    return {"kind": kind, "subject": letter.subject, "text": letter.text, "html": letter.html}


async def letter_as_pdf(desk: Desk, staff: Staff, reference: Reference, id: str) -> bytes:
    await permitted(desk, staff, "complaints.read_evidence", reference)
    letter = await desk.store.outbox.get(id)
    if letter is None or letter.get("complaint") != reference:
        raise NotFound
    return await printed(desk, letter)


async def _imagined(
    desk: Desk, staff: Staff, complaint: dict[str, Any], what: tuple[str, Mapping[str, Any]]
) -> tuple[str, Any]:
    recorded, after = await _foreseen(desk, staff, complaint, what)
    if what[0] in DECIDES:
        recorded, after = await _sent_once_approved(desk, staff, after)
    kind = kind_of(recorded, after)
    if kind is None:
        raise BadRequest(Sentence("This event sends no letter.", "Cet acte n'envoie pas de lettre."))
    filled = blanks.filled(kind, after, desk.now(), desk.tools.almanac, NOBODY.model_dump(), desk.tools.site)
    return kind, desk.tools.letters.render(kind, complaint["language"], filled)


async def _foreseen(
    desk: Desk, actor: Actor, complaint: dict[str, Any], what: tuple[str, Mapping[str, Any]]
) -> tuple[dict[str, Any], dict[str, Any]]:
    """The event as it would be recorded, and the complaint after it. Raises NotAllowed."""
    event, said = what
    case = await case_of(desk, actor, complaint, said)
    made = acts.acting(acts.Doing(event=event, actor=actor, case=case, key="preview"), desk.tools.almanac)
    recorded = acts.as_event(made, complaint)
    return recorded, followed(complaint, recorded, said)


async def _sent_once_approved(
    desk: Desk, staff: Staff, complaint: dict[str, Any]
) -> tuple[dict[str, Any], dict[str, Any]]:
    """What an officer would send of the draft, as if it were approved: who drafts and who approves see it."""
    review = {"approved": {}, **complaint["review"]}
    event = "respond" if review["proposal"] == "final_response" else "close"
    sender = replace(staff, roles=frozenset({Role.OFFICER}))
    return await _foreseen(desk, sender, {**complaint, "review": review}, (event, {}))


async def _said(desk: Desk, complaint: Mapping[str, Any], wish: Mapping[str, Any]) -> dict[str, Any]:
    """What comes with the event, checked; files are named with their digests. Raises BadRequest."""
    body = {name: value for name, value in wish.items() if name not in ("event", "version")}
    said = told.read(str(wish["event"]), body)
    await _check(desk, complaint, str(wish["event"]), said)
    if said.get("files"):
        said["files"] = await files_of(desk, complaint, said["files"])
    return said


async def files_of(desk: Desk, complaint: Mapping[str, Any], ids: Sequence[str]) -> list[Mapping[str, Any]]:
    """Files that were stored for this complaint, as the register names them. Raises BadRequest."""
    owner = ConversationId(complaint.get("conversation") or complaint["reference"])
    kept = [await desk.store.files.get(FileId(file), owner) for file in ids]
    if None in kept:
        raise BadRequest(
            details={
                "files": Sentence(
                    "One of these files is not here; please send it again.",
                    "Un de ces fichiers n'est pas là ; envoyez-le de nouveau.",
                )
            }
        )
    return [dict(file.public()) for file in kept if file is not None]


async def _check(desk: Desk, complaint: Mapping[str, Any], event: str, said: Mapping[str, Any]) -> None:
    """What only the store and the policy can tell: people, complaints and causes that there are."""
    wrong: dict[str, str] = {}
    if event == "assign":
        wrong |= await _wrong_people(desk, complaint, said)
    if event == "exclude" and await desk.store.people.get(StaffId(said["staff"])) is None:
        wrong["staff"] = Sentence("There is nobody with this id.", "Personne n'a cet identifiant.")
    if event == "link" and await desk.store.register.complaint(Reference(said["to"])) is None:
        wrong["to"] = Sentence("There is no such complaint.", "Cette réclamation n'existe pas.")
    if cause := said.get("root_cause"):
        areas = {row.value: {one.value for one in row.causes} for row in desk.policy.complaints.root_causes}
        if cause["cause"] not in areas.get(cause["area"], ()):
            wrong["root_cause"] = Sentence(
                "Choose one of the causes of the policy.", "Choisissez une des causes de la politique."
            )
    wrong |= _wrong_days(desk, said)
    if wrong:
        raise BadRequest(details=wrong)


def _wrong_days(desk: Desk, said: Mapping[str, Any]) -> Mapping[str, str]:
    """What is promised lies ahead, what was done lies behind."""
    today = desk.tools.almanac.today(desk.now()).isoformat()
    actions = [action["due"] for action in said.get("corrective_actions", ())]
    ahead = {"redress.by": [(said.get("redress") or {}).get("by")], "corrective_actions.due": actions}
    behind = {name: said.get(name) for name in ("done_on", "signed_on", "on")}
    over = Sentence("This day is over.", "Cette date est passée.")
    future = Sentence("This day is in the future.", "Cette date est dans le futur.")
    return {name: over for name, days in ahead.items() if any(day and day < today for day in days)} | {
        name: future for name, day in behind.items() if day and day > today
    }


async def _wrong_people(desk: Desk, complaint: Mapping[str, Any], said: Mapping[str, Any]) -> dict[str, str]:
    wrong: dict[str, str] = {}
    by_now = {part: complaint["people"].get(part, {}).get("id") for part in PARTS} | dict(said)
    if by_now.get("reviewer") and by_now["reviewer"] == by_now.get("investigator"):
        part = "reviewer" if "reviewer" in said else "investigator"
        wrong[part] = Sentence(
            "Whoever reviews is not the one who investigates.",
            "Qui vérifie n'est pas qui examine.",
        )
    for part in PARTS:
        if part in said:
            one = await desk.store.people.get(StaffId(said[part]))
            fit = {Role.OFFICER, Role.LEAD} if part == "reviewer" else {Role.OFFICER}
            if one is None or one.disabled or not one.roles & fit:
                wrong[part] = Sentence(
                    "Choose somebody whose role is to handle complaints.",
                    "Choisissez quelqu'un dont le rôle est de traiter les réclamations.",
                )
    return wrong


def _verb(event: str) -> str:
    if event in HOUSE_ONLY or event not in told.SHAPES:
        raise BadRequest(
            details={"event": Sentence("There is no such event.", "Cet événement n'existe pas.")}
        )
    return f"complaints.{event}"
