// Logs an inquiry that came by phone, e-mail or post: it gets its number and the same clock as one from the chat.
import { post } from "../api.js";
import { FormDialog } from "../form_dialog.js";
import { html } from "../html.js";
import { language, t, word } from "../i18n.js";
import { Field, Pick, Words } from "../inputs.js";
import { linkTo } from "../route.js";
import { labelOf } from "../topics.js";
import { dayOf, legalToday } from "../when.js";

const CHANNELS = ["phone", "email", "post"];

export function InquiryDialog({ app, close }) {
  const { topics, zone } = app.props.firm;
  const logged = ({ number, reply_by: day }) => {
    app.tell(t("inquire.done", { number, day: dayOf(day) }));
    // Who is in a conversation stays there.
    if (!app.props.desk?.open) app.go(linkTo(`/inquiries/${number}`));
  };
  return html`
    <${FormDialog} title=${t("inquire.title")} label=${() => t("inquire.do")} close=${close} done=${logged}
      send=${(values) => post("/api/inquiries", values)}>
      <${Pick} name="channel" label=${t("complaint.channel")} options=${CHANNELS.map((each) => [each, word("channel", each)])} />
      <${Field} name="received_on" type="date" label=${t("inquire.received")} max=${legalToday(zone)} hint=${t("inquire.received_why")} />
      <${Pick} name="language" label=${t("field.language")} value=${language()} options=${["fr", "en"].map((each) => [each, word("lang", each)])} />
      <${Pick} name="topic" label=${t("field.topic")} options=${[["", "–"], ...topics.map(({ value }) => [value, labelOf(topics, value)])]} />
      <${Field} name="name" label=${t("field.name")} maxlength="200" />
      <${Field} name="email" type="email" label=${t("field.email")} maxlength="254" />
      <${Words} name="question" label="field.question" required longest="4000" />
    <//>`;
}
