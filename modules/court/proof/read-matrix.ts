import type { ElementCode } from "../offences/elements.ts";

/** A cell as the rules see it. */
export type Cell = {
  readonly element: ElementCode;
  readonly source: { readonly evidenceId: string } | { readonly participantId: string };
  readonly effect: "supports" | "weakens";
  readonly weight: "strong" | "some" | "slight";
  readonly restsOn: readonly string[];
};

/** How an element stands, from worst to best. */
export const standings = ["gap", "contested", "thin", "one-person", "supported"] as const;
export type Standing = (typeof standings)[number];

export type Row = {
  readonly element: ElementCode;
  readonly standing: Standing;
  readonly supports: number;
  readonly weakens: number;
  /** The person on whose account alone it stands. */
  readonly onlyOn: string | null;
  /** People whose own accounts both support and weaken it. */
  readonly contradicted: readonly string[];
};

const rank = { slight: 1, some: 2, strong: 3 } as const;

/** The people without whom a cell falls away. */
export function peopleBehind({ source, restsOn }: Pick<Cell, "source" | "restsOn">): string[] {
  return [...new Set([...("participantId" in source ? [source.participantId] : []), ...restsOn])];
}

/** Whether a cell falls away without the testimony of these people (K3). */
export function fallsWithout(cell: Pick<Cell, "source" | "restsOn">, without: ReadonlySet<string>): boolean {
  return peopleBehind(cell).some((id) => without.has(id));
}

function standingOf(
  supporting: readonly Cell[],
  weakening: readonly Cell[],
  onlyOn: string | null,
): Standing {
  const best = Math.max(0, ...supporting.map(({ weight }) => rank[weight]));
  if (best === 0) return "gap";
  if (weakening.some(({ weight }) => rank[weight] >= best)) return "contested";
  const firm = best === 3 || supporting.filter(({ weight }) => rank[weight] >= 2).length >= 2;
  if (!firm) return "thin";
  return onlyOn === null ? "supported" : "one-person";
}

/**
 * How each element stands on the cells, left without the testimony of some people (K3). A gap has nothing that supports it; a
 * contested one has something against it that weighs as much as what supports it best; a thin one has neither one strong
 * support nor two of some weight. These are words for people who decide, no measure of guilt.
 */
export function readMatrix(
  elements: readonly ElementCode[],
  cells: readonly Cell[],
  without: ReadonlySet<string> = new Set(),
): Row[] {
  return elements.map((element) => {
    const here = cells.filter((cell) => cell.element === element && !fallsWithout(cell, without));
    const supporting = here.filter(({ effect }) => effect === "supports");
    const weakening = here.filter(({ effect }) => effect === "weakens");
    const everyone = [...new Set(supporting.flatMap(peopleBehind))];
    const onlyOn = everyone.find((id) => supporting.every((cell) => peopleBehind(cell).includes(id))) ?? null;
    return {
      element,
      standing: standingOf(supporting, weakening, onlyOn),
      supports: supporting.length,
      weakens: weakening.length,
      onlyOn,
      contradicted: everyone.filter((id) => weakening.some((cell) => peopleBehind(cell).includes(id))),
    };
  });
}
