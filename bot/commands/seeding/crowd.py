"""Thousands of customers of a month, drawn from a handful of words; the same seed draws the same crowd."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from bot.commands.seeding import sayings
from bot.commands.seeding.visitor import Persona
from bot.firm.policy import Policy
from bot.knowledge.article import Article

FRENCH = 0.6
ANSWERABLE = 0.6
RATINGS: Mapping[str, float] = {"5": 24, "4": 14, "3": 7, "2": 5, "1": 5, "skip": 45}
SERVICES: Mapping[str, str] = {
    "account": "account_keeping",
    "verification": "account_opening",
    "deposit": "deposits",
    "withdrawal": "withdrawals",
    "fees": "fees",
    "platform": "orders",
    "security": "personal_data",
}
"""What a complaint is about, from what the inquiry was about."""


@dataclass(frozen=True, slots=True)
class Character:
    """What a customer is going to do. `patience`: in the queue. `first`, `then`: after an answer of the bot,
    and after one of a person, that did not help: human, leave, complaint or go.
    """

    persona: Persona
    gives_up_early: bool
    first: str
    then: str
    patience: timedelta


class Crowd:
    def __init__(self, policy: Policy, articles: Sequence[Article], random: Random) -> None:
        topics = {topic.value for topic in policy.topics}
        self._articles = [article for article in articles if article.topic in topics]
        self._services = {service.value for service in policy.services}
        self._random = random
        self._number = 0

    def next(self, today: date) -> Character:
        """`today`: when the customer comes; what happened did so before."""
        draw = self._random
        return Character(
            persona=self._persona(today),
            gives_up_early=draw.random() < 0.06,
            first=_one_of(draw, {"human": 72, "leave": 12, "complaint": 5, "go": 11}),
            then=_one_of(draw, {"complaint": 45, "leave": 35, "go": 20}),
            patience=timedelta(minutes=draw.uniform(6, 45)),
        )

    def _persona(self, today: date) -> Persona:
        draw = self._random
        self._number += 1
        language = "fr" if draw.random() < FRENCH else "en"
        words = sayings.WORDS[language]
        topic, question = self._question(language, words)
        first, last = draw.choice(words.first_names), draw.choice(words.last_names)
        third_party = draw.random() < 0.08
        complaint = words.complaints.get(topic) or words.complaints["other"]
        says = {
            "name": f"{first} {last}",
            "email": f"client{self._number}@mail.example",
            "question": question,
            "clarify": draw.choice(words.clarifications),
            "narrative": draw.choice(complaint),
            "wanted": draw.choice(words.wants),
            "facts_on": (today - timedelta(days=draw.randint(1, 40))).isoformat(),
        } | ({"client_name": f"{draw.choice(words.first_names)} {last}"} if third_party else {})
        service = SERVICES.get(topic, "support")
        chooses = {
            "topic": topic,
            "solved": "yes" if draw.random() < 0.72 else "no",
            "satisfied": "yes" if draw.random() < 0.82 else "no",
            "rating": _one_of(draw, RATINGS),
            "filer": "third_party" if third_party else "self",
            "service": service if service in self._services else "other",
        }
        return Persona(language, says, chooses, timedelta(seconds=draw.uniform(6, 45)))

    def _question(self, language: str, words: sayings.Words) -> tuple[str, str]:
        """Topic and question; most are of the kind that articles answer."""
        draw = self._random
        if draw.random() < ANSWERABLE and self._articles:
            article = draw.choice(self._articles)
            asked = draw.choice(article.words[language].asks)
            return article.topic, f"{asked[0].upper()}{asked[1:]} ?" if language == "fr" else f"{asked}?"
        topic = draw.choice(sorted(words.hard_questions))
        return topic, draw.choice(words.hard_questions[topic])


def _one_of(draw: Random, weights: Mapping[str, float]) -> str:
    return draw.choices(list(weights), list(weights.values()))[0]
