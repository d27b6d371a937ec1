// A browser and its system in two words, out of what it says of itself; the order matters, since many claim to be others.
const BROWSERS = [["Edge", /\bEdg/], ["Opera", /\bOPR/], ["Firefox", /\bFirefox/], ["Chrome", /Chrom(?:e|ium)/], ["Safari", /\bSafari/]];
const SYSTEMS = [["Android", /Android/], ["iOS", /iPhone|iPad/], ["Windows", /Windows/], ["macOS", /Mac OS X/], ["Linux", /Linux/]];

/** "Firefox, Windows"; what cannot be told is left out; a program keeps its own name. */
export function deviceOf(userAgent = "") {
  const first = (known) => known.find(([, sign]) => sign.test(userAgent))?.[0];
  const found = [first(BROWSERS), first(SYSTEMS)].filter(Boolean);
  return found.length ? found.join(", ") : userAgent.split(" ")[0];
}
