import { EventContent } from "../../screening.ts";
import type { Difference } from "./differences.ts";

type Side = "mine" | "theirs";

/** Keys in one order, so that two makers of the same card are not told apart by it. */
function bare(value: unknown): string {
  if (typeof value !== "object" || value === null) return JSON.stringify(value) ?? "";
  return JSON.stringify(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** Each card is a line, beside what the event is and where: two people who fill in cards at once lose none of them. */
export function groupDifferences(mine: EventContent, theirs: EventContent): Difference[] {
  const lines = (event: EventContent) =>
    new Map<string, { path: string[]; value: unknown }>([
      ["kind", { path: ["kind"], value: event.kind }],
      ["place", { path: ["place"], value: event.place || undefined }],
      ...event.cards
        .toSorted((a, b) => a.number - b.number)
        .map((card): [string, { path: string[]; value: unknown }] => {
          const path = ["cards", String(card.number)];
          return [path.join(" "), { path, value: card }];
        }),
    ]);
  const [own, other] = [lines(mine), lines(theirs)];
  return [...new Set([...own.keys(), ...other.keys()])].flatMap((key) => {
    const [a, b] = [own.get(key), other.get(key)];
    return bare(a?.value) === bare(b?.value)
      ? []
      : [{ path: a?.path ?? b?.path ?? [], mine: a?.value, theirs: b?.value }];
  });
}

/** The server's version with those lines of this device's that were chosen. */
export function settledGroup(
  theirs: EventContent,
  differences: readonly Difference[],
  chosen: (difference: Difference) => Side,
): EventContent {
  const cards = new Map<string, unknown>(theirs.cards.map((card) => [String(card.number), card]));
  const own: Record<string, unknown> = { kind: theirs.kind, place: theirs.place };
  for (const difference of differences) {
    if (chosen(difference) === "theirs") continue;
    const [name = "", number = ""] = difference.path;
    if (name !== "cards") own[name] = difference.mine;
    else if (difference.mine === undefined) cards.delete(number);
    else cards.set(number, difference.mine);
  }
  const inOrder = [...cards].sort(([a], [b]) => Number(a) - Number(b)).map(([, card]) => card);
  return EventContent.parse({ ...own, startedAt: theirs.startedAt, cards: inOrder });
}
