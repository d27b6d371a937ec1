import assert from "node:assert/strict";
import { test } from "node:test";

import { longInstant } from "../../../static/shared/dates.js";
import { longDate } from "../../../static/shared/days.js";

test("French says the first of the month as people do, and only the first", () => {
  assert.equal(longDate("fr", "2026-12-01"), "mardi 1er décembre 2026");
  assert.equal(longDate("fr", "2026-12-11"), "vendredi 11 décembre 2026");
  assert.match(longInstant("fr", "2026-12-01T12:00:00Z"), /^mardi 1er décembre 2026/);
  assert.equal(longDate("en", "2026-12-01"), "Tuesday, 1 December 2026");
});
