/** A text that keeps its own direction in a picture, which is drawn left to right in every language. */
export function ownWay(text: string): string {
  return `\u2068${text}\u2069`;
}

export type Measure = (text: string) => number;

/** Pieces at whose ends a line may end: words, or single signs of scripts without spaces. */
function pieces(text: string): string[] {
  return /[\u3040-\u9fff]/.test(text) ? Array.from(text) : text.split(/(?<=\s)/);
}

/** A text cut with a mark where it would be too wide. */
export function shortened(text: string, room: number, measure: Measure): string {
  if (measure(text) <= room) return text;
  const letters = Array.from(text);
  while (letters.length > 1 && measure(`${letters.join("")}…`) > room) letters.pop();
  return `${letters.join("").trimEnd()}…`;
}

/**
 * A label in at most two lines of this width. The library measures letters one by one, which makes joined scripts twice
 * as wide as they are: whole texts are measured here.
 */
export function inTwoLines(text: string, room: number, measure: Measure): string {
  if (measure(text) <= room) return ownWay(text);
  const parts = pieces(text);
  let first = parts.shift() ?? "";
  while (parts.length > 0 && measure((first + parts[0]).trimEnd()) <= room) first += parts.shift();
  const rest = parts.join("").trim();
  const lines = [shortened(first.trimEnd(), room, measure)];
  if (rest !== "") lines.push(shortened(rest, room, measure));
  return lines.map(ownWay).join("\n");
}
