// A search form whose state is the address: sent, it goes to page one of what it says.
import { html } from "./html.js";
import { t } from "./i18n.js";
import { Icon } from "./icon.js";
import { linkTo } from "./route.js";

/** `children` are the further fields, named as the query is. */
export function Filters({ app, path, query, hint, find, children }) {
  const send = (event) => {
    event.preventDefault();
    app.go(linkTo(path, Object.fromEntries(new FormData(event.currentTarget))));
  };
  const changed = (event) => event.target.name !== "q" && event.currentTarget.requestSubmit();
  return html`
    <form class="filters" role="search" onSubmit=${send} onChange=${changed}>
      <div class="search"><${Icon} name="search" />
        <input class="input" type="search" name="q" defaultValue=${query.q ?? ""} key=${query.q ?? ""} aria-label=${hint}
          placeholder=${hint} maxlength="200" /></div>
      <button class="button primary">${find}</button>
      ${children}
    </form>`;
}

export function Select({ name, label, value, options }) {
  return html`
    <label class="filter"><span class="label">${label}</span>
      <select class="input" name=${name}>
        <option value="" selected=${!value}>${t("shell.all")}</option>
        ${options.map(([code, text]) => html`<option value=${code} selected=${value === code}>${text}</option>`)}
      </select></label>`;
}

export function Day({ name, label, value = "" }) {
  return html`
    <label class="filter"><span class="label">${label}</span>
      <input class="input" type="date" name=${name} defaultValue=${value} key=${value} /></label>`;
}
