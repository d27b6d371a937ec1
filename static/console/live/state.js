// What the live console knows, and how each message of the server changes it: state in, a new state out.
// Only a thread's `log` (a Line) grows in place; its thread is a new object each time it did.
import { Line } from "../../shared/line.js";

export const EMPTY = Object.freeze({
  me: null,
  waiting: [],
  mine: [],
  withBot: [],
  threads: {},
  staff: {},
  alerts: [],
});

function thread(state, id) {
  return state.threads[id] ?? { line: null, fields: {}, log: new Line({ key: "no" }), typing: {}, seen: {}, synced: false };
}

export function hello(state, { me, waiting, mine, staff = [] }) {
  const people = Object.fromEntries(staff.map((person) => [person.id, person]));
  return { ...state, me, waiting, mine, staff: { ...state.staff, ...people }, threads: unsynced(state.threads) };
}

export function queue(state, { waiting, mine }) {
  return mine.concat(waiting).reduce(threadLine, { ...state, waiting, mine });
}

/** One line has changed: it moves to the list that its mode and agent say. */
export function line(state, changed) {
  if (isOld(state, changed)) return state;
  const next = threadLine(state, changed);
  const others = (lines) => lines.filter((each) => each.conversation !== changed.conversation);
  const put = (lines, here, sort) => {
    if (!here) return lines.some((each) => each.conversation === changed.conversation) ? others(lines) : lines;
    const place = lines.findIndex((each) => each.conversation === changed.conversation);
    if (place >= 0) return lines.with(place, changed);
    return sort ? [...lines, changed].sort(byWait) : [...lines, changed];
  };
  return {
    ...next,
    waiting: put(state.waiting, changed.mode === "waiting", true),
    mine: put(state.mine, isMine(state, changed), false),
    withBot: put(state.withBot, changed.mode === "bot", false),
  };
}

/** The lists are written after the conversation: a line may come that is older than what its thread shows. */
function isOld(state, changed) {
  const known = state.threads[changed.conversation];
  return known?.synced && changed.last_no < known.log.last;
}

export function withBot(state, lines) {
  return { ...state, withBot: lines };
}

export function watched(state, { conversation, fields, entries, seen: marks = {} }) {
  const id = conversation.conversation;
  const { log } = thread(state, id);
  log.add(entries);
  return inThread(line(state, conversation), id, { line: conversation, fields, log, seen: { ...thread(state, id).seen, ...marks } });
}

export function synced(state, id) {
  return inThread(state, id, { synced: true });
}

/** No longer listened to, so what comes now is missed. */
export function unwatched(state, id) {
  return state.threads[id] ? inThread(state, id, { synced: false }) : state;
}

/** The line is gone: what stands in the threads may be old until each is read again. */
export function disconnected(state) {
  return { ...state, threads: unsynced(state.threads) };
}

export function entries(state, { conversation, entries: more }) {
  if (!state.threads[conversation]) return state;
  state.threads[conversation].log.add(more);
  return inThread(state, conversation, more.some((entry) => entry.by === "customer") ? { typing: {} } : {});
}

export function mode(state, { conversation, mode: now, agent }) {
  const before = state.threads[conversation]?.line;
  if (!before) return state;
  // The event names its agent without an id; the line that follows it has both.
  const same = now === "agent" && (!agent || agent.name === before.agent?.name);
  return inThread(state, conversation, { line: { ...before, mode: now, agent: same ? before.agent : agent }, typing: {} });
}

export function typing(state, { conversation, by, on }) {
  const known = state.threads[conversation];
  return known ? inThread(state, conversation, { typing: { ...known.typing, [by]: on } }) : state;
}

/** Seen marks only ever grow. */
export function seen(state, { conversation, by, seq }) {
  const known = state.threads[conversation];
  if (!known || (known.seen[by] ?? 0) >= seq) return state;
  return inThread(state, conversation, { seen: { ...known.seen, [by]: seq } });
}

export function person(state, changed) {
  const me = state.me?.id === changed.id ? { ...state.me, ...changed } : state.me;
  // Somebody who has left comes without a name; the one we knew stays.
  const known = { ...state.staff[changed.id], ...changed };
  return { ...state, me, staff: { ...state.staff, [changed.id]: known } };
}

export function alerted(state, alert) {
  return { ...state, alerts: [...state.alerts.slice(-4), alert] };
}

export function dismissed(state, alert) {
  return { ...state, alerts: state.alerts.filter((each) => each !== alert) };
}

export function isMine(state, aLine) {
  return aLine?.mode === "agent" && aLine.agent?.id === state.me?.id;
}

/** The queue offers it to whoever sits here. */
export function isOfferedMe(state, aLine) {
  return aLine?.mode === "waiting" && aLine.offer !== undefined && aLine.offer.id === state.me?.id;
}

/** Lines that whoever leads has not seen; while nobody leads, the wait says all there is to say. */
export function unreadOf(aLine) {
  return aLine.mode === "agent" ? aLine.unread : 0;
}

export function unreadIn(state) {
  return state.mine.reduce((sum, aLine) => sum + unreadOf(aLine), 0);
}

/** The highest `seq` of a thread, which is what a seen mark names; notes have none. */
export function lastSeq(known) {
  return known?.log.whole.findLast((entry) => entry.seq)?.seq ?? 0;
}

/** The newest line known of a conversation, from its thread or a list. */
export function lineOf(state, id) {
  const lists = () => [...state.mine, ...state.waiting, ...state.withBot];
  return state.threads[id]?.line ?? lists().find((each) => each.conversation === id);
}

function inThread(state, id, change) {
  return { ...state, threads: { ...state.threads, [id]: { ...thread(state, id), ...change } } };
}

function threadLine(state, changed) {
  return state.threads[changed.conversation] && !isOld(state, changed) ? inThread(state, changed.conversation, { line: changed }) : state;
}

function unsynced(threads) {
  return Object.fromEntries(Object.entries(threads).map(([id, known]) => [id, { ...known, synced: false }]));
}

function byWait(one, other) {
  return (one.waiting_since ?? "").localeCompare(other.waiting_since ?? "");
}
