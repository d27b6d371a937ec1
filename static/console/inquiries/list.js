// Questions that the firm promised to answer, the earliest promise first; above all those that came outside the chat.
import { get } from "../api.js";
import { ClockChip } from "../chip.js";
import { Views } from "../complaints/views.js";
import { Failed } from "../failed.js";
import { html } from "../html.js";
import { t, word } from "../i18n.js";
import { Loading } from "../load.js";
import { Pager } from "../pager.js";
import { may } from "../roles.js";
import { linkTo } from "../route.js";
import { labelOf } from "../topics.js";
import { clockOf } from "./clock.js";

const STATES = ["due", "answered", "complaint"];

export class Inquiries extends Loading {
  keyOf({ route }) {
    return JSON.stringify(route.query);
  }

  fetch({ route: { query } }) {
    return get("/api/inquiries", { state: "due", ...query });
  }

  render({ app, me, route: { query } }, { value, refusal, loading }) {
    const state = query.state ?? "due";
    return html`
      <div class="page">
        <h1>${t("title.inquiries")}</h1>
        <${Views} me=${me} here="inquiries" />
        <div class="filters">
          <label class="filter"><span class="label">${t("inquiries.show")}</span>
            <select class="input" onChange=${(event) => app.go(linkTo("/inquiries", { state: event.currentTarget.value }))}>
              ${STATES.map((each) => html`<option value=${each} selected=${each === state}>${t(`inquiries.${each}`)}</option>`)}</select></label>
          ${may(me, "live") && html`<button class="button" onClick=${() => app.float("inquire")}>${t("act.inquire")}</button>`}
        </div>
        ${refusal && html`<${Failed} refusal=${refusal} again=${this.load} />`}
        ${!value && loading && html`<p class="soft" role="status">${t("shell.loading")}</p>`}
        ${value && !value.inquiries.length && html`<div class="empty"><p>${t(`inquiries.none_${state}`)}</p></div>`}
        ${value && value.inquiries.length > 0 && html`
          <p class="soft" role="status">${t("inquiries.count", { count: value.total })}</p>
          <ul class="hits" aria-busy=${loading}>${value.inquiries.map((row) => html`<${Row} key=${row.number} row=${row} firm=${app.props.firm} />`)}</ul>
          <${Pager} path="/inquiries" query=${query} page=${value.page} size=${value.size} total=${value.total} />`}
      </div>`;
  }
}

function Row({ row, firm }) {
  const { number, state, channel, name, topic, question } = row;
  return html`
    <li class="work-row">
      <div class="hit-top"><a class="figures" href=${linkTo(`/inquiries/${number}`)}><b>${number}</b></a>
        <span class="chip">${word("inquiry", state)}</span>${["open", "interim"].includes(state) && html`<${ClockChip} clock=${clockOf(row)} />`}</div>
      <p class="soft small">${[word("channel", channel), name, topic && labelOf(firm.topics, topic)].filter(Boolean).join(" · ")}</p>
      ${question && html`<p class="clipped">${question}</p>`}
    </li>`;
}
