// What every element of the chat page is: it shows the state of `chat` and follows its changes.

/** `chat` is `{conversation, words, host, settings, drafts, files, notices}`; see main.js. */
export class Part extends HTMLElement {
  #leaving;
  chat;

  /** `make(Composer, chat)`: an element that will follow `chat` while it is on the page. */
  static make(chat) {
    const element = new this();
    element.chat = chat;
    return element;
  }

  connectedCallback() {
    this.#leaving = new AbortController();
    this.follow(this.chat.words, ["change"], () => this.render());
    this.start();
    this.render();
  }

  disconnectedCallback() {
    this.#leaving.abort();
  }

  /** Subclasses listen here. */
  start() {}

  /** Subclasses show the whole state here; called again when the language changes. */
  render() {}

  follow(target, names, act) {
    for (const name of names) target.addEventListener(name, act, { signal: this.#leaving.signal });
  }

  say(key, values) {
    return this.chat.words.say(key, values);
  }
}
