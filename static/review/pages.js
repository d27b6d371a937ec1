// The pages of review, fetched when the first of them is opened.
import { Board } from "./board.js";
import { Figures } from "./figures.js";
import { Transcripts } from "./find.js";
import { Gaps } from "./gaps.js";
import { Reviews } from "./queue.js";
import { Replays } from "./replays.js";
import { Transcript } from "./read.js";

export const PAGES = {
  board: Board,
  figures: Figures,
  gaps: Gaps,
  replays: Replays,
  reviews: Reviews,
  transcript: Transcript,
  transcripts: Transcripts,
};
