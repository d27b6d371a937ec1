"""What articles may quote of the policy, in one language: plain names with texts and numbers."""

from collections.abc import Mapping, Sequence

from babel.dates import format_time, get_day_names, get_timezone, get_timezone_name
from babel.lists import format_list

from bot.firm.hours import DAYS
from bot.firm.policy import Frame, Policy

RANGE = {"fr": "du {first} au {last}", "en": "{first} to {last}"}
FRAME = {"fr": "{days}, de {opens} à {closes}", "en": "{days}, {opens} to {closes}"}
NO_BREAK = "\u00a0"
LOCALE = {"fr": "fr", "en": "en_GB"}
NEVER = {"fr": "sur rendez-vous", "en": "by appointment"}


def quotable(policy: Policy, language: str) -> Mapping[str, object]:
    """`fact` and `policy`, as the templates of articles see them."""
    contact, firm = policy.contact, policy.firm
    return {
        "fact": {name: fact.of(language).strip() for name, fact in policy.facts.items()},
        "policy": {
            "firm": {"name": firm.name, "seat": firm.seat.of(language)},
            "contact": {
                "support_address": contact.support_address,
                "complaints_address": contact.complaints_address,
                "phone": contact.phone,
                "post": contact.post.of(language),
                "legal_page": contact.legal_page.of(language),
                "policy_page": contact.policy_page.of(language),
            },
            "clocks": policy.clocks.model_dump(),
            "keeping": policy.keeping.model_dump(),
            "files": {
                "megabytes_each": policy.files.bytes_each // 1_000_000,
                "per_conversation": policy.files.per_conversation,
            },
            "recourse": format_list([body.name.of(language) for body in policy.recourse], locale=language),
            "hours": _hours(policy, language),
        },
    }


def _hours(policy: Policy, language: str) -> str:
    """`du lundi au vendredi, de 09:00 à 17:00 (heure : Seychelles)`."""
    if not policy.hours.frames:
        return NEVER[language]
    frames = "; ".join(_frame(frame, language) for frame in policy.hours.frames)
    zone = get_timezone_name(get_timezone(policy.hours.zone), locale=LOCALE[language])
    return f"{frames} ({zone.replace(' :', f'{NO_BREAK}:')})"


def _frame(frame: Frame, language: str) -> str:
    opens, closes = (format_time(at, "HH:mm", locale=language) for at in (frame.opens, frame.closes))
    return FRAME[language].format(days=_days(frame.days, language), opens=opens, closes=closes)


def _days(days: Sequence[str], language: str) -> str:
    names = get_day_names("wide", locale=language)
    numbers = sorted(DAYS.index(day) for day in days)
    if len(numbers) > 2 and numbers[-1] - numbers[0] == len(numbers) - 1:
        return RANGE[language].format(first=names[numbers[0]], last=names[numbers[-1]])
    return format_list([names[number] for number in numbers], locale=language)
