from datetime import timedelta
from typing import Any

import pytest

from bot.model.conversation import OpenInquiry, Person
from bot.model.entry import By
from bot.model.ids import ConversationId, InquiryNumber, Reference, StaffId
from bot.store import line_search
from bot.store.mongo import MongoStore
from bot.store.ports import LineQuery
from tests.store.making import AT, changed, new_head, noted, said, saved, talk, waiting

C1 = ConversationId("c1")
LEA = StaffId("lea")


async def test_a_line_shows_the_conversation_as_it_stands(store: MongoStore) -> None:
    head = await talk(store, ["bonjour"])

    def tell(draft: Any) -> None:
        draft.keep_field("name", "Ana")
        draft.keep_field("email", "ana@example.com")
        draft.move("take", Person(LEA, "Léa"))
        draft.change(
            inquiry=OpenInquiry(InquiryNumber("Q-2026-000001"), AT, "2026-11-26"),
            complaint=Reference("C-2026-000001"),
        )

    await saved(store, changed(head, tell))

    assert await store.lines.get(C1) == {
        "conversation": "c1",
        "n": 2,
        "mode": "agent",
        "language": "fr",
        "started_at": AT,
        "last_no": 1,
        "last_seq": 1,
        "served": ["lea"],
        "filing": False,
        "unread": 1,
        "name": "Ana",
        "agent": {"id": "lea", "name": "Léa"},
        "last": {"no": 1, "by": "customer", "text": "bonjour", "at": AT},
        "inquiry": {"number": "Q-2026-000001", "opened_at": AT, "reply_by": "2026-11-26", "state": "open"},
        "complaint": "C-2026-000001",
    }


async def test_a_line_never_goes_back(store: MongoStore) -> None:
    first = said(new_head(), "bonjour")
    second = said(first.head, "vous êtes là ?")

    await store.lines.put_all([second.head], [second])
    await store.lines.put_all([first.head], [first])

    line = await store.lines.get(C1)
    assert line is not None
    assert line["last"]["text"] == "vous êtes là ?"


async def test_what_the_agents_have_seen_is_not_unread(store: MongoStore) -> None:
    await talk(store, ["un", "deux", "trois"])

    await store.seen.mark(C1, "agent", 2)
    await store.seen.mark(C1, "customer", 3)

    line = await store.lines.get(C1)
    assert line is not None
    assert line["unread"] == 1


async def test_the_queue_is_oldest_first_and_holds_only_who_waits(store: MongoStore) -> None:
    for minutes, name in ((5, "late"), (1, "early")):
        await saved(store, waiting(await talk(store, ["allô"], name), AT + timedelta(minutes=minutes)))
    await talk(store, ["allô"], "bot")

    assert [line["conversation"] for line in await store.lines.waiting()] == ["early", "late"]


async def test_an_agent_leads_only_what_is_still_hers(store: MongoStore) -> None:
    def take(draft: Any) -> None:
        draft.move("take", Person(LEA, "Léa"))

    for name in ("c1", "c2"):
        await saved(store, changed(await talk(store, ["allô"], name), take))
    head = await store.turns.head(C1)
    assert head
    await saved(store, changed(head, lambda draft: draft.move("close")))

    assert [line["conversation"] for line in await store.lines.led_by(LEA)] == ["c2"]


@pytest.mark.parametrize(
    "text",
    ["réclamé", "reclame", "RÉCLAMÉ", "réclam", "j'ai réclamé !", "oeuvre réclamé", "œuvre", "virement été"],
)
async def test_words_are_found_with_and_without_accents(store: MongoStore, text: str) -> None:
    await talk(store, ["bonjour", "J'ai réclamé mon virement cet été : belle œuvre !"])
    await talk(store, ["rien à voir"], "c2")

    lines, count, _ = await store.lines.find(LineQuery(text=text))

    assert [line["conversation"] for line in lines] == ["c1"]
    assert count == 1
    assert lines[0]["hit"] == {"no": 2, "text": "J'ai réclamé mon virement cet été : belle œuvre !"}


@pytest.mark.parametrize(
    "text", [".*", "$where", "^onjour", "[a-z]", '"', "-", "(((((", "\U0010ffff", "b.njour"]
)
async def test_no_pattern_or_operator_finds_anything(store: MongoStore, text: str) -> None:
    await talk(store, ["bonjour"])

    assert await store.lines.find(LineQuery(text=text)) == ([], 0, False)


async def test_notes_are_found_and_the_bots_words_are_not(store: MongoStore) -> None:
    head = await talk(store, ["bonjour"])
    head = await saved(store, said(head, "Comment vous appelez-vous ?", "b", by=By.BOT))
    await saved(store, noted(head, "client important"))

    assert (await store.lines.find(LineQuery(text="important")))[1] == 1
    assert (await store.lines.find(LineQuery(text="appelez")))[1] == 0


