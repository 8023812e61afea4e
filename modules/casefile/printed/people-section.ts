import type { FileSection } from "#kernel/section";
import { participantsOf, wholeParticipant } from "../participant-row.ts";
import { text } from "../text.ts";
import { capacityWords } from "./case-section.ts";
import { dayWords } from "./day-words.ts";

/** The people of a case by code and capacity, in its printed file: names stay in the vault. */
export const peopleSection: FileSection = {
  name: "casefile.people",
  dossier: "case",
  chapter: "people",
  needs: "casefile.export",
  title: (lang) => text(lang, "file-section.people"),
  async print(context, { dossierId }) {
    const { lang } = context.actor;
    const rows = await participantsOf(context, [dossierId]);
    if (rows.length === 0) return [];
    context.opened([dossierId], ["participants"]);
    const people = await Promise.all(rows.map((row) => wholeParticipant(context, row)));
    return [
      {
        kind: "table",
        columns: [
          { label: text(lang, "record.person"), width: 2 },
          { label: text(lang, "person.capacity"), width: 3 },
          { label: text(lang, "file-section.since"), width: 2 },
          { label: text(lang, "person.note"), width: 4 },
        ],
        rows: people.map((one) => [
          one.personCode,
          capacityWords(lang, one.capacity),
          dayWords(lang, one.addedAt),
          (one.note ?? "").slice(0, 1000),
        ]),
      },
    ];
  },
};
