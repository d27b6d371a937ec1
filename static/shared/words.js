// The page's own words, French and English. What the bot says comes from the server.

/**
 * `load(language)` resolves to a module whose default export is the dictionary: key → sentence, or
 * `{one, other}` for what is counted. Sentences name their values in braces: "Étape {this} sur {of}".
 */
export class Words extends EventTarget {
  #loads;
  #dictionary = {};
  #plural;
  language = "";

  constructor(load) {
    super();
    this.#loads = [load];
  }

  /** Switches to "fr" or "en"; tells listeners with a `change` event once the words are here. */
  async use(language) {
    if (language === this.language) return;
    const modules = await Promise.all(this.#loads.map((load) => load(language)));
    this.#dictionary = Object.assign({}, ...modules.map((module) => module.default));
    this.#plural = new Intl.PluralRules(language);
    this.language = language;
    this.dispatchEvent(new Event("change"));
  }

  /** Adds the words of a part that came later, in this language and in those to come. */
  async also(load) {
    this.#loads.push(load);
    const { language } = this;
    const module = await load(language);
    if (language === this.language) Object.assign(this.#dictionary, module.default);
  }

  has(key) {
    return key in this.#dictionary;
  }

  /** The sentence with its values; `values.count` chooses between `one` and `other`. */
  say(key, values = {}) {
    const found = this.#dictionary[key];
    if (found === undefined) throw new Error(`no words for ${key} in ${this.language}`);
    const sentence = typeof found === "string" ? found : (found[this.#plural.select(values.count)] ?? found.other);
    return sentence.replace(/\{(\w+)\}/g, (_, name) => String(values[name]));
  }
}