async def test_every_condition_narrows_the_list(store: MongoStore) -> None:
    await talk(store, ["hello refund"], "en", language="en")
    await talk(store, ["refund bonjour"], "late", at=AT + timedelta(days=2))
    await saved(store, waiting(await talk(store, ["refund"], "waiting")))

    def took(draft: Any) -> None:
        draft.move("take", Person(LEA, "Léa"))
        draft.move("return_to_bot")

    await saved(store, changed(await talk(store, ["refund"], "served"), took))

    async def found(**query: Any) -> set[str]:
        with_text, one, _ = await store.lines.find(LineQuery(text="refund", **query))
        without, other, _ = await store.lines.find(LineQuery(**query))
        assert one == other == len(without)
        assert {line["conversation"] for line in with_text} == {line["conversation"] for line in without}
        return {str(line["conversation"]) for line in without}

    assert await found() == {"en", "late", "waiting", "served"}
    assert await found(language="en") == {"en"}
    assert await found(mode="waiting") == {"waiting"}
    assert await found(since=AT + timedelta(days=1)) == {"late"}
    assert await found(until=AT + timedelta(days=1)) == {"en", "waiting", "served"}
    assert await found(visible_to=LEA) == {"waiting", "served"}
    assert await found(visible_to=StaffId("max")) == {"waiting"}
    assert await found(visible_to=StaffId("max"), also=[ConversationId("en")]) == {"waiting", "en"}
    assert await found(agent="lea") == set()


async def test_a_common_word_is_looked_for_among_the_newest_unless_few_conversations_are_left(
    store: MongoStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(line_search, "HITS", 2)
    monkeypatch.setattr(line_search, "FEW", 2)
    for i in range(5):
        language = "fr" if i < 4 else "en"
        head = new_head(f"c{i}", at=AT + timedelta(hours=i), language=language)
        await saved(store, said(head, "bonjour", at=head.started_at))

    async def found(**query: Any) -> tuple[list[str], int, bool]:
        lines, total, cut = await store.lines.find(LineQuery(text="bonjour", **query))
        return [str(line["conversation"]) for line in lines], total, cut

    assert await found() == (["c4", "c3"], 2, True)
    assert await found(language="fr") == (["c3"], 1, True)  # four, too many to look at each
    assert await found(until=AT + timedelta(hours=2)) == (["c1", "c0"], 2, False)
    assert await found(language="fr", whole=True) == (["c3", "c2", "c1", "c0"], 4, False)


@pytest.mark.parametrize("text", ["", "bonjour"])
async def test_pages_are_newest_first_and_count_everything(store: MongoStore, text: str) -> None:
    for i in range(5):
        await talk(store, ["bonjour"], f"c{i}", at=AT + timedelta(hours=i))

    first, count, _ = await store.lines.find(LineQuery(text=text), page=1, size=2)
    last, *_ = await store.lines.find(LineQuery(text=text), page=3, size=2)

    assert [line["conversation"] for line in first] == ["c4", "c3"]
    assert [line["conversation"] for line in last] == ["c0"]
    assert count == 5


async def test_rebuilding_gives_the_same_lists_again(store: MongoStore) -> None:
    for name in ("c1", "c2"):
        head = await talk(store, ["bonjour", "mon virement"], name)
        await saved(store, noted(head, "à suivre"))
    before = await _lists(store)
    await store._database["lines"].delete_one({"_id": "c1"})
    await store._database["lines"].update_one({"_id": "c2"}, {"$set": {"mode": "closed", "name": "Zoé"}})
    await store._database["lines"].insert_one({"_id": "ghost", "n": 1, "last_seq": 1, "started_at": AT})
    await store._database["search"].delete_many({"c": "c1"})
    await store._database["search"].insert_one({"_id": {"c": "ghost", "no": 1}, "words": ["fantome"]})

    assert await store.lines.rebuild() == 2

    assert await _lists(store) == before


async def test_repairing_writes_what_a_crash_kept_from_the_lists(store: MongoStore) -> None:
    await store.turns.append(said(new_head("old"), "bonjour"))
    await store.turns.append(said(new_head("lost"), "bonjour", at=AT + timedelta(hours=1)))

    assert await store.lines.repair(AT + timedelta(minutes=30)) == 1

    lines, *_ = await store.lines.find(LineQuery(text="bonjour"))
    assert [line["conversation"] for line in lines] == ["lost"]


async def test_repairing_leaves_alone_what_the_lists_show(store: MongoStore) -> None:
    await talk(store, ["bonjour", "encore"])

    assert await store.lines.repair(AT - timedelta(minutes=1)) == 0


async def _lists(store: MongoStore) -> list[Any]:
    names = ("lines", "search")
    return [await store._database[name].find({}).sort("_id").to_list(None) for name in names]
