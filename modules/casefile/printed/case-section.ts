import { labelOf } from "@palermo/vocabulary";
import type { ReportBlock } from "#kernel/report";
import type { FileSection } from "#kernel/section";
import { findCase } from "../case-row.ts";
import { text } from "../text.ts";
import { wholeCase } from "../whole-case.ts";
import { dayWords } from "./day-words.ts";

/** What the case is, in its printed file. */
export const caseSection: FileSection = {
  name: "casefile.summary",
  dossier: "case",
  chapter: "summary",
  needs: "casefile.export",
  title: (lang) => text(lang, "file-section.summary"),
  async print(context, { dossierId }) {
    const { lang } = context.actor;
    const of = await wholeCase(context, await findCase(context, { caseId: dossierId }));
    context.opened([dossierId], ["title", "summary", "closing_note"]);
    const fact = (label: string, value: string | null) =>
      value === null || value === "" ? [] : [{ label: text(lang, label), value: value.slice(0, 4000) }];
    const agency = of.leadAgency;
    const blocks: ReportBlock[] = [
      {
        kind: "facts",
        rows: [
          ...fact("case.title", of.title),
          ...fact("case.kind", text(lang, `kind.${of.kind}`)),
          ...fact("cases.state", text(lang, `state.${of.state}`)),
          ...fact("case.reference", of.reference),
          ...fact("case.lead", agency === null ? null : (agency[lang] ?? agency.en ?? "")),
          ...fact("case.opened", dayWords(lang, of.openedAt)),
          ...fact("case.closed", dayWords(lang, of.closedAt)),
          ...fact("case.closing-note", of.closingNote),
        ],
      },
    ];
    if (of.held) blocks.push({ kind: "note", text: text(lang, "case.held") });
    if (of.summary !== null) blocks.push({ kind: "text", text: of.summary.slice(0, 50_000) });
    return blocks;
  },
};

/** A code of a list in the reader's language. */
export function capacityWords(lang: Parameters<FileSection["title"]>[0], capacity: string): string {
  return labelOf("capacity", capacity, lang);
}
