// The words of the pages that are fetched later: whoever answers chats does not wait for them.
import handling from "./words/handling.js";
import inquiries from "./words/inquiries.js";
import intake from "./words/intake.js";
import officers from "./words/officers.js";
import policy from "./words/policy.js";
import register from "./words/register.js";
import reports from "./words/reports.js";
import trail from "./words/trail.js";

export const LATE_WORDS = { ...handling, ...inquiries, ...intake, ...officers, ...policy, ...register, ...reports, ...trail };
