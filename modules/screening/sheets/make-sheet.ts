import { labelOf } from "@palermo/vocabulary";
import { z } from "zod";
import { question, refuse } from "#kernel/action";
import { makePdf, ReportProblem, reportProblemText } from "#kernel/report";
import { exportMark } from "#kernel/watermark";
import { isLang, type Lang, langs } from "#kernel/words";
import type { Screening } from "../screening.ts";
import { findScreening } from "../screening-row.ts";
import { text } from "../text.ts";
import { interviewOf, partsOfInterview, wholeScreening } from "../whole-screening.ts";
import { agencyBlocks } from "./agency-sheet.ts";
import { personBlocks } from "./person-sheet.ts";

export const MakeSheet = z.object({
  screeningId: z.uuid(),
  sheet: z.enum(["agency", "person"]),
  lang: z
    .enum(langs)
    .optional()
    .describe("left out: the reader's own, or that of the interview for the person"),
});

/** The person's language where Palermo speaks it; else the reader's. */
function langFor({ sheet, lang }: z.infer<typeof MakeSheet>, found: Screening, reader: Lang): Lang {
  if (lang !== undefined) return lang;
  return sheet === "person" && isLang(found.interview.lang) ? found.interview.lang : reader;
}

function dayIn(lang: Lang, now: Date): string {
  return new Intl.DateTimeFormat(lang === "ar" ? "ar-u-nu-latn" : lang, {
    dateStyle: "long",
    timeZone: "UTC",
  }).format(now);
}

export const makeSheet = question({
  name: "screening.make-sheet",
  about: "One of the two sheets of a screening as PDF: the agency's, or the person's own, which is neutral.",
  needs: "screening.interview",
  audited: true,
  input: MakeSheet,
  output: z.object({ fileName: z.string(), mediaType: z.string(), base64: z.string() }),
  refusals: ["no-document", "sheet-not-wanted"],
}).run(async (context) => {
  const { input, actor, now, opened } = context;
  const row = await findScreening(context, input);
  const found = await wholeScreening(context, row);
  // A paper that somebody did not want can be found on them (S8).
  if (input.sheet === "person" && found.interview.sheet === "nothing") return refuse("sheet-not-wanted");
  const parts = await partsOfInterview(context, await interviewOf(context, row));
  const lang = langFor(input, found, actor.lang);
  opened([row.screening_id], [`sheet.${input.sheet}`]);
  const mark = await exportMark(context);
  const person = input.sheet === "person";
  try {
    const { pdf } = await makePdf({
      template: "document",
      lang,
      demonstration: mark.demonstration,
      // The person's own sheet names neither agency nor colleague (S8); the audit finds it by the number.
      watermark: person ? { id: mark.id, line: mark.id } : mark,
      data: {
        title: text(lang, person ? "sheet.person-title" : "sheet.agency-title"),
        ...(person ? {} : { code: found.code }),
        date: dayIn(lang, now),
        blocks: person
          ? personBlocks(found, lang)
          : agencyBlocks(found, parts, lang, (code) => labelOf("language", code, lang)),
      },
    });
    return {
      fileName: person ? `${found.code.slice(2)}.pdf` : mark.fileName(`${found.code}.pdf`),
      mediaType: "application/pdf",
      base64: pdf.toString("base64"),
    };
  } catch (error) {
    if (error instanceof ReportProblem)
      return refuse("no-document", { params: { why: reportProblemText(actor.lang, error) } });
    throw error;
  }
});
