import { z } from "zod";
import { question, refuse } from "#kernel/action";
import { makePdf, type ReportBlock, ReportProblem, reportProblemText } from "#kernel/report";
import { exportMark } from "#kernel/watermark";
import type { Lang } from "#kernel/words";
import { findCase } from "../case-row.ts";
import { MadeFile } from "../custody/export-custody.ts";
import { namesToGuard } from "../disclosure/names-left.ts";
import { protectedNames } from "../disclosure/protected-names.ts";
import { withoutPhrases } from "../evidence/find-in-text.ts";
import { dayWords } from "../printed/day-words.ts";
import { valueWords } from "../printed/record-words.ts";
import { text } from "../text.ts";
import type { CaseRecord } from "./record.ts";
import { recordsOf, rowsOf } from "./record-rows.ts";
import type { PlainField } from "./spec.ts";
import { promise } from "./specs/course.ts";

/** Benefits whose particulars could tell where a person is (X7): the benefit is told, its words are not. */
const tellsWhere = new Set(["housing", "relocation", "protection"]);

export const exportPromises = question({
  name: "casefile.export-promises",
  about:
    "Benefits and promises to the witnesses of a case for disclosure (PDF): by code, with names of protected people and particulars of housing, relocation and protection withheld, which the paper says. Marked with its reader.",
  needs: "casefile.disclose",
  audited: true,
  input: z.object({ caseId: z.uuid() }),
  output: MadeFile,
  refusals: ["nothing-to-disclose", "names-not-known", "no-document"],
}).run(async (context) => {
  const { actor, now, input } = context;
  const { lang } = actor;
  const of = await findCase(context, input);
  const rows = await rowsOf(context, of.case_id, promise.kind);
  const records = await recordsOf(context, promise, { of, rows, writes: false });
  context.opened([of.case_id], [promise.kind]);
  if (records.length === 0) return refuse("nothing-to-disclose");
  const [guarded, named] = [
    await namesToGuard(context, of.case_id),
    await protectedNames(context, of.case_id),
  ];
  // A name that the reader may not know cannot be looked for, so that nobody could say it is gone.
  if (guarded === null || named.notLookedFor > 0) return refuse("names-not-known");
  const phrases = [...guarded.phrases, ...named.items.flatMap((one) => one.phrases)];
  const mark = await exportMark(context);
  try {
    const { pdf } = await makePdf({
      template: "document",
      lang,
      demonstration: mark.demonstration,
      watermark: mark,
      data: {
        title: text(lang, "promises.title"),
        subtitle: text(lang, "promises.about"),
        code: of.code,
        date: dayWords(lang, now.toISOString().slice(0, 10)),
        blocks: [
          ...records.flatMap((record) => promiseBlocks(lang, record, phrases)),
          { kind: "note", text: text(lang, "promises.withheld") },
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

function promiseBlocks(lang: Lang, { personCode, content }: CaseRecord, phrases: string[]): ReportBlock[] {
  const gone = text(lang, "promises.gone");
  const plain = promise.fields.filter((field): field is PlainField => field.kind !== "rows");
  const facts = plain.flatMap((field) => {
    const words = valueWords(lang, field, content[field.name]);
    if (words === "") return [];
    const shut = field.name === "words" && tellsWhere.has(String(content.benefit));
    const free = field.kind === "text" || field.kind === "long-text";
    const value = shut ? gone : free ? withoutPhrases(words, phrases, gone) : words;
    return [{ label: text(lang, `record-field.${field.name}`), value }];
  });
  return [
    { kind: "heading", level: 2, text: `\u2068${personCode ?? ""}\u2069` },
    { kind: "facts", rows: facts },
  ];
}
