import type { Chapter, FileSection } from "#kernel/section";
import { findCase } from "../case-row.ts";
import { chapterOfRecord } from "../records/chapter-of-record.ts";
import { recordsOf, rowsOf } from "../records/record-rows.ts";
import type { RecordSpec } from "../records/spec.ts";
import { text } from "../text.ts";
import { spanWords } from "./day-words.ts";
import { recordBlocks } from "./record-words.ts";

/** The records of one kind in the printed file of their case, each with a line of its own in the index. */
export function recordSection(spec: RecordSpec): FileSection {
  const chapter: Chapter = chapterOfRecord(spec.kind);
  return {
    name: `casefile.${spec.nouns}`,
    dossier: "case",
    chapter,
    needs: "casefile.export",
    title: (lang) => text(lang, `record-kind.${spec.kind}.title`),
    async print(context, { dossierId }) {
      const { lang } = context.actor;
      const rows = await rowsOf(context, dossierId, spec.kind);
      if (rows.length === 0) return [];
      const of = await findCase(context, { caseId: dossierId });
      context.opened([dossierId], [spec.kind]);
      const records = await recordsOf(context, spec, { of, rows, writes: false });
      return records.flatMap((record, at) => {
        const day = spanWords(lang, record.earliest, record.latest);
        const about = [String(at + 1), record.personCode ?? "", day].filter((part) => part !== "");
        return [
          { kind: "heading" as const, level: 2 as const, text: about.map((part) => `\u2068${part}\u2069`).join(" · ") },
          ...recordBlocks(lang, spec, record),
        ];
      });
    },
  };
}
