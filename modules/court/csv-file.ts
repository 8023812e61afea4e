import { z } from "zod";
import { csvOf, exportMark } from "#kernel/watermark";

export const CsvFile = z.object({
  fileName: z.string(),
  mediaType: z.literal("text/csv;charset=utf-8"),
  base64: z.string(),
});

/** A table as a file that is marked with its reader. */
export async function csvFile(
  context: Parameters<typeof exportMark>[0],
  name: string,
  rows: readonly (readonly string[])[],
): Promise<z.infer<typeof CsvFile>> {
  const mark = await exportMark(context);
  return {
    fileName: mark.fileName(`${name}.csv`),
    mediaType: "text/csv;charset=utf-8",
    base64: Buffer.from(csvOf(rows, mark)).toString("base64"),
  };
}
