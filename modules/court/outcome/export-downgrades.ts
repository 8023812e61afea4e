import { question } from "#kernel/action";
import type { Lang } from "#kernel/words";
import { CsvFile, csvFile } from "../csv-file.ts";
import { text } from "../text.ts";
import { DowngradesAsk, readDowngrades } from "./read-downgrades.ts";
import type { Verdict } from "./verdict.ts";

const columns = [
  "hearings.case",
  "hearings.court",
  "input.day",
  "input.indicated",
  "downgrades.charged",
  "input.convicted",
  "input.months",
  "downgrades.least",
  "downgrades.most",
  "input.harms",
];

export const exportDowngrades = question({
  name: "court.export-downgrades",
  about:
    "The ledger of downgrades as CSV: classes, sentence, range of the law and harm. People and the reasons in words, which may name them, stay in the case.",
  needs: "court.read",
  audited: true,
  input: DowngradesAsk,
  output: CsvFile,
}).run(async (context) => {
  const { lang } = context.actor;
  const { items } = await readDowngrades(context, context.input);
  return csvFile(context, "downgrades", [
    columns.map((key) => text(lang, key)),
    ...items.map((one) => [
      ...[one.caseCode, one.courtName ?? text(lang, "downgrades.no-court"), one.on],
      ...[one.indicated, one.charged, one.convicted].map((kind) => classText(lang, kind)),
      ...[one.imprisonmentMonths, one.range?.leastMonths, one.range?.mostMonths].map((value) =>
        value === null || value === undefined ? "" : String(value),
      ),
      one.harms.map((harm) => text(lang, `harm.${harm}`)).join("; "),
    ]),
    [text(lang, "downgrades.file-about")],
  ]);
});

function classText(lang: Lang, kind: Verdict["indicated"]): string {
  return text(lang, kind === "none" ? "class.none" : `family.${kind}`);
}
