import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { projectFolder } from "./lib/folders.ts";
import { breaches, type Sources } from "./lib/import-rules.ts";

/** Reads every source file of the project, by its path with forward slashes. */
function readSources(): Sources {
  const sources = new Map<string, string>();
  for (const folder of ["packages", "kernel", "modules", "web", "bin", "tests", "bench"])
    addFolder(sources, folder);
  return sources;
}

function addFolder(sources: Map<string, string>, folder: string): void {
  for (const entry of readdirSync(join(projectFolder, folder), { withFileTypes: true })) {
    const path = `${folder}/${entry.name}`;
    if (entry.isDirectory()) {
      if (!["node_modules", "dist", "data"].includes(entry.name)) addFolder(sources, path);
    } else if (/\.(tsx?|mts)$/.test(entry.name))
      sources.set(path, readFileSync(join(projectFolder, path), "utf8"));
  }
}

const sources = readSources();
const found = breaches(sources);
for (const { file, line, says } of found) process.stdout.write(`${file}:${line}: ${says}\n`);
process.stdout.write(`${sources.size} files, ${found.length} imports against the rules\n`);
process.exitCode = found.length === 0 ? 0 : 1;
