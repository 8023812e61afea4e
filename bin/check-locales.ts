import { readdirSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { projectFolder } from "./lib/folders.ts";
import { type LocaleFolder, localeProblems } from "./lib/locale-rules.ts";

/** Every folder named `locales` of the project's own parts. */
function findLocales(folder: string): LocaleFolder[] {
  return readdirSync(join(projectFolder, folder), { withFileTypes: true }).flatMap((entry) => {
    if (!entry.isDirectory() || ["node_modules", "dist", "data"].includes(entry.name)) return [];
    const path = `${folder}/${entry.name}`;
    return entry.name === "locales" ? [readLocales(path)] : findLocales(path);
  });
}

function readLocales(folder: string): LocaleFolder {
  const names = readdirSync(join(projectFolder, folder)).filter((name) => name.endsWith(".json"));
  const files = names.map((name): [string, string] => [
    basename(name, ".json"),
    readFileSync(join(projectFolder, folder, name), "utf8"),
  ]);
  return { folder, files: new Map(files) };
}

/** Words of a foreign file that are quoted as they stand there. */
const literal = new Set(["modules/statistics/locales import.expected.unit"]);

const folders = ["kernel", "modules", "packages", "web"]
  .flatMap(findLocales)
  .filter(({ files }) => files.size > 0);
const problems = folders.flatMap((folder) => localeProblems(folder, literal));
for (const problem of problems) process.stdout.write(`${problem}\n`);
process.stdout.write(`${folders.length} folders of texts, ${problems.length} problems\n`);
process.exitCode = problems.length === 0 ? 0 : 1;
