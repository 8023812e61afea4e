import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { describeMachine, packageVersions, projectFolder } from "./machine.ts";
import { short } from "./numbers.ts";

export type Figure = {
  readonly what: string;
  readonly value: number;
  readonly unit: string;
  /** What the figure is held against; none for figures that only inform. */
  readonly target?: { readonly atMost: number } | { readonly atLeast: number };
};

/** True when called with `--smoke`: small sizes, and no target fails. */
export function isSmoke(): boolean {
  const { values } = parseArgs({ options: { smoke: { type: "boolean" } }, strict: false });
  return values.smoke === true;
}

/** Prints a table of figures beside their targets and keeps them as JSON in `.cache/bench`. */
export function report(
  bench: string,
  { smoke, figures, packages }: { smoke: boolean; figures: readonly Figure[]; packages: readonly string[] },
): void {
  const machine = describeMachine();
  const versions = packageVersions(packages);
  const rows = figures.map((figure) => [
    figure.what,
    `${short(figure.value)} ${figure.unit}`.trim(),
    targetText(figure),
    verdict(figure, smoke),
  ]);
  const lines = alignColumns([["", "measured", "target", ""], ...rows]);
  const { cores, memoryGiB, node, platform, processor, date } = machine;
  process.stdout.write(
    `${lines.join("\n")}\n${date.slice(0, 10)}, ${processor}, ${cores} cores, ${memoryGiB} GiB, ${platform}, Node ${node}${smoke ? "; smoke sizes, figures mean nothing" : ""}\n`,
  );
  const folder = join(projectFolder, ".cache", "bench");
  mkdirSync(folder, { recursive: true });
  const path = join(folder, `${bench}${smoke ? ".smoke" : ""}.json`);
  writeFileSync(path, `${JSON.stringify({ bench, smoke, machine, versions, figures }, null, 2)}\n`);
}

function targetText({ target, unit }: Figure): string {
  if (target === undefined) return "";
  return `${"atMost" in target ? `≤ ${target.atMost}` : `≥ ${target.atLeast}`} ${unit}`.trim();
}

/** Whether a figure keeps its target; true without one. */
export function holds({ value, target }: Figure): boolean {
  if (target === undefined) return true;
  return "atMost" in target ? value <= target.atMost : value >= target.atLeast;
}

function verdict(figure: Figure, smoke: boolean): string {
  if (figure.target === undefined || smoke) return "";
  return holds(figure) ? "holds" : "MISSED";
}

function alignColumns(rows: readonly (readonly string[])[]): string[] {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  return rows.map((row) =>
    row
      .map((cell, column) =>
        column === 0 ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0),
      )
      .join("  ")
      .trimEnd(),
  );
}
