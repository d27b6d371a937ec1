"""What the people of the sample letters say, in French and English."""

from collections.abc import Mapping
from typing import Any

Sayings = Mapping[str, Any]

FRENCH: Sayings = {
    "name": "Mireille Payet",
    "client": "Lucas Perrin",
    "narrative": "Le retrait de 1 250 € demandé le 16 novembre n’est pas arrivé.",
    "wanted": "Que le virement parte, et qu’on m’explique le retard.",
    "unsigned": "L’autorisation n’est pas signée par la personne au nom de laquelle vous écrivez.",
    "revoked": "La personne au nom de laquelle vous écrivez a retiré son autorisation le 1er décembre.",
    "questions": (
        "1. Un relevé du compte sur lequel le virement était attendu, du 16 au 30 novembre.\n"
        "2. Le nom de la banque et les quatre derniers chiffres de ce compte.\n\n"
        "Une capture d’écran suffit, si l’on y lit les dates."
    ),
    "extension": "La banque qui reçoit le virement ne nous a pas encore répondu ; elle annonce dix jours.",
    "allegation": "Le virement est parti trop tard",
    "reasons": "Demandé le 16 novembre, il n’a été transmis à la banque que le 24.",
    "allegation_2": "Personne ne m’a répondu",
    "reasons_2": "Deux réponses vous ont été envoyées dans la discussion, le 17 et le 19 novembre.",
    "response": (
        "Nous avons repris chaque étape de votre retrait, avec les relevés de la banque et la discussion "
        "du 17 novembre.\n\nVotre demande attendait une vérification que nous avions déjà faite. Nous le "
        "regrettons. Le virement est parti le 24 novembre ; il est sur votre compte depuis le 26."
    ),
    "refusal": (
        "Le virement est parti le jour même de votre demande. Le délai vient de la banque qui le reçoit, "
        "comme le montre le relevé que vous nous avez envoyé."
    ),
    "redress": "Remboursement des frais de découvert que le retard vous a coûtés.",
    "done": "Les frais de découvert, 48,50 €, sont remboursés sur votre compte.",
    "agreed": "Par téléphone, le 24 novembre.",
    "summary": "Le virement part aujourd’hui, et les frais de retrait vous sont remboursés.",
    "out_of_scope": "La réclamation porte sur un compte ouvert dans une autre société que la nôtre.",
    "giving_up": "Sans le relevé du compte, nous ne pouvons pas établir si le virement est arrivé.",
    "no_reply": "Ce que notre réponse vous propose reste valable.",
    "refused": "Vous nous avez écrit que vous saisissez l’organisme compétent.",
    "new": "La banque a retrouvé la trace du virement.",
    "inquiry": "Nous avons demandé à la banque où se trouve votre virement. Elle répond sous deux jours.",
    "answer": "Votre virement est parti ce matin.\n\nIl sera sur votre compte dans deux jours ouvrables.",
    "asked": "Où est mon virement ?",
    "handed": "Je vous passe une personne.",
}

ENGLISH: Sayings = {
    "name": "Helen Marsh",
    "client": "George Osei",
    "narrative": "The withdrawal of €1,250 that I asked for on 16 November has not arrived.",
    "wanted": "The transfer, and an explanation of the delay.",
    "unsigned": "The authorisation is not signed by the person on whose behalf you write.",
    "revoked": "The person on whose behalf you write withdrew the authorisation on 1 December.",
    "questions": (
        "1. A statement of the account that was to receive the transfer, 16 to 30 November.\n"
        "2. The name of the bank and the last four digits of that account.\n\n"
        "A picture of the screen will do, if the dates can be read."
    ),
    "extension": "The bank that receives the transfer has not answered us yet; it says ten days.",
    "allegation": "The transfer left too late",
    "reasons": "Asked for on 16 November, it reached the bank only on the 24th.",
    "allegation_2": "Nobody answered me",
    "reasons_2": "Two answers were sent to you in the chat, on 17 and 19 November.",
    "response": (
        "We went through every step of your withdrawal, with the statements of the bank and the chat of "
        "17 November.\n\nYour request was waiting for a verification that we had already made. We regret "
        "this. The transfer left on 24 November; it has been in your account since the 26th."
    ),
    "refusal": (
        "The transfer left on the very day of your request. The delay is that of the bank that receives it, "
        "as the statement you sent us shows."
    ),
    "redress": "Refund of the overdraft charges that the delay cost you.",
    "done": "The overdraft charges, €48.50, are refunded to your account.",
    "agreed": "By telephone, on 24 November.",
    "summary": "The transfer leaves today, and the withdrawal fee is refunded to you.",
    "out_of_scope": "The complaint is about an account with another company, which we do not keep.",
    "giving_up": "Without the statement of the account we cannot establish whether the transfer arrived.",
    "no_reply": "What our response proposes to you still stands.",
    "refused": "You wrote to us that you are turning to the competent body.",
    "new": "The bank found a trace of the transfer.",
    "inquiry": "We have asked the bank where your transfer is. It answers within two days.",
    "answer": "Your transfer left this morning.\n\nIt will be in your account in two business days.",
    "asked": "Where is my transfer?",
    "handed": "I am passing you to a person.",
}

SAYINGS: Mapping[str, Sayings] = {"fr": FRENCH, "en": ENGLISH}
