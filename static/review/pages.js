// The pages of review, fetched when the first of them is opened.
import { Figures } from "./figures.js";

export const PAGES = { figures: Figures };
