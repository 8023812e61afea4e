import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { gunzipSync } from "node:zlib";

/** The folder with reference vocabularies and public data beside the repository; absent on most machines. */
const shared = fileURLToPath(new URL("../../../../shared/", import.meta.url));

/** Tells whether the comparison with the reference files can run here. */
export const hasShared: boolean = existsSync(`${shared}reference/README.md`);

/** A reference file by name, such as "htcds". */
export function readReference(name: string): unknown {
  return JSON.parse(readFileSync(`${shared}reference/${name}.json`, "utf8"));
}

/** A data file as text, such as "ctdc/x.csv.gz"; unpacked by its ending. */
export function readData(path: string): string {
  const bytes = readFileSync(`${shared}data/${path}`);
  return (path.endsWith(".gz") ? gunzipSync(bytes) : bytes).toString("utf8").replace(/^\uFEFF/, "");
}
