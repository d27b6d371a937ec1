// What an account's roles open in the console. The server decides again, at every command.

export const ROLES = ["agent", "officer", "lead", "auditor", "admin"];

const OPENS = {
  live: ["agent", "officer", "lead"],
  complaints: ["agent", "officer", "lead", "auditor"],
  complaint_events: ["officer", "lead", "auditor"],
  work: ["officer", "lead"],
  act: ["officer"],
  inquiries: ["agent", "officer", "lead", "auditor"],
  inquiry: ["agent", "officer", "lead", "auditor"],
  reply_inquiry: ["agent", "officer", "lead"],
  intake: ["officer"],
  register: ["officer", "lead", "auditor"],
  subjects: ["officer", "lead"],
  trail: ["auditor", "admin"],
  verify: ["officer", "lead", "auditor"],
  barge_in: ["lead"],
  all_conversations: ["lead", "auditor"],
  reviews: ["agent", "officer", "lead", "auditor"],
  judge: ["lead"],
  read_reviews: ["lead", "auditor"],
  gaps: ["lead", "auditor"],
  board: ["lead"],
  figures: ["agent", "officer", "lead", "auditor"],
  transcripts: ["agent", "officer", "lead", "auditor"],
  people: ["lead", "admin"],
  accounts: ["admin"],
  settings: ROLES,
  policy: ROLES,
};

export function may(me, what) {
  return (me?.roles ?? []).some((role) => OPENS[what].includes(role));
}

/** The page that an account starts on. */
export function firstPage(me) {
  if (may(me, "live")) return "#/";
  return may(me, "complaints") ? "#/complaints" : "#/people";
}
