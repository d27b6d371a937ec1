"""What fills the blanks of letters about inquiries. Pure."""

from bot.model.conversation import Head
from bot.model.entry import Entry
from bot.register.blanks import Blanks, firm
from bot.register.chain import Document
from bot.register.clocks import Almanac
from bot.register.wording import day_in_words, zone_in_words


def interim(head: Head, said: Entry, almanac: Almanac) -> Blanks:
    """`said`: the interim reply, with the day that it promises. The inquiry is the conversation's."""
    if head.inquiry is None:
        raise ValueError("an interim reply is about an inquiry")
    language = head.language
    return {
        **firm(almanac.policy, language),
        "number": head.inquiry.number,
        "name": head.fields.get("name"),
        "opened_on": day_in_words(almanac.today(head.inquiry.opened_at), language),
        "promised_on": day_in_words(said.more["promised_on"], language),
        "zone": zone_in_words(almanac.policy.firm.legal_zone, language),
        "text": said.text,
    }


def inquiry_reply(inquiry: Document, text: str, promised_on: str | None, almanac: Almanac) -> Blanks:
    """Of an inquiry that came by phone, e-mail or post; not everybody says a name."""
    language = inquiry["language"]
    said = {"name": inquiry.get("name"), "promised_on": promised_on and day_in_words(promised_on, language)}
    return {
        **firm(almanac.policy, language),
        "number": inquiry["number"],
        "opened_on": day_in_words(almanac.today(inquiry["opened_at"]), language),
        "zone": zone_in_words(almanac.policy.firm.legal_zone, language),
        "text": text,
        **{name: value for name, value in said.items() if value},
    }
