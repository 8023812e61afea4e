import { z } from "zod";
import { question, refuse } from "#kernel/action";
import { makePdf, ReportProblem, reportProblemText } from "#kernel/report";
import { exportMark } from "#kernel/watermark";
import { findCase } from "../case-row.ts";
import { MadeFile } from "../custody/export-custody.ts";
import { alarmOf, namesToGuard } from "../disclosure/names-left.ts";
import { dayWords } from "../printed/day-words.ts";
import { valueWords } from "../printed/record-words.ts";
import { text } from "../text.ts";
import { recordsOf, rowsOf } from "./record-rows.ts";
import type { PlainField } from "./spec.ts";
import { promise } from "./specs/course.ts";

export const exportPromises = question({
  name: "casefile.export-promises",
  about:
    "The schedule of benefits and promises to witnesses, by whom and when, for disclosure (PDF). People stand by code; a name under a pseudonym in it refuses it. Marked with its reader.",
  needs: "casefile.export",
  audited: true,
  input: z.object({ caseId: z.uuid() }),
  output: MadeFile,
  refusals: ["nothing-promised", "promises-name-pseudonym", "promises-pseudonym-not-known", "no-document"],
}).run(async (context) => {
  const { actor, now } = context;
  const { lang } = actor;
  const { caseId } = context.input;
  const of = await findCase(context, { caseId });
  const rows = await rowsOf(context, caseId, promise.kind);
  const records = await recordsOf(context, promise, { of, rows, writes: false });
  context.opened([caseId], [promise.kind]);
  if (records.length === 0) return refuse("nothing-promised");
  const fields = promise.fields as readonly PlainField[];
  const lines = records
    .map((record) => ({
      on: String(record.content.on ?? ""),
      cells: [
        record.personCode ?? "",
        ...fields.map((field) => valueWords(lang, field, record.content[field.name])),
      ],
    }))
    .sort((a, b) => (a.on < b.on ? -1 : 1));
  const said = records.map(({ content }) => ({ text: Object.values(content).map(String).join("\n") }));
  const alarm = alarmOf(await namesToGuard(context, caseId), { pages: said });
  if (alarm === "names-pseudonym") return refuse("promises-name-pseudonym");
  if (alarm === "pseudonym-not-known") return refuse("promises-pseudonym-not-known");
  const mark = await exportMark(context);
  try {
    const { pdf } = await makePdf({
      template: "document",
      lang,
      demonstration: mark.demonstration,
      watermark: mark,
      data: {
        title: text(lang, "promises.schedule"),
        subtitle: text(lang, "promises.schedule-about"),
        code: of.code,
        date: dayWords(lang, now.toISOString().slice(0, 10)),
        blocks: [
          {
            kind: "table",
            columns: [
              { label: text(lang, "record.person") },
              ...fields.map(({ name }) => ({ label: text(lang, `record-field.${name}`) })),
            ],
            rows: lines.map(({ cells }) => cells),
          },
          { kind: "signature", lines: [""] },
        ],
      },
    });
    return {
      fileName: mark.fileName(`promises-${of.code}.pdf`),
      mediaType: "application/pdf",
      base64: Buffer.from(pdf).toString("base64"),
    };
  } catch (error) {
    if (error instanceof ReportProblem)
      return refuse("no-document", { params: { why: reportProblemText(lang, error) } });
    throw error;
  }
});
