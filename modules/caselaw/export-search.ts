import { findCountry, type Lang, labelOf } from "@palermo/vocabulary";
import { z } from "zod";
import { question, refuse } from "#kernel/action";
import { makePdf, ReportProblem, reportProblemText } from "#kernel/report";
import { SearchInput, searchEntries } from "#kernel/text-search";
import { csvOf, type ExportMark, exportMark, workbookOf } from "#kernel/watermark";
import { textIn } from "#kernel/words";
import { searchFields } from "./facets.ts";
import { findSeveral, type PublishedJudgment } from "./find-published.ts";
import { collection } from "./search-entry.ts";
import { knownFilters } from "./search-judgments.ts";
import { text } from "./text.ts";

const formats = ["csv", "xlsx", "pdf", "json"] as const;
/** More lines than a reader can go through are a data set, and come through the API. */
const mostRecords = 1000;

const columns = [
  "code",
  "title",
  "jurisdiction",
  "court",
  "decided",
  "finality",
  "crime-types",
  "forms",
  "issues",
  "identifiers",
];

function rowOf(lang: Lang, { code, judgment }: PublishedJudgment): string[] {
  return [
    code,
    textIn(judgment.title, lang).text,
    findCountry({ alpha2: judgment.jurisdiction })?.label[lang] ?? text(lang, "read.international"),
    textIn(judgment.court, lang).text,
    (judgment.decided ?? judgment.verdictOn)?.text ?? "",
    text(lang, `finality.${judgment.finality}`),
    judgment.crimeTypes.map((one) => labelOf("crime-type", one, lang)).join("; "),
    judgment.elements.forms.map((one) => labelOf("form", one, lang)).join("; "),
    [...new Set(judgment.evidentialIssues.map(({ issue }) => labelOf("evidential-issue", issue, lang)))].join(
      "; ",
    ),
    judgment.identifiers.map(({ value }) => value).join("; "),
  ];
}

async function fileOf(
  format: (typeof formats)[number],
  { lang, records, mark }: { lang: Lang; records: readonly PublishedJudgment[]; mark: ExportMark },
): Promise<{ mediaType: string; bytes: Buffer }> {
  const heading = columns.map((name) => text(lang, `export.${name}`));
  const rows = records.map((record) => rowOf(lang, record));
  switch (format) {
    case "csv":
      return { mediaType: "text/csv;charset=utf-8", bytes: Buffer.from(csvOf([heading, ...rows], mark)) };
    case "xlsx":
      return {
        mediaType: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        bytes: await workbookOf(
          [{ name: text(lang, "nav.search"), heading: [heading], rows, rightToLeft: lang === "ar" }],
          mark,
        ),
      };
    case "json":
      return {
        mediaType: "application/json",
        bytes: Buffer.from(
          `${JSON.stringify({ mark: mark.id, by: mark.line, judgments: records.map(({ code, version, judgment }) => ({ code, version, ...judgment })) }, null, 2)}\n`,
        ),
      };
    case "pdf": {
      const { pdf } = await makePdf({
        template: "wide",
        lang,
        demonstration: mark.demonstration,
        watermark: mark,
        data: {
          title: text(lang, "nav.search"),
          date: mark.line.match(/\d{4}-\d{2}-\d{2}/)?.[0] ?? "",
          blocks: [
            { kind: "note", text: text(lang, "numbers.no-sample") },
            {
              kind: "table",
              columns: heading
                .slice(0, 9)
                .map((label, at) => ({ label, width: at === 1 || at === 3 ? 3 : 2 })),
              rows: rows.map((row) => row.slice(0, 9).map((cell) => cell.slice(0, 4000))),
            },
          ],
        },
      });
      return { mediaType: "application/pdf", bytes: Buffer.from(pdf) };
    }
    default:
      return format satisfies never;
  }
}

export const exportSearch = question({
  name: "caselaw.export-search",
  about: "The judgments that a search finds, as a table, workbook, document or JSON, marked with its reader.",
  needs: "caselaw.read",
  audited: true,
  input: SearchInput.pick({ query: true, filters: true, sort: true }).extend({ format: z.enum(formats) }),
  output: z.object({
    fileName: z.string(),
    mediaType: z.string(),
    base64: z.string(),
    records: z.int(),
    total: z.int(),
  }),
  refusals: ["no-document", "nothing-found"],
}).run(async (context) => {
  const { input, tx, actor } = context;
  const { lang } = actor;
  const records: PublishedJudgment[] = [];
  let total = 0;
  let after: string | undefined;
  do {
    const answer = await searchEntries(tx, {
      collection,
      query: input.query,
      lang,
      filters: knownFilters(input.filters).filters,
      sort: input.sort,
      limit: 100,
      after,
      fields: searchFields,
    });
    total = answer.total;
    const found = new Map(
      (
        await findSeveral(
          tx,
          answer.items.map(({ recordId }) => recordId),
        )
      ).map((one) => [one.judgmentId, one]),
    );
    records.push(...answer.items.flatMap(({ recordId }) => found.get(recordId) ?? []));
    after = answer.next ?? undefined;
  } while (after !== undefined && records.length < mostRecords);
  if (records.length === 0) return refuse("nothing-found");
  const mark = await exportMark(context);
  try {
    const { mediaType, bytes } = await fileOf(input.format, {
      lang,
      records: records.slice(0, mostRecords),
      mark,
    });
    return {
      fileName: mark.fileName(`judgments.${input.format}`),
      mediaType,
      base64: bytes.toString("base64"),
      records: Math.min(records.length, mostRecords),
      total,
    };
  } catch (error) {
    if (error instanceof ReportProblem)
      return refuse("no-document", { params: { why: reportProblemText(lang, error) } });
    throw error;
  }
});
