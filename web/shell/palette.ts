/** One line of the search: what it is called, where it belongs, what choosing it does. */
export type Line = {
  readonly id: string;
  readonly group: "commands" | "pages" | "views" | "found" | "help";
  readonly label: string;
  readonly about: string;
  readonly act: () => void;
};

/** Small letters without marks, so that `resume` finds `Résumé`; works for all six languages. */
export function plain(text: string): string {
  return text
    .normalize("NFKD")
    .replace(/[\p{Mn}\u0640]/gu, "")
    .toLocaleLowerCase();
}

/** Lines in which each typed word stands, those that begin with the text first. */
export function matching(lines: readonly Line[], typed: string): Line[] {
  const text = plain(typed);
  const words = text.split(/\s+/).filter((word) => word !== "");
  if (words.length === 0) return [...lines];
  const held = lines.filter((line) => {
    const whole = plain(`${line.label} ${line.about}`);
    return words.every((word) => whole.includes(word));
  });
  const begins = (line: Line) => (plain(line.label).startsWith(text) ? 0 : 1);
  return held.sort((a, b) => begins(a) - begins(b));
}

const order: readonly Line["group"][] = ["found", "pages", "commands", "views", "help"];

/** The lines in the order in which they are shown, group by group, at most `most` of each. */
export function grouped(
  lines: readonly Line[],
  most: number,
): { readonly group: Line["group"]; readonly lines: readonly Line[] }[] {
  return order
    .map((group) => ({ group, lines: lines.filter((line) => line.group === group).slice(0, most) }))
    .filter((one) => one.lines.length > 0);
}

/** Where the chosen line stands now; the first line when none is chosen yet or it is no longer there. */
export function placeOfChosen(lines: readonly Line[], chosenId: string | null): number {
  return Math.max(
    0,
    lines.findIndex((line) => line.id === chosenId),
  );
}
