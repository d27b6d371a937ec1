// Asks once before a conversation is ended.

import { h, uniqueId } from "/static/shared/dom.js";

export class EndDialog {
  /** Opens the question; ends the chat when the customer says so. */
  static ask({ conversation, words }) {
    const title = uniqueId("end");
    const dialog = h(
      "dialog",
      { "aria-labelledby": title },
      h(
        "form.stack",
        { method: "dialog" },
        h("h2", { id: title }, words.say("end.title")),
        h("p", words.say("end.meaning")),
        h(
          "div.row",
          h("button.button.primary", { value: "end" }, words.say("end.do")),
          h("button.button", { value: "stay", autofocus: true }, words.say("end.stay")),
        ),
      ),
    );
    dialog.addEventListener("close", () => {
      if (dialog.returnValue === "end") conversation.leave();
      dialog.remove();
    });
    dialog.addEventListener("keydown", (event) => event.stopPropagation());
    document.body.append(dialog);
    dialog.showModal();
  }
}
