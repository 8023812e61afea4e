import { sql } from "kysely";
import type { Context } from "#kernel/action";
import type { Lang } from "#kernel/i18n";
import { withheldText } from "#kernel/pdf";
import { text } from "../text.ts";
import type { WithheldLine } from "./file-words.ts";

const shown = 20_000;

type Row = {
  file_id: string;
  lang: string;
  pages: number | null;
  text: string | null;
  withheld: WithheldLine[];
};

/** What the second person sees of each copy that waits: what was withheld, and the words that are left in it. */
export async function proposedFileLines(tx: Context<unknown>["tx"], judgmentId: string, lang: Lang) {
  const { rows } = await sql<Row>`
    select file_id, lang, pages, text, withheld from caselaw.proposed_files(${judgmentId}::uuid)`.execute(tx);
  return rows.map((row) => ({
    label: "caselaw:edit.file",
    before: null,
    after: [
      text(lang, "edit.file-pages", { lang: row.lang, pages: row.pages ?? "?" }),
      ...row.withheld.map((line) => withheldText(lang, line)),
      row.text === null ? text(lang, "edit.file-without-text") : row.text.slice(0, shown),
    ].join("\n"),
    file: {
      question: "caselaw.download-proposed-file",
      input: { judgmentId, fileId: row.file_id },
      name: `copy-${row.lang}.pdf`,
    },
  }));
}
