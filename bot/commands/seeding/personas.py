"""The customers of the handful: nobody real, addresses on a domain that exists for nobody."""

from bot.commands.seeding.visitor import Persona

AMINA = Persona(
    "en",
    {"name": "Amina Yusuf", "email": "amina@mail.example", "question": "How do I reset my password?"},
    {"topic": "platform", "solved": "yes", "rating": "5"},
)
LUCAS = Persona(
    "fr",
    {
        "name": "Lucas Perrin",
        "email": "lucas@mail.example",
        "question": "Le tableau de bord affiche deux soldes différents, lequel dois-je croire ?",
        "clarify": "L’un en haut de la page, l’autre dans le relevé du mois.",
    },
    {"topic": "platform", "rating": "4"},
)
MIREILLE = Persona(
    "fr",
    {
        "name": "Mireille Payet",
        "email": "mireille@mail.example",
        "question": "Mon virement du 3 est introuvable, ni chez vous ni à ma banque. Où est-il ?",
        "clarify": "Un virement de 800 euros, envoyé depuis mon compte courant.",
    },
    {"topic": "deposit"},
)
GEORGE = Persona(
    "en",
    {
        "name": "George Osei",
        "email": "george@mail.example",
        "question": "My withdrawal has been pending for nine days and nobody can tell me why.",
        "clarify": "I asked for 2,400 euros; the page only says “in progress”.",
        "narrative": (
            "I asked for a withdrawal of 2,400 euros. The page has said “in progress” for nine days. "
            "I wrote twice and was told to wait, with no reason and no date."
        ),
        "wanted": "My money, a reason for the delay, and a date.",
    },
    {"topic": "withdrawal", "satisfied": "no", "service": "withdrawals", "rating": "2"},
)
INES = Persona(
    "fr",
    {
        "name": "Inès Delmas",
        "email": "ines@mail.example",
        "question": "On m’a prélevé deux fois les mêmes frais ce mois-ci, pouvez-vous vérifier ?",
        "clarify": "Deux lignes identiques sur mon relevé, à un jour d’écart.",
    },
    {"topic": "fees"},
)
HELEN = Persona(
    "en",
    {
        "name": "Helen Marsh",
        "email": "helen@mail.example",
        "question": "You refused my proof of address three times. What exactly is wrong with it?",
        "clarify": "It is an electricity bill of last month, in my own name.",
    },
    {"topic": "verification"},
)
PAUL = Persona(
    "fr",
    {
        "name": "Paul Técher",
        "email": "paul@mail.example",
        "question": "Un ordre s’est exécuté vingt minutes trop tard et j’ai perdu de l’argent.",
        "clarify": "Un ordre au marché, passé à 10 h 02 et exécuté à 10 h 22.",
    },
    {"topic": "platform"},
)
