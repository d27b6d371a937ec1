// Fields of the console's forms, each with its label.
import { html } from "./html.js";
import { t } from "./i18n.js";

export function Field({ name, label, type = "text", hint, ...rest }) {
  return html`
    <label class="field"><span class="label">${label}</span>
      <input class="input" name=${name} type=${type} autocomplete="off" ...${rest} />
      ${hint && html`<span class="soft small">${hint}</span>`}</label>`;
}

/** `options`: `[[value, text], …]`. */
export function Pick({ name, label, value, options, ...rest }) {
  return html`
    <label class="field"><span class="label">${label}</span>
      <select class="input" name=${name} ...${rest}>
        ${options.map(([code, text]) => html`<option value=${code} selected=${code === value}>${text}</option>`)}</select></label>`;
}

/** Several of `options`, of which `chosen` are ticked. */
export function Several({ name, legend, options, chosen }) {
  return html`
    <fieldset class="choices"><legend class="label">${legend}</legend>
      <div class="several">${options.map(([code, text]) => html`
        <label class="check"><input type="checkbox" name=${name} value=${code} defaultChecked=${chosen.includes(code)} />${text}</label>`)}</div>
    </fieldset>`;
}

/** One of `values`; the first is chosen. */
export function Choice({ name, legend, values, label, why }) {
  return html`
    <fieldset class="choices"><legend class="label">${t(legend)}</legend>
      ${values.map((value, place) => html`
        <label class="check"><input type="radio" name=${name} value=${value} defaultChecked=${place === 0} required />
          <span>${label(value)}${why && html`<br /><span class="soft small">${why(value)}</span>`}</span></label>`)}
    </fieldset>`;
}

export function Words({ name, label, required = false, longest = required ? 500 : 4000, rows = 3 }) {
  return html`
    <label class="field"><span class="label">${t(label)}</span>
      <textarea class="input" name=${name} rows=${rows} maxlength=${longest} required=${required}></textarea></label>`;
}
