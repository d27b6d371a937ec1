// Sums of money, which the register keeps in the smallest unit.
import { language } from "./i18n.js";

/** `{minor: 12050, currency: "EUR"}` as "120,50 €". */
export function moneyOf({ minor, currency }) {
  return new Intl.NumberFormat(language(), { style: "currency", currency }).format(minor / 100);
}
