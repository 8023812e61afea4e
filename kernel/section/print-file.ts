import { z } from "zod";
import { question } from "../action/declare.ts";
import { refuse } from "../action/refusal.ts";
import { partsOf } from "../part/index.ts";
import { makePdf, type ReportBlock, ReportProblem, reportProblemText } from "../report/index.ts";
import { exportMark } from "../watermark/index.ts";
import { inChapters } from "./chapter.ts";
import type { FileSection, SectionContext } from "./file-section.ts";
import { fileWords } from "./texts.ts";

const MadeFile = z.object({ fileName: z.string(), mediaType: z.string(), base64: z.string() });

/** The question over the sections that kernel and modules declare. */
export function printFileQuestion(sections: readonly FileSection[]) {
  return question({
    name: "section.print-file",
    about:
      "A dossier as one document with its index: every section that the reader may open, with the pages on which each stands. Marked with its reader.",
    needs: "section.print",
    audited: true,
    input: z.object({ dossierId: z.uuid() }),
    output: MadeFile,
    refusals: ["nothing-to-print", "no-document"],
  }).run(async (context) => {
    const { input, tx, actor, now } = context;
    const { lang } = actor;
    const parts = await partsOf(tx, input.dossierId);
    const words = fileWords(lang);
    const dossier = { dossierId: input.dossierId, code: parts.code, kind: parts.kind };
    const wanted = sections.filter(
      ({ dossier: of, needs }) => (of === parts.kind || of === "*") && actor.rights.has(needs),
    );
    if (parts.open.size === 0 || !wanted.some(({ dossier: of }) => of !== "*"))
      return refuse("nothing-to-print");
    const blocks = await blocksOf(context, inChapters(wanted), dossier);
    context.opened([input.dossierId], ["file"]);
    const mark = await exportMark(context);
    try {
      const { pdf } = await makePdf({
        template: "document",
        lang,
        demonstration: mark.demonstration,
        watermark: mark,
        data: {
          title: words.title,
          subtitle: words.about,
          code: parts.code,
          date: dayText(lang, now),
          blocks: [
            { kind: "contents" },
            ...(parts.withheld.length > 0 ? [{ kind: "note" as const, text: words.withheld }] : []),
            { kind: "break" },
            ...blocks,
          ],
        },
      });
      return {
        fileName: mark.fileName(`file-${parts.code}.pdf`),
        mediaType: "application/pdf",
        base64: Buffer.from(pdf).toString("base64"),
      };
    } catch (error) {
      if (error instanceof ReportProblem)
        return refuse("no-document", { params: { why: reportProblemText(lang, error) } });
      throw error;
    }
  });
}

/** Each section under its title; one without content says so, so that a gap in the index is seen. */
async function blocksOf(
  context: SectionContext,
  sections: readonly FileSection[],
  dossier: Parameters<FileSection["print"]>[1],
): Promise<ReportBlock[]> {
  const { lang } = context.actor;
  const blocks: ReportBlock[] = [];
  for (const section of sections) {
    const printed = await section.print(context, dossier);
    blocks.push({ kind: "heading", text: section.title(lang) });
    if (printed.length === 0) blocks.push({ kind: "text", text: fileWords(lang).nothing });
    blocks.push(...printed);
  }
  return blocks;
}

function dayText(lang: string, day: Date): string {
  return new Intl.DateTimeFormat(lang === "ar" ? "ar-u-nu-latn" : lang, {
    dateStyle: "long",
    timeZone: "UTC",
  }).format(day);
}
