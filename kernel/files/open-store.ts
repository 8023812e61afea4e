import { join } from "node:path";
import type { Config } from "../config/index.ts";
import { createDiskStore } from "./disk-store.ts";
import type { FileStore } from "./file-store.ts";
import { withParts } from "./joined-store.ts";

/** The store that the settings name: the data folder, or an S3-compatible one, whose library is loaded only then. */
export async function openFileStore({
  objectStore,
  dataFolder,
}: Pick<Config, "objectStore" | "dataFolder">): Promise<FileStore> {
  if (objectStore === null) return withParts(createDiskStore({ root: join(dataFolder, "files") }));
  const { createObjectStore } = await import("./object-store.ts");
  return withParts(createObjectStore(objectStore));
}
