import { call } from "../../../web/api/call.ts";
import { saveFile } from "../../../web/components/save-file.ts";
import type { exportTable } from "../export-table.ts";

/** Saves a table as the server makes it: protected, with source and caveats. */
export async function saveTable(
  dataset: string,
  by: readonly string[],
  where: string | undefined,
): Promise<void> {
  const input = { dataset, by: [...by], ...(where === undefined ? {} : { where }) };
  const csv = await call<typeof exportTable>("statistics.export-table", input);
  saveFile(csv.fileName, csv.text);
}
