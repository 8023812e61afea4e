import { type Lang, labelOf } from "@palermo/vocabulary";
import { refuse } from "#kernel/action";
import { makePdf, type ReportBlock, ReportProblem, reportProblemText } from "#kernel/report";
import { exportMark } from "#kernel/watermark";
import { type TranslatedText, textIn } from "#kernel/words";
import { apart } from "../apart.ts";
import { dateText } from "../date-text.ts";
import { text } from "../text.ts";
import { digestHtml } from "./digest-html.ts";
import { placeName, referenceOf } from "./digest-texts.ts";
import type { DigestCase, DigestSection } from "./edition-words.ts";
import type { DigestShown } from "./read-digests.ts";

/** In which language an extract is that the reader's has not. */
function otherLanguage(lang: Lang, extract: TranslatedText | null): string {
  const shown = extract === null ? lang : textIn(extract, lang).lang;
  return shown === lang ? "" : labelOf("language", shown, lang);
}

function blocksOf(lang: Lang, { content, built, remarks }: DigestPaper): ReportBlock[] {
  const titles = new Map(built.cases.map(({ code, title }) => [code, textIn(title, lang).text]));
  return [
    ...(content.about === undefined
      ? []
      : [{ kind: "text" as const, text: textIn(content.about, lang).text }]),
    ...remarks.map((remark) => ({ kind: "note" as const, text: remark })),
    { kind: "note", text: text(lang, "numbers.no-sample") },
    ...built.sections.flatMap(({ issue, note, counts, extracts }): ReportBlock[] => [
      { kind: "heading", text: labelOf("evidential-issue", issue, lang), level: 1 },
      ...(note === null ? [] : [{ kind: "text" as const, text: textIn(note, lang).text }]),
      counts.length === 0
        ? { kind: "text", text: text(lang, "digest.no-case") }
        : {
            kind: "table",
            columns: [
              { label: text(lang, "field.jurisdiction"), width: 3 },
              { label: text(lang, "digest.outcome"), width: 3 },
              { label: text(lang, "digest.cases"), width: 1, align: "end" },
            ],
            rows: counts.map((one) => [
              placeName(lang, one.jurisdiction),
              text(lang, `outcome.${one.outcome}`),
              String(one.cases),
            ]),
          },
      ...extracts.flatMap(({ code, extract, place }): ReportBlock[] => [
        {
          kind: "heading",
          text: apart(lang, [titles.get(code), code, place, otherLanguage(lang, extract)])
            .join(lang === "ar" ? "، " : ", ")
            .slice(0, 400),
          level: 2,
        },
        {
          kind: "text",
          text: extract === null ? text(lang, "digest.no-extract") : textIn(extract, lang).text,
        },
      ]),
    ]),
    { kind: "heading", text: text(lang, "digest.references"), level: 1 },
    { kind: "list", items: built.cases.map((one) => referenceOf(lang, one).slice(0, 4000)) },
  ];
}

type Asking = Parameters<typeof exportMark>[0];

/** What a digest and an edition have in common on paper. */
export type DigestPaper = Pick<DigestShown, "title" | "agency"> & {
  readonly content: Pick<DigestShown["content"], "title" | "about">;
  readonly built: { readonly cases: readonly DigestCase[]; readonly sections: readonly DigestSection[] };
  /** Under the title: that it is a digest, or which edition. */
  readonly subtitle: string;
  readonly name: string;
  /** ISO 8601. */
  readonly day: string;
  /** What is said ahead of the issues, such as what changed since. */
  readonly remarks: readonly string[];
};

/** The file, or why there is none. */
export async function paperOf(context: Asking, paper: DigestPaper, format: "pdf" | "html") {
  const { lang } = context.actor;
  const mark = await exportMark(context);
  if (format === "html") {
    const foot = mark.demonstration ? `DEMONSTRATION. ${mark.line}` : mark.line;
    return {
      fileName: mark.fileName(`${paper.name}.html`),
      mediaType: "text/html;charset=utf-8",
      base64: Buffer.from(digestHtml(lang, paper, foot)).toString("base64"),
    };
  }
  try {
    const { pdf } = await makePdf({
      template: "document",
      lang,
      demonstration: mark.demonstration,
      watermark: mark,
      data: {
        title: paper.title,
        subtitle: paper.subtitle,
        issuer: paper.agency,
        date: dateText(lang, paper.day.slice(0, 10)),
        blocks: blocksOf(lang, paper),
      },
    });
    return {
      fileName: mark.fileName(`${paper.name}.pdf`),
      mediaType: "application/pdf",
      base64: Buffer.from(pdf).toString("base64"),
    };
  } catch (error) {
    if (error instanceof ReportProblem)
      return refuse("no-document", { params: { why: reportProblemText(lang, error) } });
    throw error;
  }
}
