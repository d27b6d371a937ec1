// Which page an address means. The part after `#` holds it all, so that back, reload and a sent link work.

const PAGES = [
  ["live", /^\/?$/],
  ["live", /^\/live\/([^/]+)$/, "conversation"],
  ["work", /^\/work$/],
  ["complaints", /^\/complaints$/],
  ["inquiries", /^\/inquiries$/],
  ["inquiry", /^\/inquiries\/([^/]+)$/, "number"],
  ["intake", /^\/complaints\/new$/],
  ["complaint", /^\/complaints\/([^/]+)$/, "reference"],
  ["register", /^\/register$/],
  ["subjects", /^\/subjects$/],
  ["trail", /^\/trail$/],
  ["transcripts", /^\/transcripts$/],
  ["people", /^\/people$/],
  ["settings", /^\/settings$/],
  ["policy", /^\/policy$/],
  ["figures", /^\/figures$/],
  ["reviews", /^\/reviews$/],
  ["gaps", /^\/gaps$/],
  ["board", /^\/board$/],
  ["replays", /^\/replays$/],
  ["transcript", /^\/transcripts\/([^/]+)$/, "conversation"],
];

/** `#/complaints?state=closed` → `{page: "complaints", query: {state: "closed"}}`. */
export function routeOf(hash) {
  const [path, search = ""] = hash.replace(/^#/, "").split("?");
  const query = Object.fromEntries(new URLSearchParams(search));
  for (const [page, pattern, name] of PAGES) {
    const found = pattern.exec(path);
    if (found) return { page, query, ...(name && { [name]: decoded(found[1]) }) };
  }
  return { page: "unknown", query };
}

/** An address inside the console; values that are empty are left out. */
export function linkTo(path, query = {}) {
  const kept = Object.entries(query).filter(([, value]) => value !== undefined && value !== "");
  const search = new URLSearchParams(kept).toString();
  return `#${path}${search ? `?${search}` : ""}`;
}

function decoded(part) {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
