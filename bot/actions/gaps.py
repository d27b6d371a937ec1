"""What the knowledge lacks: questions that nothing answered, put together, and how the articles do."""

import asyncio
from dataclasses import asdict
from datetime import timedelta
from typing import Any

from bot.actions import answered, trail
from bot.actions.answered import Asked, Effect
from bot.actions.desk import Desk
from bot.knowledge.grouping import Group, nearest
from bot.knowledge.library import Library
from bot.model.people import Staff
from bot.model.permission import authorize
from bot.model.sensitive import seen_by_staff

MOST_GROUPS = 60
EXAMPLES = 8
DRAFT = """\
---
id: {id}
topic: {topic}
title: {{fr: "{title}", en: "{title}"}}
reviewed_on: {today}
owner: Support
asks:
  fr:
{fr}
  en:
{en}
---

## fr

{nothing}

## en

{nothing}
"""
NOTHING = "…"
"""Where somebody has to write: `flows check` refuses an article that is left so short."""


async def read(desk: Desk, staff: Staff, days: int) -> dict[str, Any]:
    """`{asked, unanswered, groups, articles}` of so many days, the largest groups first."""
    authorize(staff, "knowledge.gaps")
    await trail.listed(desk, staff, "questions")
    asked = await answered.questions(desk.store, desk.now() - timedelta(days=days))
    groups = await asyncio.to_thread(_largest, asked, desk.tools.library)
    return {
        "asked": len(asked),
        "unanswered": sum(one.is_gap for one in asked),
        "groups": [_group(desk, group, near, asked) for group, near in groups],
        "articles": [_effect(desk, row) for row in answered.effects(asked)],
    }


def _largest(asked: list[Asked], library: Library) -> list[tuple[Group, str]]:
    groups = answered.gaps(asked, library)[:MOST_GROUPS]
    return [(group, nearest(group, library)) for group in groups]


def _group(desk: Desk, group: Group, near: str, asked: list[Asked]) -> dict[str, Any]:
    """`near`: the id of the article that comes nearest."""
    texts = set(group.questions)
    distinct = list(dict.fromkeys(group.questions))
    examples = [str(seen_by_staff(text, None)) for text in distinct[:EXAMPLES]]
    article = next((one for one in desk.tools.library.articles if one.id == near), None)
    return {
        "count": len(group.questions),
        "questions": examples,
        "conversations": [one.conversation for one in asked if one.is_gap and one.text in texts][:EXAMPLES],
        "nearest": _title(desk, near),
        "draft": _draft(desk, group, article.topic if article else "other", asked),
    }


def _draft(desk: Desk, group: Group, topic: str, asked: list[Asked]) -> str:
    """The beginning of an article that these questions would have found."""
    languages = {one.text: one.language for one in asked}

    def asks(language: str) -> str:
        told = [text for text in dict.fromkeys(group.questions) if languages.get(text) == language]
        return "\n".join(f'    - "{_plain(text)}"' for text in told[:EXAMPLES] or [NOTHING])

    return DRAFT.format(
        id=f"{topic}-new",
        topic=topic,
        title=_plain(group.questions[0])[:80],
        today=desk.tools.almanac.today(desk.now()),
        fr=asks("fr"),
        en=asks("en"),
        nothing=NOTHING,
    )


def _plain(text: str) -> str:
    """On one line; neither a quote nor a backslash breaks the file that is written from it."""
    shown = str(seen_by_staff(text, None))
    return " ".join(shown.split()).replace('"', "'").replace("\\", "/")


def _effect(desk: Desk, row: Effect) -> dict[str, Any]:
    said = row.helped + row.not_helped
    share = round(100 * row.helped / said) if said else None
    return {**asdict(row), "silent": row.silent, "share": share, "title": _title(desk, row.article)["title"]}


def _title(desk: Desk, id: str) -> dict[str, Any]:
    for article in desk.tools.library.articles:
        if article.id == id:
            return {"id": id, "title": {name: words.title for name, words in article.words.items()}}
    return {"id": id, "title": {"fr": id, "en": id}}
