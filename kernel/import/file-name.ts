import type { Importer } from "./importer.ts";
import { ImportProblem } from "./problem.ts";

/** The ending of a file name that tells its format, `.csv.gz` included; "" when there is none. */
export function extensionOf(fileName: string): string {
  return /(\.[a-z0-9]+\.gz|\.[a-z0-9]+)$/.exec(fileName.toLowerCase())?.[1] ?? "";
}

/** Refuses a file whose name does not end as the importer expects, naming the endings. Throws `ImportProblem`. */
export function checkFileName({ extensions }: Pick<Importer, "extensions">, fileName: string): void {
  const extension = extensionOf(fileName);
  if (extensions.includes(extension)) return;
  const expected = extensions.join(", ");
  if (extension === "") throw new ImportProblem("no-extension", { expected });
  throw new ImportProblem("unknown-format", { name: `*${extension}`, expected });
}
