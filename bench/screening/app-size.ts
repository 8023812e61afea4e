import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { brotliCompressSync } from "node:zlib";
import { projectFolder } from "../lib/machine.ts";
import type { Figure } from "../lib/report.ts";

/** What the service worker keeps on a device, file by file from its own list, after brotli. */
export function appSizeFigures(dist = join(projectFolder, "web", "dist")): Figure[] {
  const worker = readFileSync(join(dist, "notes-worker.js"), "utf8");
  const list = /const files = (\[.*\]);/.exec(worker)?.[1];
  if (list === undefined) throw new Error("notes-worker.js names no files");
  const names = (JSON.parse(list) as string[]).filter((name) => !/\.(woff2?|ttf|otf)$/.test(name));
  const bytes = names.reduce((sum, name) => sum + sizeOf(dist, name), brotliCompressSync(worker).length);
  return [
    {
      what: `offline app, ${names.length + 1} files, brotli, without fonts`,
      value: bytes / 1024 / 1024,
      unit: "MiB",
      target: { atMost: 1.5 },
    },
  ];
}

function sizeOf(dist: string, name: string): number {
  // The page's address is answered with the app's first file.
  const path = join(dist, name === "/app/notes" ? "index.html" : name);
  if (!existsSync(path)) throw new Error(`${name} is in the list of the service worker and not in the build`);
  const content = readFileSync(path);
  return name.endsWith(".png") ? content.length : brotliCompressSync(content).length;
}
