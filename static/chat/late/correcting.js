// Changing one answer of the read-back: the flow asks first which one, then asks it again.

const TYPED = new Set(["text", "long_text", "email", "date"]);

export class Correcting {
  #conversation;
  #composer;
  #wanted = null;

  constructor(conversation, composer) {
    this.#conversation = conversation;
    this.#composer = composer;
    conversation.addEventListener("ask", () => this.#asked());
    conversation.addEventListener("reset", () => (this.#wanted = null));
  }

  /** `row`: of the read-back, `{field, label, value}`. `words`: of the choice that corrects. */
  begin(row, words) {
    this.#wanted = row;
    this.#conversation.choose("rewrite", words);
  }

  #asked() {
    const { ask } = this.#conversation;
    const row = this.#wanted;
    if (!row || !ask || ask.field === "confirm") return;
    if (ask.field === "change" && ask.choices?.some(({ value }) => value === row.field)) {
      this.#conversation.choose(row.field, row.label);
      return;
    }
    this.#wanted = null;
    if (ask.field === row.field && TYPED.has(ask.type)) this.#composer.fill(row.value);
  }
}
