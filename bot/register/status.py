"""Where a complaint stands, in the words a customer reads. Pure."""

from collections.abc import Mapping
from typing import Any

from bot.model.instants import stamp
from bot.register.clocks import told
from bot.register.wording import day_in_words

STAGES = {
    "registered": ("enregistrée", "registered"),
    "awaiting_authorisation": (
        "en attente de l’autorisation écrite du client",
        "waiting for the client’s written authorisation",
    ),
    "assessment": ("en cours d’examen", "being assessed"),
    "investigation": ("en cours d’enquête", "under investigation"),
    "awaiting_customer": (
        "en attente de votre réponse à notre question",
        "waiting for your answer to our question",
    ),
    "in_review": ("relue par une seconde personne", "being reviewed by a second person"),
    "responded": ("traitée : nous attendons votre avis", "answered: we wait to hear what you think"),
    "remedy": ("résolue : nous faisons ce qui a été promis", "resolved: we are doing what was promised"),
    "reconsideration": ("en cours de réexamen", "being looked at again"),
    "closed": ("close", "closed"),
    "purged": ("effacée de nos registres", "erased from our register"),
}
"""Stages as customers read them; (fr, en)."""


ACTS = {
    "provide_information": ("Voici mes informations.", "Here is my information."),
    "accept": ("J’accepte votre proposition.", "I accept your proposal."),
    "refuse_response": ("Je refuse votre proposition.", "I refuse your proposal."),
    "withdraw": ("Je retire ma réclamation.", "I withdraw my complaint."),
}
"""What a customer does about the complaint, in their own words; (fr, en)."""


def card(complaint: Mapping[str, Any]) -> dict[str, Any]:
    """What a customer who follows the complaint sees of it beside the words."""
    shown = {key: complaint[key] for key in ("reference", "state", "acknowledgement") if key in complaint}
    return {**shown, "received_at": stamp(complaint["received_at"]), "clocks": told(complaint["clocks"])}


def act_in_words(event: str, language: str) -> str:
    fr, en = ACTS[event]
    return fr if language == "fr" else en


def owed(complaint: Mapping[str, Any]) -> dict[str, Any]:
    """What waits for the customer: `asked` `{questions, by?}` or `proposal` `{text, outcome?, …, by?}`."""
    due = {clock["clock"]: clock["due"] for clock in complaint["clocks"] if "stopped_at" not in clock}
    if complaint["state"] == "awaiting_customer" and complaint.get("information_requests"):
        asked = {"questions": complaint["information_requests"][-1].get("questions"), "by": due.get("answer")}
        return {"asked": _present(asked)}
    if complaint["state"] == "responded" and complaint.get("response"):
        response = complaint["response"]
        parts = {name: response.get(name) for name in ("text", "outcome", "redress")}
        return {"proposal": _present({**parts, "by": due.get("reply")})}
    return {}


def _present(parts: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in parts.items() if value is not None}


def in_words(complaint: Mapping[str, Any]) -> dict[str, str]:
    """`sentence_fr` and `sentence_en`: where the complaint stands and what comes next, when."""
    due = {clock["clock"]: clock for clock in complaint["clocks"]}
    fr, en = STAGES[complaint["state"]]
    lines_fr, lines_en = [f"Votre réclamation est {fr}."], [f"Your complaint is {en}."]
    if complaint["acknowledgement"] == "sent":
        lines_fr.append("L’accusé de réception a été envoyé.")
        lines_en.append("The acknowledgement has been sent.")
    elif "acknowledge" in due:
        day = due["acknowledge"]["due"]
        lines_fr.append(f"L’accusé de réception part au plus tard le {day_in_words(day, 'fr')}.")
        lines_en.append(f"The acknowledgement is sent by {day_in_words(day, 'en')}.")
    if "propose" in due and "stopped_at" not in due["propose"]:
        day = due["propose"]["due"]
        lines_fr.append(
            f"Nous vous proposons une action corrective au plus tard le {day_in_words(day, 'fr')}."
        )
        lines_en.append(f"We propose a corrective action by {day_in_words(day, 'en')}.")
    return {"sentence_fr": " ".join(lines_fr), "sentence_en": " ".join(lines_en)}
