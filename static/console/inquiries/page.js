// One inquiry: what was asked, by when it is answered, and, where it did not come by chat, the letters that reply to it.
import { get } from "../api.js";
import { ClockChip } from "../chip.js";
import { Letters } from "../complaints/letters.js";
import { Copy } from "../copy.js";
import { Failed } from "../failed.js";
import { html } from "../html.js";
import { language, t, word } from "../i18n.js";
import { Icon } from "../icon.js";
import { Loading } from "../load.js";
import { may } from "../roles.js";
import { linkTo } from "../route.js";
import { labelOf } from "../topics.js";
import { dayOf, Moment } from "../when.js";
import { clockOf } from "./clock.js";
import { Posted, Reply } from "./reply.js";

const WAITS = ["open", "interim"];

export class Inquiry extends Loading {
  keyOf({ route }) {
    return route.number;
  }

  fetch({ route }) {
    return get(pathOf(route));
  }

  render({ app, me, route }, { value, refusal, loading, open }) {
    const close = () => this.setState({ open: null });
    const done = (sentence) => () => {
      app.tell(t(sentence));
      this.setState(({ version = 0 }) => ({ version: version + 1 }));
      this.load();
    };
    return html`
      <div class="page">
        <a class="back" href=${may(me, "inquiries") ? "#/inquiries" : "#/"}><${Icon} name="back" />${t(may(me, "inquiries") ? "inquiries.all" : "shell.live")}</a>
        ${!value && html`<h1>${route.number}</h1>`}
        ${refusal && html`<${Failed} refusal=${refusal} again=${this.load} />`}
        ${!value && loading && html`<p class="soft" role="status">${t("shell.loading")}</p>`}
        ${value && html`<${Whole} inquiry=${value} app=${app} me=${me} version=${this.state.version} open=${(dialog, letter) => this.setState({ open: { dialog, letter } })} />`}
        ${open?.dialog === "reply" && html`<${Reply} inquiry=${value} app=${app} path=${`${pathOf(route)}/letters`} close=${close} done=${done("inquiries.replied")} />`}
        ${open?.dialog === "posted" && html`<${Posted} letter=${open.letter} app=${app} path=${`${pathOf(route)}/letters`} close=${close} done=${done("inquiries.recorded")} />`}
      </div>`;
  }
}

function Whole({ inquiry, app, me, version, open }) {
  const { number, state, conversation, complaint, question, language: spoken } = inquiry;
  const waits = WAITS.includes(state);
  const mayReply = waits && !conversation && may(me, "reply_inquiry");
  return html`
    <header class="complaint-head"><h1 class="figures">${number}</h1><${Copy} text=${number} />
      <span class="chip">${word("inquiry", state)}</span>${waits && html`<${ClockChip} clock=${clockOf(inquiry)} />`}</header>
    <div class="row">
      ${mayReply && html`<button class="button primary" onClick=${() => open("reply")}>${t("inquiries.reply")}</button>`}
      ${conversation && html`<a class="button" href=${linkTo(`/transcripts/${conversation}`)}>${t("inquiries.conversation")}</a>`}
      ${complaint && html`<a class="button" href=${linkTo(`/complaints/${complaint}`)}>${complaint}</a>`}
    </div>
    ${question && html`<section class="card"><h2>${t("field.question")}</h2><p class="story" lang=${spoken !== language() ? spoken : undefined}>${question}</p></section>`}
    <section class="card"><h2>${t("complaint.key_facts")}</h2><${Facts} inquiry=${inquiry} firm=${app.props.firm} /></section>
    ${!conversation && html`<${Letters} app=${app} path=${`/api/inquiries/${number}/letters`} version=${`${state}/${version}`} about=${number} mine=${may(me, "reply_inquiry")} record=${(letter) => open("posted", letter)} />`}`;
}

function Facts({ inquiry, firm }) {
  const { name, email, channel, topic, language: spoken, opened_at: opened, reply_by: by, promised_on: promised, answered_at: answered } = inquiry;
  const rows = [
    ["complaints.who", [name, email].filter(Boolean).join(", ")],
    ["complaint.channel", word("channel", channel)],
    ["field.topic", topic && labelOf(firm.topics, topic)],
    ["field.language", word("lang", spoken)],
    ["inquire.received", html`<${Moment} at=${opened} />`],
    ["inquiries.reply_by", dayOf(by)],
    ["inquiries.promised", promised && dayOf(promised)],
    ["inquiries.answered_at", answered && html`<${Moment} at=${answered} />`],
  ];
  return html`<dl class="terms">${rows.filter(([, told]) => told).map(([label, told]) => html`<div key=${label}><dt>${t(label)}</dt><dd>${told}</dd></div>`)}</dl>`;
}

function pathOf({ number }) {
  return `/api/inquiries/${encodeURIComponent(number)}`;
}
