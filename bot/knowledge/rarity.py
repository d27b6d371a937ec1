"""How much a feature tells: the fewer places have it, the more."""

from collections import Counter
from collections.abc import Collection, Sequence
from math import log, sqrt

from bot.knowledge.thresholds import UNKNOWN_WORD


class Rarity:
    """Counted over `places`, each the features found there."""

    def __init__(self, places: Sequence[Collection[str]]) -> None:
        counts = Counter(feature for place in places for feature in set(place))
        self._of = {feature: log(1 + len(places) / count) for feature, count in counts.items()}
        self._unknown = UNKNOWN_WORD * log(1 + len(places))

    def knows(self, feature: str) -> bool:
        return feature in self._of

    def of(self, feature: str) -> float:
        return self._of.get(feature, self._unknown)

    def unit(self, features: Collection[str]) -> dict[str, float]:
        """Feature → weight, as a vector of length 1."""
        weights = {feature: count * self.of(feature) for feature, count in Counter(features).items()}
        length = sqrt(sum(weight * weight for weight in weights.values()))
        return {feature: weight / length for feature, weight in weights.items()} if length else {}
