import { createReadStream, createWriteStream, existsSync, readdirSync } from "node:fs";
import { mkdir } from "node:fs/promises";
import { dirname, join, normalize, sep } from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { StartError } from "../../config/index.ts";

/** Parts of the data folder that belong to the content; each file is written once and never changed. */
export const contentFolders = ["files", "statistics"];

/** Paths of content files, relative to the data folder; half-written ones are left out. */
export function contentFiles(dataFolder: string): string[] {
  return contentFolders.flatMap((folder) =>
    existsSync(join(dataFolder, folder)) ? filesBelow(dataFolder, folder) : [],
  );
}

function filesBelow(dataFolder: string, folder: string): string[] {
  return readdirSync(join(dataFolder, folder), { withFileTypes: true })
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => {
      const path = `${folder}/${entry.name}`;
      if (entry.isDirectory()) return filesBelow(dataFolder, path);
      return entry.isFile() && !/\.(part|tmp|new)$/.test(entry.name) ? [path] : [];
    });
}

export function readContentFile(dataFolder: string, path: string): AsyncIterable<Buffer> {
  return createReadStream(join(dataFolder, path), { highWaterMark: 1 << 20 });
}

/** Writes a file of an archive below the data folder. A name that leads elsewhere is refused. */
export async function writeContentFile(
  dataFolder: string,
  path: string,
  bytes: AsyncIterable<Buffer>,
): Promise<void> {
  const clean = normalize(path);
  const inside =
    contentFolders.some((folder) => clean.startsWith(`${folder}${sep}`)) && !clean.split(sep).includes("..");
  if (!inside)
    throw new StartError(
      "damaged-archive",
      `The archive holds a file of a wrong name (${JSON.stringify(path)}).`,
    );
  const target = join(dataFolder, clean);
  await mkdir(dirname(target), { recursive: true, mode: 0o700 });
  await pipeline(Readable.from(bytes), createWriteStream(target, { mode: 0o600, flush: true }));
}
