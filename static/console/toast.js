// What just happened, in one sentence at the foot of the page; a refusal stays until it is read.
import { html } from "./html.js";
import { t } from "./i18n.js";
import { Icon } from "./icon.js";

export function Toast({ toast, desk, close }) {
  const alerts = desk?.state.alerts ?? [];
  return html`
    <div class="toasts">
      <div role="status">
        ${toast?.tone === "good" && html`<${Slip} tone="good" icon="check" text=${toast.sentence} close=${close} />`}
      </div>
      <div role="alert">
        ${toast?.tone === "bad" && html`<${Slip} tone="bad" icon="warning" text=${toast.sentence} close=${close} />`}
        ${alerts.map((alert) => html`
          <${Slip} tone="warn" icon="bell" text=${alert.text} close=${() => desk.dismiss(alert)}
            href=${alert.conversation && `#/live/${alert.conversation}`} />`)}
      </div>
    </div>`;
}

function Slip({ tone, icon, text, href, close }) {
  return html`
    <p class=${`toast ${tone}`}>
      <${Icon} name=${icon} />
      <span>${text} ${href && html`<a href=${href}>${t("live.open")}</a>`}</span>
      <button class="button quiet icon-only" aria-label=${t("shell.close")} onClick=${close}><${Icon} name="close" /></button>
    </p>`;
}
