import type { Lang } from "../i18n/lang.ts";
import type { Recognition } from "../words/import-report.ts";
import { checkFileName, extensionOf } from "./file-name.ts";
import type { Importer, InspectContext } from "./importer.ts";
import { readFirstRows } from "./read-columns.ts";
import { recognise } from "./recognise.ts";

/** Rows among which the heading may stand: titles and dates may lie above it. */
const searched = 12;

type Open = Pick<InspectContext, "path" | "fileName" | "signal"> & { readonly lang: Lang };

/** Reads the first rows of a file and says which of the importers read it. Throws `ImportProblem`. */
export async function recogniseFile(importers: readonly Importer[], open: Open): Promise<Recognition> {
  const ending = extensionOf(open.fileName);
  const named = importers.filter(({ extensions }) => extensions.includes(ending));
  if (named.length === 0)
    checkFileName(
      { extensions: [...new Set(importers.flatMap(({ extensions }) => extensions))] },
      open.fileName,
    );
  const byEnding = named.filter(({ headings, fields }) => headings === undefined && fields === undefined);
  if (named.length > 0 && byEnding.length === named.length) return recognisedByEnding(byEnding, open.lang);
  const { head, rows } = await readFirstRows(open);
  const first = [
    { row: 1, cells: head.columns },
    ...rows.slice(0, searched - 1).map(({ row, cells, surplus }) => ({ row, cells: [...cells, ...surplus] })),
  ];
  const known = await Promise.all(
    named.map(async (importer) => ({ importer, headings: (await importer.headings?.(open.fileName)) ?? [] })),
  );
  return recognise(known, first, open.lang);
}

/** Files that are no tables: the ending of their name tells what they are. */
function recognisedByEnding(importers: readonly Importer[], lang: Lang): Recognition {
  const fits = importers.map(({ name, about }) => ({
    importer: name,
    recognisedAs: typeof about === "string" ? about : about[lang],
    matched: 0,
  }));
  return { columns: [], fits, nearest: [], sentence: null };
}
