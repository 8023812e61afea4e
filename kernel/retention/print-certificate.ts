import { z } from "zod";
import { question } from "../action/declare.ts";
import { NotFound } from "../action/problem.ts";
import { refuse } from "../action/refusal.ts";
import { makePdf, ReportProblem, reportProblemText } from "../report/index.ts";
import { exportMark } from "../watermark/index.ts";
import { readPurges } from "./purges.ts";
import { certificateWords } from "./text.ts";

export const printCertificate = question({
  name: "retention.print-certificate",
  about:
    "The certificate of a list that was carried out, as PDF: which files were deleted for good, by code, how many people with them, and what was kept and why.",
  needs: "retention.read",
  audited: true,
  input: z.object({ purgeId: z.uuid() }),
  output: z.object({ fileName: z.string(), mediaType: z.string(), base64: z.string() }),
  refusals: ["not-carried-out", "no-document"],
}).run(async (context) => {
  const { input, actor, now } = context;
  const { lang } = actor;
  const found = (await readPurges(context)).find(({ purgeId }) => purgeId === input.purgeId);
  if (found === undefined) throw new NotFound();
  if (found.state !== "done" || found.doneAt === null) return refuse("not-carried-out");
  const { certificate: words, outcome, kind } = certificateWords(lang);
  const day = (at: string | null) =>
    at === null
      ? ""
      : new Intl.DateTimeFormat(lang === "ar" ? "ar-u-nu-latn" : lang, {
          dateStyle: "long",
          timeZone: "UTC",
        }).format(new Date(at));
  const mark = await exportMark(context);
  const people = found.items.reduce((sum, item) => sum + (item.people ?? 0), 0);
  try {
    const { pdf } = await makePdf({
      template: "document",
      lang,
      demonstration: mark.demonstration,
      watermark: mark,
      data: {
        title: words.title,
        subtitle: words.about,
        issuer: found.agency[lang] ?? found.agency.en ?? "",
        date: day(now.toISOString()),
        blocks: [
          {
            kind: "facts",
            rows: [
              { label: words.listed, value: day(found.madeAt) },
              { label: words.confirmed, value: day(found.confirmedAt) },
              { label: words.done, value: day(found.doneAt) },
              { label: words.people, value: String(people) },
            ],
          },
          {
            kind: "table",
            columns: [
              { label: words.code, width: 2 },
              { label: words.kind, width: 2 },
              { label: words.became, width: 3 },
              { label: words.people, align: "end", width: 1 },
            ],
            rows: found.items.map((item) => [
              item.code,
              kind[item.kind as keyof typeof kind] ?? item.kind,
              item.outcome === null ? "" : outcome[item.outcome],
              String(item.people ?? 0),
            ]),
          },
          { kind: "note", text: words.gone },
          { kind: "signature", lines: [words.signs, words.signs] },
        ],
      },
    });
    return {
      fileName: mark.fileName(`certificate-${found.doneAt.slice(0, 10)}.pdf`),
      mediaType: "application/pdf",
      base64: Buffer.from(pdf).toString("base64"),
    };
  } catch (error) {
    if (error instanceof ReportProblem)
      return refuse("no-document", { params: { why: reportProblemText(lang, error) } });
    throw error;
  }
});
