/** How people type dates in six languages: words and signs that mean "about", "before" and "after". */
const about = [
  "~",
  "≈",
  "circa",
  "ca.",
  "ca",
  "c.",
  "about",
  "around",
  "environ",
  "vers",
  "hacia",
  "alrededor de",
  "около",
  "примерно",
  "ок.",
  "حوالي",
  "نحو",
  "约",
  "大约",
];
const before = ["<", "before", "avant", "antes de", "antes del", "до", "قبل"];
const after = [">", "after", "après", "después de", "después del", "после", "بعد"];
const beforeAtEnd = ["以前", "之前"];
const afterAtEnd = ["以后", "之后"];

/** Longest first, so that "antes del" is not read as "antes de". */
function cut(text: string, words: readonly string[], at: "start" | "end"): string | null {
  for (const word of [...words].sort((a, b) => b.length - a.length)) {
    if (at === "start" && text.startsWith(word)) return text.slice(word.length).trim();
    if (at === "end" && text.endsWith(word)) return text.slice(0, -word.length).trim();
  }
  return null;
}

/** Digits of other scripts become ASCII, Chinese 年月日 becomes hyphens, other dashes become hyphens. */
export function plainTyping(text: string): string {
  return text
    .trim()
    .toLowerCase()
    .replace(/[٠-٩]/g, (digit) => String(digit.charCodeAt(0) - 0x660))
    .replace(/[۰-۹]/g, (digit) => String(digit.charCodeAt(0) - 0x6f0))
    .replace(/[０-９]/g, (digit) => String(digit.charCodeAt(0) - 0xff10))
    .replace(/(\d{4})年(\d{1,2})月(\d{1,2})日/g, "$1-$2-$3")
    .replace(/(\d{4})年(\d{1,2})月/g, "$1-$2")
    .replace(/(\d{4})年/g, "$1")
    .replace(/[‐‑–—−]/g, "-")
    .replace(/\s+/g, " ");
}

export type Hedge = "about" | "before" | "after" | null;

/** Takes the word for "about", "before" or "after" off a typed date. */
export function takeHedge(text: string): { hedge: Hedge; rest: string } {
  const earlier = cut(text, before, "start") ?? cut(text, beforeAtEnd, "end");
  if (earlier !== null) return { hedge: "before", rest: earlier };
  const later = cut(text, after, "start") ?? cut(text, afterAtEnd, "end");
  if (later !== null) return { hedge: "after", rest: later };
  const near = cut(text, about, "start");
  return near === null ? { hedge: null, rest: text } : { hedge: "about", rest: near };
}
