"""How the rows of a figure are called: causes and services by the policy, agents by their names."""

from collections.abc import Mapping

from bot.firm.policy import Policy
from bot.reports.defined import NAMES
from bot.reports.told import Period


def label_of(policy: Policy, figure: str, key: str, period: Period) -> Mapping[str, str] | None:
    """In both languages; None where the key is a day or speaks for itself."""
    if figure == "load":
        name = period.whole.agents[key]["name"]
        return {"fr": name, "en": name}
    if figure in ("causes", "services", "outcomes"):
        return NAMES.get(key) or _of_policy(policy, key) or {"fr": key, "en": key}
    return None


def _of_policy(policy: Policy, key: str) -> Mapping[str, str] | None:
    area, _, cause = key.partition(".")
    found = {service.value: service.label.model_dump() for service in policy.services}
    for group in policy.complaints.root_causes:
        for one in group.causes:
            whole = {
                language: f"{group.label.of(language)} : {one.label.of(language)}"
                if language == "fr"
                else f"{group.label.of(language)}: {one.label.of(language)}"
                for language in ("fr", "en")
            }
            found[f"{group.value}.{one.value}"] = whole
    return found.get(key if cause else area)
