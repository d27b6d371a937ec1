// An amount of money as it is typed beside a list of currencies.

const COMMON = ["EUR", "GBP", "USD", "CHF"];
const BARE = /^[\d\s\u00a0\u202f.,'’]*\d[\d\s\u00a0\u202f.,'’]*$/;

/** What the list offers for `ask`, its own currency first. */
export function currenciesOf(ask) {
  return [...new Set([ask.currency, ...COMMON].filter(Boolean))];
}

/** The key of what is wrong with an amount, or `null`. A text without a figure may be a word for the bot. */
export function moneyProblem(text) {
  if (!/\d/.test(text)) return null;
  const amounts = text.match(/\d[\d\s\u00a0\u202f.,'’]*/g);
  return amounts.length > 1 || text.includes("-") ? "composer.money_wrong" : null;
}

/** A bare amount gets the currency that was chosen; whoever writes one means that one. */
export function withCurrency(text, currency) {
  return BARE.test(text) ? `${text} ${currency}` : text;
}
