"""What the bot does with what was found: answer, offer, ask back, or admit that it does not know."""

from collections.abc import Mapping, Sequence
from typing import Any

from bot.knowledge import thresholds
from bot.knowledge.article import Match
from bot.model.step import Found


def decide(matches: Sequence[Match], *, known: int, unknown: int, language: str) -> Found:
    """`known`, `unknown`: how many telling words of the question any article has, and has not."""
    vague = known + unknown <= thresholds.VAGUE_WORDS
    if not matches or matches[0].score < thresholds.OFFER or (vague and not known):
        return Found("clarify" if vague else "unknown")
    best, *others = matches
    ahead = best.score - (others[0].score if others else 0.0)
    if best.score >= thresholds.ANSWER and ahead >= thresholds.AHEAD:
        return Found("answer", (row(best, language),))
    least = max(thresholds.OFFER, best.score * thresholds.OFFER_SHARE)
    offered = [match for match in matches if match.score >= least][: thresholds.MOST_OFFERED]
    return Found("offer", tuple(row(match, language) for match in offered))


def row(match: Match, language: str) -> Mapping[str, Any]:
    """As the dialogue and the chat get it."""
    return {
        "id": match.article.id,
        "title": match.article.words[language].title,
        "passage": match.passage,
        "source": match.article.source(language),
        "score": round(match.score, 3),
    }
