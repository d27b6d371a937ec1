// Calls under /api: the cookie says who, the token kept beside it says that this page asks.

const TOKEN = "recourse.csrf";

/** A refusal of the server, with the contract's code; `offline` when there was no answer at all. */
export class Refusal extends Error {
  constructor({ code = "internal", message = code, details, retry_after: retryAfter } = {}) {
    super(message);
    this.code = code;
    this.details = details;
    this.retryAfter = retryAfter;
  }
}

export function csrf() {
  return sessionStorage.getItem(TOKEN) ?? "";
}

export function keepCsrf(token) {
  sessionStorage.setItem(TOKEN, token);
}

export async function get(path, query = {}) {
  const kept = Object.entries(query).filter(([, value]) => value !== undefined && value !== "");
  const search = new URLSearchParams(kept).toString();
  return call("GET", search ? `${path}?${search}` : path);
}

/** `key`: makes the same request again safe, where the server asks for one. */
export async function post(path, body, key) {
  return call("POST", path, body, key && { "Idempotency-Key": key });
}

export async function put(path, body) {
  return call("PUT", path, body);
}

export async function patch(path, body) {
  return call("PATCH", path, body);
}

export async function remove(path) {
  return call("DELETE", path);
}

/** Sends one file; `to` is `{conversation}` or `{complaint}`. Gives `{file, name, type, bytes, sha256}`. */
export async function upload(file, to) {
  const form = new FormData();
  for (const [name, value] of Object.entries(to)) form.append(name, value);
  form.append("file", file, file.name);
  return call("POST", "/api/files", form);
}

export async function signOut() {
  await call("DELETE", "/api/session");
  sessionStorage.removeItem(TOKEN);
}

async function call(method, path, body, more) {
  const headers = { Accept: "application/json", "Accept-Language": document.documentElement.lang || "fr", ...more };
  if (method !== "GET") headers["X-CSRF-Token"] = csrf();
  // A form brings its own type, with the boundary in it.
  const form = body instanceof FormData;
  if (body !== undefined && !form) headers["Content-Type"] = "application/json";
  const answer = await reach(path, { method, headers, body: form ? body : body && JSON.stringify(body) });
  const told = answer.status === 204 ? {} : await answer.json().catch(() => ({}));
  if (answer.ok) return told;
  throw new Refusal({ code: codeOf(answer.status), ...told, message: told.detail ?? told.title });
}

async function reach(path, options) {
  try {
    return await fetch(path, { ...options, credentials: "same-origin" });
  } catch {
    throw new Refusal({ code: "offline" });
  }
}

function codeOf(status) {
  return { 401: "signed_out", 403: "forbidden", 404: "not_found", 429: "slow_down" }[status] ?? "internal";
}
