import type { FileSection } from "../section/file-section.ts";
import { momentIn } from "../section/moment-in.ts";
import { fileWords } from "../section/texts.ts";
import { linkRows, linksOf } from "./link-row.ts";

/** Dossiers that are linked with a dossier, in its printed file, as far as both ends are open to the reader. */
export const linkSection: FileSection = {
  name: "link.links",
  dossier: "*",
  chapter: "history",
  needs: "link.read",
  title: (lang) => fileWords(lang).links,
  async print(context, { dossierId }) {
    const { lang } = context.actor;
    const rows = (await linkRows(context, dossierId)).filter((row) => row.ended_at === null);
    if (rows.length === 0) return [];
    const links = await linksOf(context, dossierId, rows);
    context.opened(
      [...new Set([dossierId, ...rows.map((row) => row.other_dossier)])],
      [...new Set(rows.map((row) => `link.${row.compartment}`))],
    );
    const words = fileWords(lang);
    return [
      {
        kind: "table",
        columns: [
          { label: words.linked, width: 2 },
          { label: words.why, width: 6 },
          { label: words.written, width: 3 },
          { label: words.by, width: 3 },
        ],
        rows: links.map((link) => [
          link.other.code,
          link.reason ?? "",
          momentIn(lang, link.madeAt),
          link.madeBy.name,
        ]),
      },
    ];
  },
};
