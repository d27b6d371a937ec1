"""How a complaint is taken down: files, the count of its questions, the read-back, the filing."""

from bot.dialogue.rehearsal import World
from bot.model.entry import AskType, Kind
from bot.model.step import Request
from tests.dialogue.dialogue_stage import DRAFTED, Begin, asked


def test_files_are_added_until_the_customer_is_done(begin: Begin) -> None:
    conversation = begin(*DRAFTED)
    first = conversation.ask

    conversation.attach("a.pdf")
    conversation.attach("b.pdf", "a.pdf")

    assert conversation.ask is first
    assert [file["name"] for file in conversation.head.fields["evidence"]] == ["a.pdf", "b.pdf"]
    conversation.choose("done")
    assert asked(conversation) == "declaration"


def test_a_skip_never_throws_attached_files_away(begin: Begin) -> None:
    conversation = begin(*DRAFTED)
    conversation.attach("a.pdf")

    conversation.choose("skip")

    assert [file["name"] for file in conversation.head.fields["evidence"]] == ["a.pdf"]


def test_the_complaint_counts_its_questions(begin: Begin) -> None:
    conversation = begin(*DRAFTED, "passer", "oui")

    counted = [
        say.ask.progress
        for _, step in conversation.steps
        for say in step.says
        if say.ask and say.ask.progress
    ]

    assert counted == [(n, 11) for n in range(1, 12)]


def test_the_read_back_shows_every_answer(begin: Begin) -> None:
    conversation = begin(*DRAFTED, "passer", "oui")

    assert conversation.ask is not None
    assert conversation.ask.type is AskType.CHOICE
    assert [(row["field"], row["value"]) for row in conversation.ask.summary] == [
        ("name", "Ana"),
        ("email", "ana@exemple.fr"),
        ("filer", "Pour moi-même"),
        ("service", "Frais et commissions"),
        ("facts_on", "22 novembre 2026"),
        ("narrative", "Des frais."),
        ("wanted", "Les rendre."),
        ("declaration", "Oui"),
    ]


def test_a_filed_complaint_leaves_nothing_of_its_draft(begin: Begin, world: World) -> None:
    conversation = begin(*DRAFTED, "passer", "oui")

    said = conversation.choose("file")

    assert world.requests == [Request.COMPLAINT]
    filed = next(say for say in said if say.kind is Kind.FILED)
    assert filed.more["complaint"]["reference"] == "C-2026-000123"
    assert "jeudi 7 janvier 2027" in filed.text
    assert set(conversation.head.fields) == {"language", "name", "email", "account"}
