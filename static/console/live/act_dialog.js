// One act on a conversation as a form.
import { FormDialog } from "../form_dialog.js";
import { html } from "../html.js";
import { t } from "../i18n.js";

/** `act`: the command; `shape(values)`: the payload, when it is not the values themselves; the rest as FormDialog. */
export function ActDialog({ app, act, line, label = () => t(`${act}.do`), shape = (values) => values, ...props }) {
  const send = (values, id) => app.props.desk.act(act, { conversation: line.conversation, ...shape(values) }, id);
  return html`<${FormDialog} ...${props} title=${t(`${act}.title`)} about=${line.name ?? t("live.nameless")} label=${label}
    send=${send} done=${() => app.tell(t(`done.${act}`))} />`;
}
