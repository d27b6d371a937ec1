// Everything one can do, once: the buttons, the command menu, the keys and the help all read this list.
import { LANGUAGES, language, t } from "./i18n.js";
import { isMine, isOfferedMe, lineOf } from "./live/state.js";
import { may } from "./roles.js";
import { linkTo } from "./route.js";

/** `[{id, label, keys?, group: "here" | "everywhere", run}]`: only what is possible now. */
export function actionsOf(app) {
  const { desk, me } = app.props;
  const line = desk && desk.open && lineOf(desk.state, desk.open);
  return [
    ...(line ? inConversation(app, desk, line) : []),
    ...(desk ? aroundQueue(app, desk) : []),
    ...pages(app, me),
    ...everywhere(app),
  ];
}

/** The acts on one conversation, in the order of the buttons. */
export function inConversation(app, desk, line) {
  const id = line.conversation;
  const here = (name, keys, run) => ({ id: name, label: t(`act.${name}`), keys, group: "here", run });
  const asks = (name, keys) => here(name, keys, () => app.float(name, { line }));
  const takeable = line.mode === "waiting" || line.mode === "bot";
  return [
    ...(takeable ? [here(line.mode === "bot" ? "take_bot" : "take", ["t"], () => take(app, desk, id))] : []),
    ...(isOfferedMe(desk.state, line) ? [here("pass", ["p"], () => pass(app, desk, id))] : []),
    ...(isMine(desk.state, line)
      ? [
          asks("resolve", ["e"]),
          asks("complain", ["c"]),
          asks("release", ["l"]),
          asks("transfer", ["f"]),
          asks("close", ["x"]),
          here("reply", ["r"], () => composer(id, "reply")),
          here("canned", ["/"], () => composer(id, "reply", "/")),
          here("articles", ["a"], () => app.float("articles", { line, question: questionOf(desk, id) })),
          here("attach", ["i"], () => window.dispatchEvent(new CustomEvent("attach", { detail: { conversation: id } }))),
        ]
      : []),
    ...(line.mode === "agent" && !isMine(desk.state, line) && may(desk.state.me, "barge_in") ? [asks("barge_in", ["b"])] : []),
    here("tag", ["g"], () => document.getElementById("tag")?.focus()),
    here("note", ["n"], () => composer(id, "note")),
    here("fold_lists", ["h"], () => fold("lists")),
    here("fold_facts", ["d"], () => fold("facts")),
    here("transcript", [], () => app.go(linkTo(`/transcripts/${id}`))),
  ];
}

async function take(app, desk, id) {
  try {
    await desk.act("take", { conversation: id });
    app.tell(t("done.take"));
    composer(id, "reply");
  } catch (refusal) {
    app.refused(refusal);
  }
}

async function pass(app, desk, id) {
  try {
    await desk.act("pass", { conversation: id });
    app.tell(t("done.pass"));
  } catch (refusal) {
    app.refused(refusal);
  }
}

/** The composer keeps its own mode; it listens for this. */
function composer(conversation, mode, text) {
  window.dispatchEvent(new CustomEvent("compose", { detail: { conversation, mode, text } }));
}

/** The live page keeps which panes are folded away. */
function fold(pane) {
  window.dispatchEvent(new CustomEvent("fold", { detail: pane }));
}

function questionOf(desk, id) {
  const thread = desk.state.threads[id];
  const said = thread?.log.whole.findLast((entry) => entry.by === "customer" && entry.kind === "said" && !entry.choice);
  return thread?.fields.question ?? said?.text ?? "";
}

function aroundQueue(app, desk) {
  const step = (by) => () => {
    const next = neighbour(desk, by);
    if (next) app.go(linkTo(`/live/${next.conversation}`));
  };
  const unread = desk.state.mine.find((line) => line.unread > 0 && line.conversation !== desk.open);
  const open = (line) => () => app.go(linkTo(`/live/${line.conversation}`));
  const away = desk.state.me?.available;
  const all = (id, keys, run) => ({ id, label: t(`act.${id}`), keys, group: "everywhere", run });
  return [
    all("next", ["j", "alt+ArrowDown"], step(1)),
    all("previous", ["k", "alt+ArrowUp"], step(-1)),
    ...(unread ? [all("next_unread", ["u"], open(unread))] : []),
    all("inquire", ["q"], () => app.float("inquire")),
    all(away ? "go_away" : "be_available", [], () => desk.available(!away).catch(app.refused)),
  ];
}

/** The conversation `by` places further in what the lists show, from the open one. */
function neighbour(desk, by) {
  const lines = [...desk.state.waiting, ...desk.state.mine, ...desk.state.withBot];
  const place = lines.findIndex((line) => line.conversation === desk.open);
  return place < 0 ? lines[by > 0 ? 0 : lines.length - 1] : lines[(place + by + lines.length) % lines.length];
}

function pages(app, me) {
  const places = [["live", "#/"], ["work", "#/work"], ["complaints", "#/complaints"], ["transcripts", "#/transcripts"], ["people", "#/people"], ["settings", "#/settings"], ["policy", "#/policy"]];
  const named = ["register", "subjects", "trail", "inquiries", "board", "figures", "reviews", "gaps"].map((place) => [place, `#/${place}`, t(`title.${place}`)]);
  return [...places, ...named]
    .concat([["intake", "#/complaints/new", t("title.intake")]])
    .filter(([place]) => may(me, place))
    .map(([place, href, name]) => ({
      id: `go_${place}`,
      label: t("act.go", { place: name ?? t(`shell.${place}`) }),
      group: "everywhere",
      run: () => app.go(href),
    }));
}

function everywhere(app) {
  const other = LANGUAGES.find((each) => each !== language());
  return [
    { id: "menu", label: t("shell.commands"), keys: ["mod+k"], group: "everywhere", run: () => app.float("menu") },
    { id: "help", label: t("shell.help"), keys: ["?"], group: "everywhere", run: () => app.float("help") },
    { id: "language", label: t("act.language"), group: "everywhere", run: () => app.speak(other) },
    { id: "sign_out", label: t("shell.sign_out"), group: "everywhere", run: app.signOut },
  ];
}
