"""Opening hours as people say them."""

from datetime import time

from babel.dates import format_time, get_day_names

from bot.firm.policy import Frame, Hours
from bot.firm.town import town

DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")


def opening_hours(hours: Hours, language: str) -> str:
    """`lundi–vendredi 09:00–18:00 (Mahé)`; the zone by its town."""
    frames = ", ".join(_frame(frame, language) for frame in hours.frames)
    return f"{frames} ({town(hours.zone, language)})"


def _frame(frame: Frame, language: str) -> str:
    return f"{_days(frame, language)} {_hour(frame.opens, language)}–{_hour(frame.closes, language)}"


def _days(frame: Frame, language: str) -> str:
    numbers = sorted({DAYS.index(day) for day in frame.days})
    names = get_day_names("wide", locale=language)
    if len(numbers) > 2 and numbers[-1] - numbers[0] == len(numbers) - 1:
        return f"{names[numbers[0]]}–{names[numbers[-1]]}"
    return ", ".join(names[number] for number in numbers)


def _hour(at: time, language: str) -> str:
    return str(format_time(at, format="short", locale="fr" if language == "fr" else "en_GB"))
