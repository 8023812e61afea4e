import { z } from "zod";
import { isRefusal, question, refuse } from "#kernel/action";
import { makePdf, ReportProblem, reportProblemText } from "#kernel/report";
import { exportMark } from "#kernel/watermark";
import type { Basis } from "../offences/elements.ts";
import { text } from "../text.ts";
import { countBlocks, type IssueFound, issueBlocks, testimonyBlocks } from "./brief-blocks.ts";
import { dayIn } from "./brief-words.ts";
import { judgmentsOn } from "./find-judgments.ts";
import type { HintedIssue } from "./issues.ts";
import { readProof } from "./read-proof.ts";

export const MadeFile = z.object({ fileName: z.string(), mediaType: z.string(), base64: z.string() });

export const exportBrief = question({
  name: "court.export-brief",
  about:
    "The trial brief as PDF: counts, proof element by element, gaps, what stands without each testimony, judgments on the issues. Marked with its reader.",
  needs: "court.prove",
  audited: true,
  input: z.object({ caseId: z.uuid(), judgments: z.boolean().default(true) }),
  output: MadeFile,
  refusals: ["nothing-charged", "no-document", "free-account-first"],
}).run(async (context) => {
  const { input, tx, actor, now } = context;
  const { lang } = actor;
  const matrix = await readProof(context, { caseId: input.caseId });
  if (isRefusal(matrix)) return matrix;
  if (matrix.counts.length === 0) return refuse("nothing-charged");
  const bases = matrix.counts.flatMap(({ charge }): readonly Basis[] => charge.provision.offence.bases);
  const raised = new Map<HintedIssue, Set<string>>();
  for (const { hints } of matrix.counts)
    for (const { issue, element } of hints) raised.set(issue, (raised.get(issue) ?? new Set()).add(element));
  const found: IssueFound[] = [];
  for (const [issue, elements] of raised) {
    const judgments = input.judgments ? await judgmentsOn(tx, { issue, bases, lang, limit: 3 }) : [];
    found.push({ issue, elements: [...elements], judgments });
  }
  context.opened([matrix.caseId], ["proof", "charges", "evidence", "testimony"]);
  const mark = await exportMark(context);
  try {
    const { pdf } = await makePdf({
      template: "document",
      lang,
      demonstration: mark.demonstration,
      watermark: mark,
      data: {
        title: text(lang, "brief.title"),
        subtitle: text(lang, "brief.about"),
        code: matrix.code,
        date: dayIn(lang, now.toISOString()),
        blocks: [
          { kind: "note", text: text(lang, "brief.confidential") },
          ...matrix.counts.flatMap((count) => countBlocks(lang, matrix, count)),
          ...testimonyBlocks(lang, matrix),
          ...issueBlocks(lang, found),
        ],
      },
    });
    return {
      fileName: mark.fileName(`trial-brief-${matrix.code}.pdf`),
      mediaType: "application/pdf",
      base64: Buffer.from(pdf).toString("base64"),
    };
  } catch (error) {
    if (error instanceof ReportProblem)
      return refuse("no-document", { params: { why: reportProblemText(lang, error) } });
    throw error;
  }
});
