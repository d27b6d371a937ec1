"""What each figure is called and what exactly it counts, in both languages: shown beside it, always."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

Words = Mapping[str, str]
Unit = Literal["count", "seconds", "percent", "score"]


def both(fr: str, en: str) -> Words:
    return {"fr": fr, "en": en}


@dataclass(frozen=True, slots=True)
class Figure:
    """`stacked`: its series add up. `good`: whether more is better; None where neither."""

    name: str
    title: Words
    definition: Words
    unit: Unit
    series: tuple[tuple[str, Words], ...]
    stacked: bool = False
    good: bool | None = None


MEDIAN = ("median", both("médiane", "median"))
NINTH = ("ninth", both("9 sur 10 au plus", "9 in 10 at most"))
KEPT = (
    ("kept", both("tenu", "kept")),
    ("missed", both("manqué", "missed")),
    ("running", both("en cours", "running")),
)

FIGURES: tuple[Figure, ...] = (
    Figure(
        "volume",
        both("Conversations", "Conversations"),
        both(
            "Conversations commencées ce jour-là, heure légale de la firme ; « avec une personne » dès que "
            "le client a été mis en file ou qu’un agent a pris la main.",
            "Conversations begun on that day, in the firm’s legal time; “with a person” once the customer "
            "was put in the queue or an agent took over.",
        ),
        "count",
        (("alone", both("robot seul", "bot alone")), ("person", both("avec une personne", "with a person"))),
        stacked=True,
    ),
    Figure(
        "waiting",
        both("Attente d’une personne", "Waiting for a person"),
        both(
            "Du moment où la conversation entre dans la file à celui où un agent la prend. Les attentes que "
            "personne n’a prises n’y sont pas : voir « Demandes d’une personne ».",
            "From when a conversation enters the queue to when an agent takes it. Waits that nobody took are "
            "not in it: see “Persons asked for”.",
        ),
        "seconds",
        (MEDIAN, NINTH),
        good=False,
    ),
    Figure(
        "first_response",
        both("Première réponse d’une personne", "First response by a person"),
        both(
            "De la première demande d’une personne (ou de la prise en main) à la première ligne qu’une "
            "personne a écrite au client, une fois par conversation.",
            "From the first request for a person (or the take-over) to the first line that a person wrote to "
            "the customer, once a conversation.",
        ),
        "seconds",
        (MEDIAN, NINTH),
        good=False,
    ),
    Figure(
        "resolution",
        both("Résolues par le robot", "Resolved by the bot"),
        both(
            "Part des conversations avec une demande où le client a dit que la réponse du robot suffisait, "
            "sans qu’aucun agent n’ait pris la main ni qu’une réclamation soit déposée.",
            "Share of the conversations with an inquiry in which the customer said that the bot’s answer was "
            "enough; no agent took over, and no complaint was filed.",
        ),
        "percent",
        (("share", both("part", "share")),),
        good=True,
    ),
    Figure(
        "escalations",
        both("Demandes d’une personne", "Persons asked for"),
        both(
            "Passages en file par jour : servis quand un agent a pris la conversation, sans suite quand le "
            "client est revenu au robot ou est parti. Qui attend encore n’y est pas.",
            "Entries into the queue: served when an agent took the conversation, not served when the "
            "customer went back to the bot or left. Whoever still waits is not in it.",
        ),
        "count",
        (("served", both("servis", "served")), ("unserved", both("sans suite", "not served"))),
        stacked=True,
        good=False,
    ),
    Figure(
        "satisfaction",
        both("Satisfaction", "Satisfaction"),
        both(
            "Notes de 1 à 5 données en fin de conversation ; la dernière compte. Le total est leur moyenne ; "
            "qui n’a pas noté n’y est pas.",
            "Ratings from 1 to 5 given at the end of a conversation; the last one counts. The total is their "
            "mean; whoever gave none is not in it.",
        ),
        "score",
        (("ratings", both("notes", "ratings")),),
        good=True,
    ),
    Figure(
        "interim",
        both("Réponse ou réponse provisoire promise", "Answer or interim reply as promised"),
        both(
            "Demandes par jour d’ouverture de la conversation : tenu si une réponse, une réponse provisoire "
            "ou une réclamation est venue au plus tard le jour promis ; manqué sinon, même répondu après.",
            "Inquiries by the day their conversation began: kept if an answer, an interim reply or a "
            "complaint came on the promised day at the latest; otherwise missed, also when answered later.",
        ),
        "count",
        KEPT,
        stacked=True,
    ),
    Figure(
        "acknowledge",
        both("Accusés de réception des réclamations", "Complaints acknowledged"),
        both(
            "Réclamations par jour de réception, selon l’horloge figée au registre pour l’accusé de "
            "réception. Un manquement reste compté après l’envoi ; une réouverture compte à nouveau.",
            "Complaints by the day of receipt, by the clock that the register froze for the acknowledgement. "
            "A miss stays one after it was sent; a reopened complaint counts again.",
        ),
        "count",
        KEPT,
        stacked=True,
    ),
    Figure(
        "propose",
        both("Réponses finales aux réclamations", "Complaints answered finally"),
        both(
            "Réclamations par jour de réception, selon l’horloge figée au registre pour la réponse finale. "
            "Une prolongation n’efface pas la promesse d’origine.",
            "Complaints by the day of receipt, by the clock that the register froze for the final response. "
            "An extension does not undo the original promise.",
        ),
        "count",
        KEPT,
        stacked=True,
    ),
    Figure(
        "causes",
        both("Réclamations par cause", "Complaints by cause"),
        both(
            "Réclamations reçues dans la période, par cause première retenue à la décision ; sans décision, "
            "« à établir ».",
            "Complaints received in the period, by the root cause found with the decision; without a "
            "decision, “to be found”.",
        ),
        "count",
        (("complaints", both("réclamations", "complaints")),),
    ),
    Figure(
        "services",
        both("Réclamations par service", "Complaints by service"),
        both(
            "Réclamations reçues dans la période, par service que le client a nommé.",
            "Complaints received in the period, by the service that the customer named.",
        ),
        "count",
        (("complaints", both("réclamations", "complaints")),),
    ),
    Figure(
        "outcomes",
        both("Réclamations par issue", "Complaints by outcome"),
        both(
            "Réclamations reçues dans la période : décision de la firme, sinon motif de clôture, sinon « pas "
            "encore décidée ».",
            "Complaints received in the period: the firm’s decision, else why it was closed, else “not "
            "decided yet”.",
        ),
        "count",
        (("complaints", both("réclamations", "complaints")),),
    ),
    Figure(
        "load",
        both("Charge des agents", "Agents’ load"),
        both(
            "Conversations commencées dans la période que la personne a menées, et lignes qu’elle y a "
            "écrites au client. Menée par deux personnes, une conversation compte pour chacune.",
            "Conversations begun in the period that this person led, and the lines written to the customer "
            "in them. A conversation led by two people counts for both.",
        ),
        "count",
        (("conversations", both("conversations", "conversations")), ("lines", both("lignes", "lines"))),
    ),
)

NAMES: Mapping[str, Words] = {
    "undecided": both("pas encore décidée", "not decided yet"),
    "unknown_cause": both("à établir", "to be found"),
    "upheld": both("fondée", "upheld"),
    "partly_upheld": both("fondée en partie", "partly upheld"),
    "not_upheld": both("non fondée", "not upheld"),
    "resolved": both("résolue", "resolved"),
    "summary_resolution": both("réglée d’emblée", "resolved at once"),
    "refused": both("réponse refusée", "response refused"),
    "no_reply": both("sans réponse du client", "no reply from the customer"),
    "withdrawn": both("retirée", "withdrawn"),
    "non_cooperation": both("sans coopération", "no co-operation"),
    "lapsed": both("caduque", "lapsed"),
    "inadmissible": both("irrecevable", "inadmissible"),
    "other": both("autre", "other"),
}
