import type { FileSection } from "#kernel/section";
import { lineRows, linesOf } from "../lines/line-rows.ts";
import { dayIn, inLine } from "../proof/brief-words.ts";
import { measureSpec } from "../protection/measure.ts";
import { risksOf } from "../protection/risk-rows.ts";
import { text } from "../text.ts";
import { lineBlocks } from "./line-blocks.ts";
import { openCase } from "./open-case.ts";

/**
 * Protective measures and the assessments of danger that stand. What people want to be told, through whom and when they
 * can be reached is not printed: on paper it would help whoever looks for them.
 */
export const protectionSection: FileSection = {
  name: "court.protection",
  dossier: "case",
  chapter: "protection",
  needs: "court.read",
  title: (lang) => text(lang, "protect.title"),
  async print(context, { dossierId: caseId }) {
    if ((await openCase(context, caseId)) === null) return [];
    const { lang } = context.actor;
    const rows = await lineRows(context, measureSpec, { caseId });
    const measures = await linesOf(context, measureSpec, { caseId, rows, writes: false });
    const risks = (await risksOf(context, { caseId })).filter(({ state }) => state !== "replaced");
    context.opened([caseId], ["measure", "risk"]);
    return [
      ...measures.flatMap((line) => lineBlocks(lang, "measure", line)),
      ...(risks.length === 0
        ? []
        : [
            { kind: "heading" as const, level: 2 as const, text: text(lang, "protect.danger") },
            {
              kind: "list" as const,
              items: risks.map((risk) =>
                inLine(lang, [
                  risk.personCode,
                  text(lang, `danger.${risk.level}`),
                  text(lang, "protect.review-by", { day: dayIn(lang, risk.reviewBy) }),
                  risk.reopened === null ? null : text(lang, `reopening.${risk.reopened.why}`),
                  risk.words.slice(0, 3000),
                ]),
              ),
            },
          ]),
    ];
  },
};
