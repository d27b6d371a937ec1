"""What fills the blanks of letters about inquiries. Pure."""

from datetime import datetime

from bot.firm.typography import typeset
from bot.model.conversation import Head
from bot.model.entry import Entry
from bot.register.chain import Document
from bot.register.clocks import Almanac
from bot.register.firm_blanks import Blanks, firm
from bot.register.wording import day_in_words, zone_in_words


def interim(head: Head, said: Entry, almanac: Almanac) -> Blanks:
    """`said`: the interim reply, with the day that it promises. The inquiry is the conversation's."""
    if head.inquiry is None:
        raise ValueError("an interim reply is about an inquiry")
    inquiry = {
        "number": head.inquiry.number,
        "language": head.language,
        "opened_at": head.inquiry.opened_at,
        "name": head.fields.get("name"),
    }
    return inquiry_reply(inquiry, str(said.text), said.more["promised_on"], said.at, almanac)


def inquiry_reply(
    inquiry: Document, text: str, promised_on: str | None, at: datetime, almanac: Almanac
) -> Blanks:
    """`at`: when it is written. Not everybody says a name."""
    language = inquiry["language"]
    said = {"name": inquiry.get("name"), "promised_on": promised_on and day_in_words(promised_on, language)}
    return {
        **firm(almanac.policy, language),
        "written_on": day_in_words(almanac.today(at), language),
        "reference": inquiry["number"],
        "opened_on": day_in_words(almanac.today(inquiry["opened_at"]), language),
        "zone": typeset(zone_in_words(almanac.policy.firm.legal_zone, language), language),
        "text": typeset(text, language),
        **{name: value for name, value in said.items() if value},
    }
