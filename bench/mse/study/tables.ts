import type { Coverage } from "./coverage.ts";
import { studyMethods } from "./methods.ts";
import type { Population } from "./populations.ts";

/** One Markdown table for a population. */
export function coverageTable({ about, people }: Population, rows: readonly Coverage[]): string {
  const [first] = rows;
  const percent = (share: number) => (Number.isNaN(share) ? "–" : `${Math.round(100 * share)} %`);
  const lines = rows.map(({ method, none, covered95, covered80, tooLow, tooHigh, ratio, width }) =>
    [
      studyMethods[method],
      percent(covered95),
      covered80 === null ? "–" : percent(covered80),
      percent(tooLow),
      percent(tooHigh),
      Number.isNaN(ratio) ? "–" : ratio.toFixed(2),
      Number.isNaN(width) ? "–" : width.toFixed(2),
      none === 0 ? "" : String(none),
    ].join(" | "),
  );
  return [
    `### ${about}`,
    "",
    `${people.toLocaleString("en")} people, on average ${Math.round(first?.meanObserved ?? 0).toLocaleString("en")} observed.`,
    "",
    "| method | 95 % cover | 80 % cover | too low | too high | estimate / truth | width / truth | no limits |",
    "|---|---:|---:|---:|---:|---:|---:|---:|",
    ...lines.map((line) => `| ${line} |`),
  ].join("\n");
}
