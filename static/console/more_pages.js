// The pages that an agent in a chat does not need, fetched together when the first of them is opened.
import { Settings } from "./account/settings.js";
import { Complaints } from "./complaints/list.js";
import { Complaint } from "./complaints/page.js";
import { Work } from "./complaints/work.js";
import { learn } from "./i18n.js";
import { Inquiries } from "./inquiries/list.js";
import { Inquiry } from "./inquiries/page.js";
import { Intake } from "./intake/page.js";
import { LATE_WORDS } from "./late_words.js";
import { People } from "./people/list.js";
import { Policy } from "./policy/page.js";
import { Register } from "./register/page.js";
import { Trail } from "./register/trail.js";
import { Subjects } from "./subjects/page.js";

await learn(LATE_WORDS);

export const PAGES = {
  complaint: Complaint, complaints: Complaints, inquiries: Inquiries, inquiry: Inquiry, intake: Intake, people: People, policy: Policy, register: Register, settings: Settings,
  subjects: Subjects, trail: Trail, work: Work,
};
