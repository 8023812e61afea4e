import { labelOf } from "@palermo/vocabulary";
import { sql } from "kysely";
import { type Html, html, numberIn, type PublicAsk, type PublicFiles } from "#kernel/public-face";
import { copyName } from "../files/download-file.ts";
import { publishedFiles } from "../files/published-files.ts";
import type { View } from "./view.ts";

const megabyte = 1024 ** 2;

/** The judgment in its original languages: copies from which the names are gone, and never the file as it came. */
export async function filesPart({ tx }: PublicAsk, judgmentId: string, view: View): Promise<Html | false> {
  const files = await publishedFiles(tx, judgmentId);
  if (files.length === 0) return false;
  const { say, lang } = view;
  return html`<section aria-labelledby="files"><h2 id="files">${say("section.files")}</h2><p class="quiet small">${say("file.about")}</p><ul>
${files.map(({ fileId, lang: of, pages, bytes }) => {
  const size = numberIn(lang, Math.max(0.1, Math.round((bytes / megabyte) * 10) / 10));
  return html`<li><a href="/public/caselaw/files/${fileId}" rel="nofollow">${labelOf("language", of, lang)}</a> <span class="quiet small">${say("file.facts", { pages: numberIn(lang, pages ?? 0), size })}</span></li>\n`;
})}</ul></section>`;
}

type Row = {
  address: string;
  file_key: string;
  bytes: string;
  place: number;
  lang: string;
  code: string;
};

export const openFiles: PublicFiles = {
  path: "/files/:file",
  about: "The redacted copy of a judgment in its original language (PDF).",
  async find({ tx, params }) {
    const file = params.file ?? "";
    if (!/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(file)) return null;
    const { rows } = await sql<Row>`
      select f.address, f.file_key, f.bytes, f.place, f.lang, p.code
      from caselaw.published_file f join caselaw.published p on p.judgment_id = f.judgment_id
      where f.file_id = ${file}::uuid`.execute(tx);
    const [row] = rows;
    if (row === undefined) return null;
    const { address, file_key, bytes, code, place, lang } = row;
    return {
      ...{ address, key: file_key, bytes: Number(bytes) },
      ...{ name: copyName(code, place, lang), type: "application/pdf" },
    };
  },
};
