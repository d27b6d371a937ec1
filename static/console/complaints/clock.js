// A complaint's clocks, each with the day it ends on and, on demand, the calendar that shows why.
import { ClockChip } from "../chip.js";
import { Component, html } from "../html.js";
import { t, word } from "../i18n.js";
import { Icon } from "../icon.js";
import { dayOf, momentOf } from "../when.js";
import { Why } from "./why.js";

export class Clocks extends Component {
  state = { open: null };

  render({ complaint }, { open }) {
    const clocks = complaint.clocks ?? [];
    const explained = clocks.find((clock) => clock.clock === open);
    return html`
      <section aria-labelledby="clocks">
        <h2 id="clocks">${t("complaint.clocks")}</h2>
        <ul class="clocks">${clocks.map((clock) => html`
          <li class="card" key=${clock.clock}>
            <h3>${word("clock", clock.clock)}</h3>
            <p><${ClockChip} clock=${clock} named=${false} /></p>
            <p><time datetime=${clock.due}>${t("complaint.before_end", { day: dayOf(clock.due) })}</time></p>
            ${clock.stopped_at && html`<p class="soft small">${t("complaint.stopped_on", { at: momentOf(clock.stopped_at) })}</p>`}
            <button class="button quiet" aria-expanded=${open === clock.clock} aria-controls="why"
              onClick=${() => this.setState({ open: open === clock.clock ? null : clock.clock })}>
              <${Icon} name="calendar" />${t("complaint.why")}</button>
          </li>`)}</ul>
        <div id="why">${explained && html`<${Why} title=${word("clock", explained.clock)} clock=${explained} calendar=${complaint.calendar} />`}</div>
      </section>`;
  }
}
