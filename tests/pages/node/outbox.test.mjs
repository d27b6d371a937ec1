import assert from "node:assert/strict";
import { test } from "node:test";
import { Outbox } from "../../../static/shared/outbox.js";
import { clock, server, settled, shelf } from "./bench.mjs";

const LOST = new Error("no answer");
const refusal = (code, more = {}) => ({ error: { code, message: code, ...more } });
const SHOWN = { text: "bonjour" };

function outbox(answering, { storage = shelf(), time = clock(), ids = counted() } = {}) {
  const box = new Outbox({
    send: answering.send, storage, random: () => 1, now: () => 0, newId: ids,
    later: (act, ms) => time.later(act, ms), cancel: (act) => time.cancel(act),
  });
  return { box, storage, time };
}

function counted() {
  let next = 0;
  return () => `id-${(next += 1)}`;
}

test("a line waits until the connection is live", async () => {
  const house = server({ ok: { seq: 4 } });
  const { box } = outbox(house);
  box.add("say", { text: "bonjour" }, SHOWN);
  await settled();
  assert.equal(house.heard.length, 0);
  box.start();
  await settled();
  assert.deepEqual(house.heard, [["say", { text: "bonjour", client_id: "id-1" }]]);
  assert.equal(box.items[0].state, "sent");
});

test("an unknown outcome is repeated under the same client_id, however often", async () => {
  const house = server(LOST, LOST, LOST, LOST, LOST, LOST, LOST, LOST, { ok: { seq: 1 } });
  const { box, time } = outbox(house);
  box.start();
  box.add("say", { text: "bonjour" }, SHOWN);
  for (let tries = 0; tries < 9; tries += 1) {
    await settled();
    await time.ring();
  }
  assert.equal(house.heard.length, 9);
  assert.deepEqual(new Set(house.heard.map(([, payload]) => payload.client_id)), new Set(["id-1"]));
  assert.equal(box.items[0].state, "sent");
});

test("waits double up to a ceiling and never fall below what the server asks", async () => {
  const house = server(LOST, LOST, LOST, refusal("slow_down", { retry_after: 40 }));
  const { box, time } = outbox(house);
  box.start();
  box.add("say", { text: "bonjour" }, SHOWN);
  for (let tries = 0; tries < 4; tries += 1) {
    await settled();
    await time.ring();
  }
  assert.deepEqual(time.waits.slice(0, 4), [500, 1000, 2000, 40_000]);
});

test("the second line never overtakes the first", async () => {
  const house = server(LOST, { ok: { seq: 1 } }, { ok: { seq: 2 } });
  const { box, time } = outbox(house);
  box.start();
  box.add("say", { text: "un" }, SHOWN);
  box.add("say", { text: "deux" }, SHOWN);
  await settled();
  await time.ring();
  assert.deepEqual(house.heard.map(([, payload]) => payload.text), ["un", "un", "deux"]);
});

test("a refused line stays, says why, and does not stop the next", async () => {
  const house = server(refusal("stale"), { ok: { seq: 2 } });
  const { box } = outbox(house);
  const refused = [];
  box.addEventListener("refused", ({ detail }) => refused.push(detail.error.code));
  box.start();
  box.add("say", { text: "un" }, SHOWN);
  box.add("say", { text: "deux" }, SHOWN);
  await settled();
  assert.deepEqual(box.items.map((item) => [item.state, item.code]), [["refused", "stale"], ["sent", undefined]]);
  assert.deepEqual(refused, ["stale"]);
});

test("a server that breaks again and again leaves the choice to the person", async () => {
  const house = server(refusal("internal"));
  const { box, time } = outbox(house);
  box.start();
  box.add("say", { text: "bonjour" }, SHOWN);
  for (let tries = 0; tries < 6; tries += 1) {
    await settled();
    await time.ring();
  }
  assert.equal(house.heard.length, 4);
  assert.equal(box.items[0].state, "refused");
  box.retry("id-1");
  await settled();
  assert.equal(house.heard.at(-1)[1].client_id, "id-1");
});

test("a reload finds what was unsent, under its old client_id", async () => {
  const storage = shelf();
  outbox(server(LOST), { storage }).box.add("say", { text: "bonjour" }, SHOWN);

  const house = server({ ok: { seq: 1 } });
  const { box } = outbox(house, { storage });
  box.start();
  await settled();
  assert.equal(house.heard[0][1].client_id, "id-1");
  assert.equal(storage.kept.size, 0);
});

test("an entry that came before its acknowledgement settles the line at once", async () => {
  let answer;
  const { box } = outbox({ send: () => new Promise((resolve) => (answer = resolve)) });
  box.start();
  box.add("say", { text: "bonjour" }, SHOWN);
  box.settle([{ seq: 7, client_id: "id-1" }]);
  assert.deepEqual(box.items, []);
  answer({ ok: { seq: 7 } });
  await settled();
  assert.deepEqual(box.items, []);
});

test("a confirmed line stays until its entry has come", async () => {
  const { box } = outbox(server({ ok: { seq: 7 } }));
  box.start();
  box.add("say", { text: "bonjour" }, SHOWN);
  await settled();
  box.settle([{ seq: 6 }]);
  assert.equal(box.items.length, 1);
  box.settle([{ seq: 7 }]);
  assert.deepEqual(box.items, []);
});

test("nothing goes to another conversation unasked, and what nobody saw is forgotten", async () => {
  const house = server({ ok: {} });
  const { box } = outbox(house);
  box.add("say", { text: "bonjour" }, SHOWN);
  box.add("language", { language: "en" });
  box.refuseAll("other_conversation");
  box.start();
  await settled();
  assert.equal(house.heard.length, 0);
  assert.deepEqual(box.items.map((item) => item.command), ["say"]);
});

test("a line that comes back while a try is in flight is tried again at once", async () => {
  let fail;
  const heard = [];
  const send = (command) => {
    heard.push(command);
    return heard.length === 1 ? new Promise((_, reject) => (fail = reject)) : Promise.resolve({ ok: { seq: 1 } });
  };
  const { box, time } = outbox({ send });
  box.start();
  box.add("say", { text: "bonjour" }, SHOWN);
  box.stop();
  box.start();
  fail(LOST);
  await settled();
  assert.equal(heard.length, 2);
  assert.equal(time.set, 0);
});
