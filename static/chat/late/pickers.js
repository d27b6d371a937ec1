// What stands beside the box for some questions: a date to pick, a currency to choose.

import { localDay } from "/static/shared/dates.js";
import { h, put, uniqueId } from "/static/shared/dom.js";
import { currenciesOf, moneyProblem, withCurrency } from "./money.js";

/** A `picked` event when the customer has picked a date. */
export class Pickers extends EventTarget {
  #words;
  #day = h("input.input", { type: "date", id: uniqueId("date") });
  /** Stands above the box. */
  date = h("div.field.date", { hidden: true });
  /** Stands beside it. */
  currency = h("select.input.currency", { hidden: true });

  constructor({ words }) {
    super();
    this.#words = words;
    this.#day.addEventListener("change", () => this.#day.value && this.dispatchEvent(new Event("picked")));
  }

  /** Shows what `ask` needs, in the language that now holds. */
  show(ask) {
    this.date.hidden = ask?.type !== "date";
    this.#day.max = ask?.field === "facts_on" ? localDay(new Date()) : "";
    put(this.date, h("label", { for: this.#day.id }, this.#words.say("composer.date_pick")), this.#day);
    this.currency.hidden = ask?.type !== "money";
    this.currency.setAttribute("aria-label", this.#words.say("composer.currency"));
    const offered = this.currency.hidden ? [] : currenciesOf(ask);
    if (offered.join() !== [...this.currency.options].map(({ value }) => value).join()) {
      put(this.currency, offered.map((code) => h("option", { value: code }, code)));
    }
  }

  /** The day that was picked, or nothing. */
  get day() {
    return this.date.hidden ? "" : this.#day.value;
  }

  clear() {
    this.#day.value = "";
  }

  /** The key of what is wrong with the typed amount, or `null`. */
  problem(text) {
    return this.currency.hidden ? null : moneyProblem(text);
  }

  /** What is sent for `text`. */
  whole(text) {
    return this.currency.hidden ? text : withCurrency(text, this.currency.value);
  }
}
