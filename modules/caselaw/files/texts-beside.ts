import type { TextBeside } from "../anonymise/check.ts";
import type { FileRow } from "./file-rows.ts";

/** The texts of files that readers shall get, to be looked through for names with the judgment's own. */
export function textsBeside(rows: readonly FileRow[]): TextBeside[] {
  return rows.flatMap(({ intended, text, lang }) =>
    intended === "publish" && text !== null ? [{ lang, text }] : [],
  );
}
