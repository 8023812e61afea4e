import { type Lang, labelOf } from "@palermo/vocabulary";
import { z } from "zod";
import { question, refuse } from "#kernel/action";
import { makePdf, type ReportBlock, ReportProblem, reportProblemText } from "#kernel/report";
import { exportMark } from "#kernel/watermark";
import { type TranslatedText, textIn } from "#kernel/words";
import { apart } from "../apart.ts";
import { dateText } from "../date-text.ts";
import { text } from "../text.ts";
import { digestHtml } from "./digest-html.ts";
import { placeName, referenceOf } from "./digest-texts.ts";
import { type DigestShown, digestFor } from "./read-digests.ts";

/** In which language an extract is that the reader's has not. */
function otherLanguage(lang: Lang, extract: TranslatedText | null): string {
  const shown = extract === null ? lang : textIn(extract, lang).lang;
  return shown === lang ? "" : labelOf("language", shown, lang);
}

function blocksOf(lang: Lang, { content, built }: DigestShown): ReportBlock[] {
  const titles = new Map(built.cases.map(({ code, title }) => [code, textIn(title, lang).text]));
  return [
    ...(content.about === undefined
      ? []
      : [{ kind: "text" as const, text: textIn(content.about, lang).text }]),
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

export const exportDigest = question({
  name: "caselaw.export-digest",
  about: "A digest as a PDF, or as a page that word processors open, marked with its reader.",
  needs: "caselaw.read",
  audited: true,
  input: z.object({ digestId: z.uuid(), format: z.enum(["pdf", "html"]) }),
  output: z.object({ fileName: z.string(), mediaType: z.string(), base64: z.string() }),
  refusals: ["no-document"],
}).run(async (context) => {
  const { lang } = context.actor;
  const digest = await digestFor(context, context.input.digestId);
  const mark = await exportMark(context);
  const name = `digest-v${digest.version}`;
  if (context.input.format === "html") {
    const foot = mark.demonstration ? `DEMONSTRATION. ${mark.line}` : mark.line;
    return {
      fileName: mark.fileName(`${name}.html`),
      mediaType: "text/html;charset=utf-8",
      base64: Buffer.from(digestHtml(lang, digest, foot)).toString("base64"),
    };
  }
  try {
    const { pdf } = await makePdf({
      template: "document",
      lang,
      demonstration: mark.demonstration,
      watermark: mark,
      data: {
        title: digest.title,
        subtitle: text(lang, "digest.digest"),
        issuer: digest.agency,
        date: dateText(lang, digest.writtenAt.slice(0, 10)),
        blocks: blocksOf(lang, digest),
      },
    });
    return {
      fileName: mark.fileName(`${name}.pdf`),
      mediaType: "application/pdf",
      base64: Buffer.from(pdf).toString("base64"),
    };
  } catch (error) {
    if (error instanceof ReportProblem)
      return refuse("no-document", { params: { why: reportProblemText(lang, error) } });
    throw error;
  }
});
