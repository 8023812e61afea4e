import { labelOf } from "@palermo/vocabulary";
import type { ReportBlock } from "#kernel/report";
import type { FileSection } from "#kernel/section";
import type { Lang } from "#kernel/words";
import { lineRows, linesOf } from "../lines/line-rows.ts";
import { assetSpec } from "../money/asset.ts";
import { orderSpec } from "../outcome/order.ts";
import type { Verdict } from "../outcome/verdict.ts";
import { verdictsOf } from "../outcome/verdict-rows.ts";
import { dayIn, inLine } from "../proof/brief-words.ts";
import { text } from "../text.ts";
import { heading, lineBlocks } from "./line-blocks.ts";
import { openCase } from "./open-case.ts";

/** Verdicts by count, and what was ordered to be paid with what was paid. */
export const outcomeSection: FileSection = {
  name: "court.outcome",
  dossier: "case",
  chapter: "charges",
  needs: "court.read",
  title: (lang) => text(lang, "outcome.title"),
  async print(context, { dossierId: caseId }) {
    if ((await openCase(context, caseId)) === null) return [];
    const { lang } = context.actor;
    const verdicts = await verdictsOf(context, { caseId });
    const rows = await lineRows(context, orderSpec, { caseId });
    const orders = await linesOf(context, orderSpec, { caseId, rows, writes: false });
    context.opened([caseId], ["verdict", "order"]);
    return [
      ...verdicts.flatMap((verdict) => verdictBlocks(lang, verdict)),
      ...orders.flatMap((line) => lineBlocks(lang, "order", line)),
    ];
  },
};

/** Assets and what became of them. */
export const moneySection: FileSection = {
  name: "court.assets",
  dossier: "case",
  chapter: "money",
  needs: "court.read",
  title: (lang) => text(lang, "money.title"),
  async print(context, { dossierId: caseId }) {
    if ((await openCase(context, caseId)) === null) return [];
    const rows = await lineRows(context, assetSpec, { caseId });
    const assets = await linesOf(context, assetSpec, { caseId, rows, writes: false });
    context.opened([caseId], ["asset"]);
    return assets.flatMap((line) => lineBlocks(context.actor.lang, "asset", line));
  },
};

function verdictBlocks(lang: Lang, verdict: Verdict): ReportBlock[] {
  const kind = (one: string) => (one === "none" ? text(lang, "class.none") : text(lang, `family.${one}`));
  const { range, imprisonmentMonths: months, suspendedMonths: suspended } = verdict;
  const lines = [
    inLine(lang, [dayIn(lang, verdict.on), verdict.courtName, verdict.citation]),
    verdict.life ? text(lang, "outcome.life") : null,
    months === null || verdict.life
      ? null
      : inLine(lang, [
          text(lang, "outcome.months", { count: months }),
          suspended === null || suspended === 0
            ? null
            : text(lang, "outcome.suspended", { count: suspended }),
        ]),
    range?.leastMonths == null || range.mostMonths == null
      ? null
      : text(lang, "outcome.range", { least: range.leastMonths, most: range.mostMonths }),
    verdict.finalOn === null
      ? text(lang, "outcome.not-final")
      : text(lang, "outcome.final", { day: dayIn(lang, verdict.finalOn) }),
    verdict.downgraded
      ? inLine(lang, [
          text(lang, "outcome.downgraded", {
            indicated: kind(verdict.indicated),
            charged: kind(verdict.charged),
            convicted: kind(verdict.convicted),
          }),
          verdict.downgradeReason,
        ])
      : null,
    verdict.otherSentence === "" ? null : text(lang, "outcome.other", { sentence: verdict.otherSentence }),
    verdict.reasons === "" ? null : verdict.reasons.slice(0, 3900),
  ].filter((one) => one !== null);
  return [
    {
      kind: "heading",
      level: 2,
      text: heading([
        labelOf("verdict", verdict.verdict, lang),
        text(lang, "outcome.count", { count: verdict.count, code: verdict.accusedCode }),
        text(lang, `outcome.${verdict.state}`),
      ]),
    },
    { kind: "list", items: lines },
  ];
}
