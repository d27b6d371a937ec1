// One conversation in a list: who, what about, since when, what was said last, what is due.
import { ClockChip } from "../chip.js";
import { Component, html } from "../html.js";
import { t, word } from "../i18n.js";
import { Icon } from "../icon.js";
import { labelOf } from "../topics.js";
import { lasting } from "../when.js";
import { unreadOf } from "./state.js";

const BY_ICONS = { customer: "person", bot: "bot", agent: "chat", system: "info" };

export class Row extends Component {
  shouldComponentUpdate(next) {
    const { props } = this;
    return ["line", "open", "language", "minute", "topics"].some((name) => next[name] !== props[name]);
  }

  render({ line, open, topics, me }) {
    const name = line.name ?? t("live.nameless");
    return html`
      <li>
        <a class="line" href=${`#/live/${line.conversation}`} aria-current=${open ? "true" : undefined} data-mode=${line.mode}>
          <span class="line-top">
            <strong class="line-name">${name}</strong>
            ${unreadOf(line) > 0 && html`<span class="badge"><span aria-hidden="true">${unreadOf(line)}</span>
              <span class="visually-hidden">${t("live.unread", { count: unreadOf(line) })}</span></span>`}
            <${Age} line=${line} />
          </span>
          ${line.last?.text && html`<span class="line-last"><${Icon} name=${BY_ICONS[line.last.by] ?? "info"} />
            <span>${line.last.text}</span></span>`}
          <span class="line-marks">
            <abbr class="mark" title=${word("lang", line.language)}>${line.language.toUpperCase()}</abbr>
            ${line.topic && html`<span class="mark">${labelOf(topics, line.topic)}</span>`}
            ${line.complaint && html`<span class="mark"><${Icon} name="complaint" />${line.complaint}</span>`}
            <${Offer} offer=${line.offer} me=${me} />
            ${line.due && html`<${ClockChip} clock=${line.due} named=${false} />`}
          </span>
        </a>
      </li>`;
  }
}

/** To whom the queue offers it now. */
function Offer({ offer, me }) {
  if (!offer) return null;
  const mine = offer.id === me?.id;
  return html`<span class="mark" data-offered=${mine ? "me" : "other"}><${Icon} name="person" />${
    mine ? t("live.offered_you") : t("live.offered", offer)}</span>`;
}

function Age({ line }) {
  const since = line.mode === "waiting" ? line.waiting_since : line.last?.at;
  if (!since) return null;
  const ago = lasting(Date.now() - Date.parse(since));
  const said = line.mode === "waiting" ? t("live.waits", { ago }) : t("live.last_was", { ago });
  return html`<time class="line-age" datetime=${since} title=${said} aria-label=${said}>${ago}</time>`;
}
