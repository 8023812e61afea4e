import { z } from "zod";
import { question, refuse } from "#kernel/action";
import { makePdf, ReportProblem, reportProblemText } from "#kernel/report";
import { exportMark } from "#kernel/watermark";
import { textIn } from "#kernel/words";
import { dateText } from "../date-text.ts";
import { text } from "../text.ts";
import { recordOf } from "./get-judgment.ts";
import { judgmentBlocks } from "./report-blocks.ts";

export const exportJudgment = question({
  name: "caselaw.export-judgment",
  about: "A published judgment as a document, marked with its reader.",
  needs: "caselaw.read",
  audited: true,
  input: z.object({ code: z.string().max(20) }),
  output: z.object({ fileName: z.string(), mediaType: z.string(), base64: z.string() }),
  refusals: ["no-document"],
}).run(async (context) => {
  const { lang } = context.actor;
  const record = await recordOf(context, context.input.code);
  const { judgment } = record;
  const mark = await exportMark(context);
  const notFinal = judgment.finality === "not-final" ? ` — ${text(lang, "finality.not-final")}` : "";
  try {
    const { pdf } = await makePdf({
      template: "document",
      lang,
      demonstration: mark.demonstration,
      watermark: mark,
      data: {
        title: textIn(judgment.title, lang).text,
        subtitle: `${textIn(judgment.court, lang).text}${notFinal}`,
        issuer: record.agency,
        code: record.code,
        date: judgment.decided ? dateText(lang, judgment.decided.text) : "",
        blocks: judgmentBlocks(lang, judgment),
      },
    });
    return {
      fileName: mark.fileName(`${record.code}.pdf`),
      mediaType: "application/pdf",
      base64: Buffer.from(pdf).toString("base64"),
    };
  } catch (error) {
    if (error instanceof ReportProblem)
      return refuse("no-document", { params: { why: reportProblemText(lang, error) } });
    throw error;
  }
});
