// One act on a complaint: what it needs, the letter it would send, and what the server says.
import { post } from "../../api.js";
import { FormDialog } from "../../form_dialog.js";
import { Component, html } from "../../html.js";
import { t, word } from "../../i18n.js";
import { Fields } from "./fields.js";
import { payloadOf } from "./payload.js";
import { Preview } from "./preview.js";

const LETTERS = new Set([
  "verify_authorisation", "refuse_authorisation", "revoke_authorisation", "request_information", "remind", "give_final_notice",
  "extend", "submit", "approve", "respond", "accept", "refuse_response", "withdraw", "close", "reopen",
]);
const FINAL = new Set(["withdraw", "close", "approve_purge", "refuse_authorisation", "revoke_authorisation"]);

export class ActForm extends Component {
  /** `start`: what is filled in already, by the names of the register. */
  render({ event, start = {}, complaint, app, close }) {
    const preview = LETTERS.has(event) && ((values) => html`<${Preview} path=${this.#path("preview")} values=${values} wish=${() => this.#wish(values)} changed=${() => this.props.changed()} language=${complaint.language} />`);
    return html`
      <${FormDialog} title=${word("do", event)} about=${complaint.reference} look="wide" start=${start} says=${saysOf()} close=${close} send=${this.#send} done=${this.#done}
        tone=${FINAL.has(event) ? "danger" : "primary"} label=${() => word("do", event)}>
        ${(values) => html`<${Fields} event=${event} complaint=${complaint} app=${app} values=${values} start=${start} />${preview && preview(values)}`}
      <//>`;
  }

  #path(door) {
    return `/api/complaints/${encodeURIComponent(this.props.complaint.reference)}/${door}`;
  }

  #wish(values) {
    const { event, complaint, app } = this.props;
    return { ...payloadOf(values, app.props.firm.currency), event, version: complaint.version };
  }

  #send = async (values, id) => {
    try {
      return await post(this.#path("events"), this.#wish(values), id);
    } catch (refusal) {
      // Somebody else was faster: the page shows their act, the form keeps what was filled in.
      if (refusal.code === "changed") this.props.changed();
      throw refusal;
    }
  };

  #done = (complaint) => {
    const { app, event, changed } = this.props;
    app.tell(t("act_form.done", { what: word("event", event) }));
    changed(complaint);
  };
}

/** Our own sentences for what only the server can tell of a field. */
function saysOf() {
  return { to: t("act_form.no_such"), sent_on: t("act_form.future") };
}
