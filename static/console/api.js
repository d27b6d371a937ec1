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
  return call("GET", asking(path, query));
}

/** A file: its bytes and what the answer's headers tell of it. */
export async function getFile(path, query = {}) {
  const answer = await reach(asking(path, query), { method: "GET" });
  if (!answer.ok) throw refusalOf(answer, await told(answer));
  return { data: await answer.arrayBuffer(), headers: answer.headers };
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
  if (answer.ok) return told(answer);
  throw refusalOf(answer, await told(answer));
}

async function told(answer) {
  return answer.status === 204 ? {} : answer.json().catch(() => ({}));
}

function refusalOf({ status }, problem) {
  return new Refusal({ code: codeOf(status), ...problem, message: problem.detail ?? problem.title });
}

function asking(path, query) {
  const kept = Object.entries(query).filter(([, value]) => value !== undefined && value !== "");
  const search = new URLSearchParams(kept).toString();
  return search ? `${path}?${search}` : path;
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
