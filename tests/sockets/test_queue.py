"""The queue as those in it and those before it hear of it."""

from tests.clients import ChatClient, ConsoleClient
from tests.sockets.stories import Customer, code, waits


def place(client: ChatClient) -> int | None:
    modes = client.all("mode")
    return modes[-1].get("position") if modes and modes[-1]["mode"] == "waiting" else None


async def test_the_place_in_the_queue_counts_who_waits_for_the_same_language(
    lea: ConsoleClient, customer: Customer
) -> None:
    first, english, second = [await customer(language=language) for language in ("fr", "en", "fr")]
    for client in (first, english, second):
        await waits(client)

    await second.until(lambda me: place(me) == 2)
    assert (place(first), place(english)) == (1, 1)
    await lea.do("take", conversation=first.welcome["conversation"])

    await second.until(lambda me: place(me) == 1)
    assert place(english) == 1


async def test_what_somebody_in_the_queue_writes_is_in_the_list_at_once(
    lea: ConsoleClient, customer: Customer
) -> None:
    ana = await customer(language="fr")
    conversation = await waits(ana)

    # The first line is answered by the bot, once; the second is the last that was said.
    await ana.do("say", text="Bonjour ?")
    await ana.do("say", text="Il y a quelqu’un ?")

    line = await lea.until(
        lambda me: [row for row in me.all("conversation") if row["last"].get("text") == "Il y a quelqu’un ?"]
    )
    assert line[-1]["conversation"] == conversation


async def test_the_place_stands_in_the_welcome_of_a_page_that_is_loaded_again(
    customer: Customer, lea: ConsoleClient
) -> None:
    for _ in range(2):
        ana = await customer(language="fr")
        await waits(ana)
        await ana.until(place)
    await ana.until(lambda me: place(me) == 2)

    again = await customer(token=ana.welcome["token"])

    assert (again.welcome["mode"], again.welcome["position"]) == ("waiting", 2)


async def test_only_what_is_offered_to_one_can_be_passed_on(customer: Customer, lea: ConsoleClient) -> None:
    conversation = await waits(await customer())

    assert await code(lea, "pass", conversation=conversation, client_id="p1") == "stale"
    assert await code(lea, "pass", conversation="nothing", client_id="p2") == "not_found"
