import { type Figure, type Stage, stages } from "../statistics.ts";
import type { FigureLine } from "../store/work.ts";

type Part = {
  readonly stage: Stage;
  readonly country: string;
  readonly year: string;
  readonly figure: Figure;
};
export type FiguresByStage = Record<Stage, Figure | null>;

function add(before: Figure | null, { low, high, figures, censored }: Figure): Figure {
  if (before === null) return { low, high, figures, censored };
  return {
    low: before.low + low,
    high: before.high + high,
    figures: before.figures + figures,
    censored: before.censored + censored,
  };
}

function none(): FiguresByStage {
  return { offences: null, formal_contact: null, prosecuted: null, convicted: null };
}

function grouped(parts: readonly Part[], keyOf: (part: Part) => string): Map<string, FiguresByStage> {
  const groups = new Map<string, FiguresByStage>();
  for (const part of parts) {
    const key = keyOf(part);
    const group = groups.get(key) ?? none();
    group[part.stage] = add(group[part.stage], part.figure);
    groups.set(key, group);
  }
  return groups;
}

/**
 * Adds published figures of the four stages, by year and by country, each with its bounds. `matched` counts only
 * years of countries that published all four: the stages of different countries say nothing about each other.
 */
export function funnelOf(lines: readonly FigureLine[]) {
  const parts = lines.flatMap(({ at, low, high, figures, censored }): Part[] => {
    const [indicator, country, year] = at;
    const stage = stages.find((name) => name === indicator);
    if (stage === undefined || !country || !year) return [];
    return [{ stage, country, year, figure: { low, high, figures, censored } }];
  });
  const pairs = grouped(parts, ({ country, year }) => `${country} ${year}`);
  const complete = [...pairs.values()].filter((pair) => stages.every((stage) => pair[stage] !== null));
  const total = (stage: Stage, from: readonly FiguresByStage[]): Figure | null =>
    from.reduce<Figure | null>((sum, group) => (group[stage] === null ? sum : add(sum, group[stage])), null);
  return {
    stages: stages.map((stage) => ({
      stage,
      all: total(stage, [...pairs.values()]),
      countries: new Set(parts.filter((part) => part.stage === stage).map(({ country }) => country)).size,
      matched: total(stage, complete),
    })),
    matchedPairs: complete.length,
    byYear: [...grouped(parts, ({ year }) => year)].sort(([a], [b]) => Number(a) - Number(b)),
    byCountry: [...grouped(parts, ({ country }) => country)],
  };
}
