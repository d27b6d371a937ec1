// What was written down, as `POST /api/complaints` wants it told. Pure.
import { payloadOf } from "../complaints/acts/payload.js";

/** `values`: flat, by the names of the fields; of a third party only where one files. */
export function toldOf({ read_back: read, ...values }, currency) {
  const own = Object.entries(values).filter(([name]) => values.filer === "third_party" || !name.startsWith("representative."));
  const told = payloadOf(Object.fromEntries(own), currency);
  return { ...told, reception: { ...told.reception, read_back: read === "yes" } };
}
