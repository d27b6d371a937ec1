// Which of the complaint's letters an act is about: all that were written, also those that did not leave.
import { get } from "../../api.js";
import { html } from "../../html.js";
import { t, word } from "../../i18n.js";
import { Pick } from "../../inputs.js";
import { Loading } from "../../load.js";
import { sentenceOf } from "../../refusals.js";
import { shortDayOf } from "../../when.js";

export class LetterPick extends Loading {
  keyOf({ complaint }) {
    return complaint.reference;
  }

  async fetch({ complaint }) {
    const { letters } = await get(`/api/complaints/${encodeURIComponent(complaint.reference)}/letters`);
    return letters;
  }

  render({ chosen }, { value, refusal }) {
    if (refusal) return html`<p class="problem" role="alert">${sentenceOf(refusal)}</p>`;
    if (!value) return html`<p class="soft" role="status">${t("shell.loading")}</p>`;
    const options = value.map(({ _id: id, kind, written_at: at }) => [id, `${word("letter", kind)} · ${shortDayOf(at)}`]);
    return html`<${Pick} name="letter" label=${t("act_form.letter")} value=${chosen} required options=${options} />`;
  }
}
