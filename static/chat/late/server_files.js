// Files to and from the server, with the conversation's token in a header and never in an address.

/** A refusal or a failure that has words: `code` is a key under `upload.` in the dictionary. */
export class FileProblem extends Error {
  constructor(code) {
    super(code);
    this.code = code;
  }
}

const KNOWN = new Set(["too_large", "wrong_type", "slow_down", "bad_request", "not_found", "closed"]);

/**
 * Sends one file. Returns `{done, cancel}`: `done` resolves to the server's row `{file, name, type, bytes,
 * sha256}` or rejects with a FileProblem. `progress(share)` is told a share of 0 to 1.
 */
export function upload(token, file, progress) {
  const request = new XMLHttpRequest(); // fetch cannot tell how much has been sent
  const done = new Promise((resolve, reject) => {
    request.upload.addEventListener("progress", ({ loaded, total }) => progress(total ? loaded / total : 0));
    request.addEventListener("load", () => {
      if (request.status < 300 && request.response?.file) resolve(request.response);
      else reject(new FileProblem(KNOWN.has(request.response?.code) ? request.response.code : "failed"));
    });
    request.addEventListener("error", () => reject(new FileProblem("no_line")));
    request.addEventListener("abort", () => reject(new FileProblem("cancelled")));
  });
  const body = new FormData();
  body.append("file", file);
  request.open("POST", "/api/chat/files");
  request.setRequestHeader("Authorization", `Bearer ${token}`);
  request.responseType = "json";
  request.send(body);
  return { done, cancel: () => request.abort() };
}

/** Fetches `path` and hands it to the browser to keep as `name`. Rejects with a FileProblem. */
export async function download(token, path, name) {
  const answer = await fetch(path, { headers: { Authorization: `Bearer ${token}` } }).catch(() => null);
  if (!answer) throw new FileProblem("no_line");
  if (!answer.ok) throw new FileProblem("failed");
  const url = URL.createObjectURL(await answer.blob());
  const link = document.createElement("a");
  link.href = url;
  link.download = name ?? named(answer.headers.get("Content-Disposition")) ?? "conversation.txt";
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}

/**
 * What `path` answers as JSON; `null` when it is not (or no longer) the customer's to see, `undefined` when there
 * is no telling.
 */
export async function fetched(token, path) {
  const answer = await fetch(path, { headers: { Authorization: `Bearer ${token}` } }).catch(() => null);
  if (answer?.ok) return answer.json();
  return answer?.status === 404 ? null : undefined;
}

function named(disposition) {
  return /filename="([^"]+)"/.exec(disposition ?? "")?.[1];
}
