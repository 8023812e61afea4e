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
