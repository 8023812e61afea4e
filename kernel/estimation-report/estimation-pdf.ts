import type { Lang } from "../i18n/index.ts";
import { makePdf, type Pdf, type ReportBlock, type ReportWatermark } from "../report/index.ts";
import { dateLocale } from "../words/index.ts";
import type { Findings } from "./findings.ts";
import { bayesBlocks } from "./sections/bayes.ts";
import { changeBlocks } from "./sections/changes.ts";
import { choiceBlocks } from "./sections/choice.ts";
import { estimateBlocks } from "./sections/estimates.ts";
import { listBlocks } from "./sections/lists.ts";
import { makingBlocks } from "./sections/making.ts";
import { type Say, sayIn } from "./text.ts";

export type EstimationPaper = {
  readonly lang: Lang;
  /** Shown as the day of making. */
  readonly date: Date;
  /** What the table is, e.g. the name of its file. */
  readonly about?: string;
  /** Of the program, so that the figures can be made again. */
  readonly version: string;
  readonly demonstration?: boolean;
  readonly watermark?: ReportWatermark;
};

/** The report of an estimation (specification of multiple systems estimation, section 12) as a PDF. */
export function estimationPdf(findings: Findings, paper: EstimationPaper): Promise<Pdf> {
  const say = sayIn(paper.lang);
  const { table } = findings;
  const day = new Intl.DateTimeFormat(dateLocale(paper.lang), { dateStyle: "long", timeZone: "UTC" });
  return makePdf({
    template: "document",
    lang: paper.lang,
    demonstration: paper.demonstration ?? false,
    ...(paper.watermark === undefined ? {} : { watermark: paper.watermark }),
    data: {
      title: say("title"),
      subtitle: say("subtitle", { lists: say.people(table.lists.length), observed: say.people(table.n) }),
      ...(paper.about === undefined ? {} : { code: paper.about.slice(0, 60) }),
      date: day.format(paper.date),
      blocks: reportBlocks(say, findings, paper.version),
    },
  });
}

export function reportBlocks(say: Say, findings: Findings, version: string): ReportBlock[] {
  return [
    ...estimateBlocks(say, findings),
    ...listBlocks(say, findings),
    ...choiceBlocks(say, findings),
    ...bayesBlocks(say, findings),
    ...changeBlocks(say, findings),
    ...makingBlocks(say, findings, version),
  ];
}
