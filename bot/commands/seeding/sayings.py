"""What the crowd of a month says, in both languages. Nobody real; only what a broker's customers ask."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Words:
    """`hard_questions` and `complaints`: by topic; what no article answers, and what somebody is angry about.

    `replies`, `answers`, `delays`: of agents. `response`: an officer's, by its outcome.
    """

    first_names: Sequence[str]
    last_names: Sequence[str]
    hard_questions: Mapping[str, Sequence[str]]
    clarifications: Sequence[str]
    complaints: Mapping[str, Sequence[str]]
    wants: Sequence[str]
    chats: Sequence[str]
    replies: Sequence[str]
    answers: Sequence[str]
    delays: Sequence[str]
    notes: Sequence[str]
    information: str
    allegation: str
    reasons: str
    response: Mapping[str, str]


FRENCH = Words(
    first_names=(
        *("Aline", "Bruno", "Chantal", "David", "Élodie", "Fabrice", "Gisèle", "Hugo", "Irène", "Jérôme"),
        *(
            "Karine",
            "Laurent",
            "Maëlle",
            "Nicolas",
            "Odile",
            "Pascal",
            "Rachida",
            "Sébastien",
            "Théa",
            "Yves",
        ),
    ),
    last_names=(
        *("Arnaud", "Bègue", "Collet", "Dijoux", "Etchart", "Fabre", "Grondin", "Hébert", "Imbert", "Jarry"),
        *("Lebon", "Morel", "Noël", "Olivier", "Picard", "Rivière", "Savy", "Tessier", "Vidot", "Zitte"),
    ),
    hard_questions={
        "withdrawal": (
            "Mon retrait affiche « rejeté par le correspondant ». Quel correspondant, et pourquoi ?",
            "J'ai reçu 40 euros de moins que ce que j'ai retiré, où sont-ils passés ?",
            "Vous m'avez viré deux fois la même somme, que dois-je faire ?",
        ),
        "deposit": (
            "Mon dépôt a été converti à un taux que je ne retrouve nulle part. Lequel avez-vous pris ?",
            "J'ai déposé depuis le compte de ma sœur par erreur, est-ce perdu ?",
        ),
        "platform": (
            "Pourquoi mon ordre stop a-t-il glissé de trente points mardi matin ?",
            "Le graphique de vendredi ne montre pas le prix auquel j'ai été exécuté.",
            "Mes alertes arrivent avec une heure de retard depuis la mise à jour.",
        ),
        "fees": (
            "Quelle est cette ligne « ajustement » de 18,20 euros sur mon relevé ?",
            "On m'avait promis trois mois sans frais, je les vois pourtant prélevés.",
        ),
        "account": (
            "Mon compte affiche le nom de jeune fille que je n'utilise plus, qui peut l'ajuster ?",
            "Deux comptes existent à mon nom, lequel est le bon ?",
        ),
        "verification": (
            "Mon justificatif a été accepté puis refusé le lendemain, pourquoi ?",
            "Je vis sur un bateau et je n'ai pas de facture à mon adresse. Que faire ?",
        ),
        "security": ("Quelqu'un s'est connecté depuis Oslo hier, ce n'était pas moi.",),
    },
    clarifications=(
        "C'est arrivé cette semaine, depuis l'espace client.",
        "Je parle de mon compte principal, en euros.",
        "J'ai une capture d'écran si vous en avez besoin.",
    ),
    complaints={
        "withdrawal": (
            "J'ai demandé un retrait il y a plus de deux semaines. On me répond chaque fois d'attendre, sans "
            "motif et sans date.",
            "Mon retrait a été annulé sans que personne m'en prévienne, et il m'a fallu trois échanges pour "
            "l'apprendre.",
        ),
        "platform": (
            "Mon ordre a été exécuté bien après l'heure où je l'ai passé, à un prix moins bon. La plateforme "
            "était figée et rien ne l'annonçait.",
        ),
        "fees": (
            "Des frais ont été prélevés alors que la page des tarifs ne les mentionne pas. La réponse que "
            "j'ai reçue ne les explique pas non plus.",
        ),
        "verification": (
            "Mes documents ont été refusés quatre fois avec la même phrase, qui ne dit pas ce qui manque.",
        ),
        "other": (
            "J'ai écrit trois fois et reçu trois réponses différentes. Personne ne semble lire ce qui a déjà "
            "été dit.",
        ),
    },
    wants=(
        "Le remboursement des sommes et une explication écrite.",
        "Que la décision soit revue, avec un motif précis.",
        "Des excuses et une date à laquelle ce sera réglé.",
    ),
    chats=("D'accord.", "Merci, j'attends.", "Je ne comprends pas bien.", "Voilà, c'est envoyé."),
    replies=(
        "Bonjour, je lis votre dossier et je reviens vers vous dans un instant.",
        "Merci de votre patience, je vérifie avec le service concerné.",
        "Je vois l'opération. Pouvez-vous me confirmer la date ?",
    ),
    answers=(
        "C'est corrigé de notre côté ; vous le verrez d'ici demain.",
        "Voici l'explication : l'opération a été comptée à la date de valeur. Je vous envoie le détail.",
        "J'ai transmis la demande ; elle est acceptée et rien d'autre n'est attendu de vous.",
    ),
    delays=("Le service concerné doit encore répondre ; je vous écris dès que je sais.",),
    notes=(
        "Vu avec les paiements, rien d'anormal.",
        "Deuxième échange sur le même sujet.",
        "Client courtois.",
    ),
    information="À quelle date avez-vous fait l'opération, et depuis quel compte ?",
    allegation="Retard et réponses sans motif",
    reasons="Les relevés et la conversation ont été relus.",
    response={
        "upheld": "Votre réclamation est fondée : nous avons tardé, et nous le réparons.",
        "not_upheld": "Les relevés montrent que l'opération a été faite à temps ; voici le détail.",
    },
)
ENGLISH = Words(
    first_names=(
        *("Abigail", "Ben", "Carol", "Dennis", "Ella", "Frank", "Grace", "Harold", "Isla", "Jack"),
        *("Kofi", "Laura", "Maya", "Neil", "Olivia", "Peter", "Rosie", "Samuel", "Tara", "Victor"),
    ),
    last_names=(
        *(
            "Abbott",
            "Bianchi",
            "Cooper",
            "Dlamini",
            "Evans",
            "Fraser",
            "Green",
            "Hughes",
            "Ivanova",
            "Jensen",
        ),
        *("Kelly", "Lewis", "Mensah", "Novak", "Okafor", "Pereira", "Reid", "Shaw", "Turner", "Walsh"),
    ),
    hard_questions={
        "withdrawal": (
            "My withdrawal says “returned by intermediary”. Which one, and why?",
            "I received 40 euros less than I withdrew. Where did they go?",
        ),
        "deposit": (
            "My deposit was converted at a rate I cannot find anywhere. Which one did you use?",
            "The bonus in your mail was never added, although I followed every step.",
        ),
        "platform": (
            "Why did my stop order slip by thirty points on Tuesday morning?",
            "Friday's chart does not show the price I was filled at.",
            "The mobile app signs me out in the middle of an order.",
        ),
        "fees": (
            "What is this “adjustment” of 18.20 on my statement?",
            "I was promised three months without fees, and I see them charged.",
        ),
        "account": ("Two accounts exist in my name. Which one is the right one?",),
        "verification": (
            "My proof of address was accepted and then refused the next day. Why?",
            "I live on a boat and no bill comes to me. What can I send?",
        ),
        "security": ("Somebody signed in from Oslo yesterday, and it was not me.",),
    },
    clarifications=(
        "It happened this week, in the client area.",
        "I mean my main account, in euros.",
        "I have a screenshot if you need one.",
    ),
    complaints={
        "withdrawal": (
            "I asked for a withdrawal more than two weeks ago. Each time I am told to wait, with no reason "
            "and no date.",
            "My withdrawal was cancelled and nobody told me; it took three conversations to find out.",
        ),
        "platform": (
            "My order was filled long after I placed it, at a worse price. The platform was frozen and "
            "nothing said so.",
        ),
        "fees": (
            "Fees were taken that the page of charges does not mention, and the answer I was given does not "
            "explain them either.",
        ),
        "verification": (
            "My documents were refused four times with one sentence, which does not say what is missing.",
        ),
        "other": (
            "I wrote three times and got three different answers. Nobody seems to read what was said.",
        ),
    },
    wants=(
        "My money back and an explanation in writing.",
        "That the decision is looked at again, with a precise reason.",
        "An apology, and a date by which this is settled.",
    ),
    chats=("All right.", "Thanks, I am waiting.", "I do not quite follow.", "There, it is sent."),
    replies=(
        "Hello, I am reading your file and will be right back.",
        "Thank you for your patience, I am checking with the team.",
        "I can see the operation. Could you confirm the date?",
    ),
    answers=(
        "This is corrected on our side; you will see it by tomorrow.",
        "Here is why: the operation counted from its value date. I am sending you the details.",
        "I passed the request on; it is accepted and nothing more is needed from you.",
    ),
    delays=("The team has yet to answer; I will write as soon as I know.",),
    notes=("Checked with payments, nothing unusual.", "Second conversation about this.", "Polite customer."),
    information="On which day did you make the operation, and from which account?",
    allegation="Delay, and answers without a reason",
    reasons="Statements and the conversation were read again.",
    response={
        "upheld": "Your complaint is upheld: we were late, and we put it right.",
        "not_upheld": "The statements show that the operation was done in time; here are the details.",
    },
)
WORDS: Mapping[str, Words] = {"fr": FRENCH, "en": ENGLISH}
