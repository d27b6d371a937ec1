// A request for erasure: first how it would be answered, field by field; then, once confirmed, what may go goes.
import { post } from "../api.js";
import { Dialog } from "../dialog.js";
import { FormDialog } from "../form_dialog.js";
import { Component, html } from "../html.js";
import { t } from "../i18n.js";
import { Answers, Withheld } from "./answers.js";
import { Identity } from "./identity.js";

const PATH = "/api/subjects/erasure";

export class Erasure extends Component {
  state = { step: "ask" };
  #next = false;

  render({ close, done }, { step, asked, told }) {
    if (step === "ask") {
      return html`
        <${FormDialog} key="ask" title=${t("subjects.erasure")} close=${this.#closed} label=${() => t("subjects.erasure_look")}
          send=${(values) => this.#send(values, true)}
          done=${(seen) => this.setState({ step: "confirm", ...seen })}>
          <p class="soft">${t("subjects.erasure_why")}</p><${Identity} />
        <//>`;
    }
    if (step === "confirm") {
      const goes = told.answers.some(({ answer }) => answer === "erased_now");
      return html`
        <${FormDialog} key="confirm" title=${t("subjects.erasure_confirm")} about=${`${asked.email} · ${asked.proof}`} look="wide" close=${this.#closed}
          tone=${goes ? "danger" : "primary"} label=${() => t(goes ? "subjects.erase" : "subjects.record")}
          send=${() => this.#send(asked, false)} done=${(answered) => this.setState({ step: "done", ...answered }, done)}>
          <p>${t(goes ? "subjects.erase_why" : "subjects.record_why")}</p>
          <${Answers} answers=${told.answers} /><${Withheld} references=${told.withheld} />
        <//>`;
    }
    return html`
      <${Dialog} key="done" title=${t("subjects.erasure_done")} close=${close} look="wide">
        <form method="dialog" class="stack"><h2>${t("subjects.erasure_done")}</h2><p class="soft small">${asked.email}</p>
          <p>${t("subjects.tell")}</p>
          <${Answers} answers=${told.answers} /><${Withheld} references=${told.withheld} />
          <div class="dialog-end"><button class="button primary">${t("shell.close")}</button></div></form>
      <//>`;
  }

  #send = async (asked, look) => {
    const told = await post(PATH, { ...asked, only_look: look });
    this.#next = true;
    return { asked, told };
  };

  /** A form that was sent gives its place to the next step. */
  #closed = () => {
    if (!this.#next) this.props.close();
    this.#next = false;
  };
}
