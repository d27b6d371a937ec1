// A new code for a complaint that the conversation shows: its reference need not be typed again.

export class CodeRequest {
  #conversation;
  #composer;
  #reference = null;

  constructor(conversation, composer) {
    this.#conversation = conversation;
    this.#composer = composer;
    conversation.addEventListener("ask", () => this.#asked());
    conversation.addEventListener("reset", () => (this.#reference = null));
  }

  /** `words`: of what is chosen by it. */
  begin(reference, words) {
    this.#reference = reference;
    this.#conversation.choose("status", words);
  }

  #asked() {
    const reference = this.#reference;
    this.#reference = null;
    if (!reference || this.#conversation.ask?.field !== "reference") return;
    this.#conversation.say(reference);
    this.#composer.focusField();
  }
}
