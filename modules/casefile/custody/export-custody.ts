import { sql } from "kysely";
import { z } from "zod";
import { NotFound, question, refuse } from "#kernel/action";
import { makePdf, ReportProblem, reportProblemText } from "#kernel/report";
import { exportMark } from "#kernel/watermark";
import { findCase } from "../case-row.ts";
import { type EvidenceRow, evidenceOf } from "../evidence/evidence-row.ts";
import { text } from "../text.ts";
import { custodyOf } from "./get-custody.ts";
import { chainBlocks, exhibitsTable } from "./report-blocks.ts";

export const MadeFile = z.object({ fileName: z.string(), mediaType: z.string(), base64: z.string() });

export const exportCustody = question({
  name: "casefile.export-custody",
  about:
    "The list of exhibits with every chain of custody and its breaks as PDF, or the chain of one exhibit. Marked with its reader.",
  needs: "casefile.export",
  audited: true,
  input: z.object({ caseId: z.uuid(), evidenceId: z.uuid().optional() }),
  output: MadeFile,
  refusals: ["nothing-to-print", "no-document"],
}).run(async (context) => {
  const { input, tx, actor, now } = context;
  const { lang } = actor;
  const of = await findCase(context, input);
  const { rows } = await sql<EvidenceRow>`
    select * from casefile.evidence where dossier_id = ${of.case_id}::uuid
      and (${input.evidenceId ?? null}::uuid is null or evidence_id = ${input.evidenceId ?? null}::uuid)
    order by exhibit`.execute(tx);
  if (rows.length === 0) {
    if (input.evidenceId !== undefined) throw new NotFound();
    return refuse("nothing-to-print");
  }
  const evidence = await evidenceOf(context, of, rows);
  context.opened([of.case_id], ["evidence", "custody"]);
  const chains = [];
  for (const one of evidence)
    chains.push(...chainBlocks(lang, one, await custodyOf(context, one.evidenceId)));
  const mark = await exportMark(context);
  try {
    const { pdf } = await makePdf({
      template: "document",
      lang,
      demonstration: mark.demonstration,
      watermark: mark,
      data: {
        title: text(lang, "report.custody"),
        subtitle: text(lang, "report.custody-about"),
        code: of.code,
        date: new Intl.DateTimeFormat(lang === "ar" ? "ar-u-nu-latn" : lang, {
          dateStyle: "long",
          timeZone: "UTC",
        }).format(now),
        blocks: [...(evidence.length > 1 ? [exhibitsTable(lang, evidence)] : []), ...chains],
      },
    });
    const number = evidence.length === 1 ? `-${evidence[0]?.exhibit}` : "";
    return {
      fileName: mark.fileName(`custody-${of.code}${number}.pdf`),
      mediaType: "application/pdf",
      base64: Buffer.from(pdf).toString("base64"),
    };
  } catch (error) {
    if (error instanceof ReportProblem)
      return refuse("no-document", { params: { why: reportProblemText(lang, error) } });
    throw error;
  }
});
