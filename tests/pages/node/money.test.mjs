import assert from "node:assert/strict";
import { test } from "node:test";
import { currenciesOf, moneyProblem, withCurrency } from "../../../static/chat/late/money.js";

test("the question's own currency stands first, and once", () => {
  assert.deepEqual(currenciesOf({ currency: "GBP" }).slice(0, 2), ["GBP", "EUR"]);
  assert.equal(currenciesOf({ currency: "GBP" }).filter((code) => code === "GBP").length, 1);
});

test("a bare amount gets the chosen currency, in either language's way of writing", () => {
  for (const text of ["1250", "1 250,50", "1\u202f250,50", "1,250.50", " 12 "]) {
    assert.equal(withCurrency(text, "EUR"), `${text} EUR`);
  }
});

test("whoever writes a currency, or something else, is taken at their word", () => {
  for (const text of ["300 dollars", "€12", "12 USD", "skip", "."]) assert.equal(withCurrency(text, "EUR"), text);
});

test("two amounts or a minus sign are told before sending; words are for the bot", () => {
  assert.equal(moneyProblem("10 or 20"), "composer.money_wrong");
  assert.equal(moneyProblem("-5"), "composer.money_wrong");
  for (const text of ["1 250,50 €", "passer", "a person", "300 dollars"]) assert.equal(moneyProblem(text), null);
});
