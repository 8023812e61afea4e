import { isRefusal } from "#kernel/action";
import type { FileSection } from "#kernel/section";
import { getTimeline } from "../records/get-timeline.ts";
import { text } from "../text.ts";
import { spanWords } from "./day-words.ts";

/** Everything of a case that has a day, in its printed file. */
export const timelineSection: FileSection = {
  name: "casefile.timeline",
  dossier: "case",
  chapter: "timeline",
  needs: "casefile.export",
  title: (lang) => text(lang, "file-section.timeline"),
  async print(context, { dossierId }) {
    const { lang } = context.actor;
    const found = await getTimeline.run({ ...context, input: { caseId: dossierId } });
    if (isRefusal(found) || found.items.length === 0) return [];
    return [
      {
        kind: "table",
        columns: [
          { label: text(lang, "file-section.day"), width: 3 },
          { label: text(lang, "timeline.kind"), width: 3 },
          { label: text(lang, "file-section.what"), width: 5 },
        ],
        rows: found.items.map((item) => [
          spanWords(lang, item.earliest, item.latest),
          item.act === null ? text(lang, `record-kind.${item.kind}.title`) : text(lang, "timeline.evidence"),
          item.act === null
            ? [item.personCode, item.about].filter((part) => part !== null).join(" · ")
            : `${text(lang, "evidence.exhibit")} ${item.exhibit ?? ""}: ${text(lang, `custody-act.${item.act}`)}`,
        ]),
      },
    ];
  },
};
