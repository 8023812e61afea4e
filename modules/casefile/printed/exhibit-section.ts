import { isRefusal } from "#kernel/action";
import type { ReportBlock } from "#kernel/report";
import type { FileSection } from "#kernel/section";
import { custodyOf } from "../custody/get-custody.ts";
import { chainBlocks, exhibitsTable } from "../custody/report-blocks.ts";
import { listDisclosures } from "../disclosure/list-disclosures.ts";
import { listEvidence } from "../evidence/list-evidence.ts";
import { text } from "../text.ts";
import { dayWords } from "./day-words.ts";

/** The exhibits of a case and who had each in hands, in its printed file; each with a line of its own in the index. */
export const exhibitSection: FileSection = {
  name: "casefile.exhibits",
  dossier: "case",
  chapter: "evidence",
  needs: "casefile.export",
  title: (lang) => text(lang, "file-section.exhibits"),
  async print(context, { dossierId }) {
    const { lang } = context.actor;
    const found = await listEvidence.run({ ...context, input: { caseId: dossierId } });
    if (isRefusal(found) || found.items.length === 0) return [];
    const blocks: ReportBlock[] = [exhibitsTable(lang, found.items)];
    for (const one of found.items)
      blocks.push(...chainBlocks(lang, one, await custodyOf(context, one.evidenceId)).map(oneLower));
    return blocks;
  },
};

/** Copies made for disclosure, in the printed file of their case. */
export const disclosureSection: FileSection = {
  name: "casefile.disclosures",
  dossier: "case",
  chapter: "evidence",
  needs: "casefile.export",
  title: (lang) => text(lang, "file-section.disclosures"),
  async print(context, { dossierId }) {
    const { lang } = context.actor;
    const found = await listDisclosures.run({ ...context, input: { caseId: dossierId } });
    if (isRefusal(found) || found.items.length === 0) return [];
    return [
      {
        kind: "table",
        columns: [
          { label: text(lang, "evidence.exhibit"), align: "end", width: 1 },
          { label: text(lang, "disclosure.recipient"), width: 4 },
          { label: text(lang, "disclosure.state"), width: 2 },
          { label: text(lang, "file-section.day"), width: 2 },
        ],
        rows: found.items.map((one) => [
          String(one.exhibit),
          one.recipient,
          text(lang, `disclosure-state.${one.state}`),
          dayWords(lang, one.madeAt),
        ]),
      },
    ];
  },
};

/** Headings one level lower than in a report of their own; what stood at the lowest becomes a text. */
function oneLower(block: ReportBlock): ReportBlock {
  if (block.kind !== "heading") return block;
  return block.level === 2 ? { kind: "text", text: block.text } : { ...block, level: 2 };
}
