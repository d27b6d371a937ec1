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
  "extend", "respond", "accept", "refuse_response", "withdraw", "close", "reopen",
]);
const FINAL = new Set(["withdraw", "close", "approve_purge", "refuse_authorisation", "revoke_authorisation"]);

export class ActForm extends Component {
  render({ event, complaint, app, close }) {
    const preview = LETTERS.has(event) && ((values) => html`<${Preview} path=${this.#path("preview")} wish=${() => this.#wish(values)} />`);
    return html`
      <${FormDialog} title=${word("do", event)} about=${complaint.reference} look="wide" close=${close} send=${this.#send} done=${this.#done}
        tone=${FINAL.has(event) ? "danger" : "primary"} label=${() => word("do", event)}>
        ${(values) => html`<${Fields} event=${event} complaint=${complaint} app=${app} values=${values} />${preview && preview(values)}`}
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
