import { execFile } from "node:child_process";
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { readConfig } from "#kernel/config";
import { type Database, openDatabase, prepareDatabase, throwaway } from "#kernel/database";
import { type Command, Failure } from "../lib/command.ts";
import { projectFolder } from "../lib/folders.ts";

const target = join(projectFolder, "kernel/database/types.generated.ts");

export const types: Command = {
  usage: "[--check]",
  options: { check: { type: "boolean" } },
  async run(call) {
    const made = await withScratchDatabase(makeTypes);
    const same = existsSync(target) && readFileSync(target, "utf8") === made;
    if (call.values.check === true && !same) {
      throw new Failure(
        "stale-types",
        "kernel/database/types.generated.ts differs from the migrated database: run npm run palermo -- types.",
      );
    }
    if (!same) writeFileSync(target, made);
    return {
      json: { changed: !same },
      text: same ? "The types are up to date." : "The types were made anew.",
    };
  },
};

async function withScratchDatabase<T>(work: (database: Database) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), "palermo-types-"));
  chmodSync(folder, 0o711);
  try {
    const key = Buffer.alloc(32, 1).toString("base64");
    const config = readConfig({ PALERMO_DATA: join(folder, "data"), PALERMO_MASTER_KEY: key });
    const database = await openDatabase(config, { postgres: throwaway });
    try {
      await prepareDatabase(database);
      return await work(database);
    } finally {
      await database.close();
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function makeTypes({ place }: Database): Promise<string> {
  const { user, password = "" } = place.admin;
  const address = `postgres://${user}:${password}@localhost/${place.database}?host=${encodeURIComponent(place.host)}`;
  const generator = join(projectFolder, "node_modules/kysely-codegen/dist/cli/bin.js");
  const words = [
    "--dialect",
    "postgres",
    "--exclude-pattern",
    "pgboss.*",
    "--date-parser",
    "string",
    "--print",
  ];
  const { stdout } = await promisify(execFile)(
    process.execPath,
    [generator, ...words, "--url", "env(TYPES_DATABASE)"],
    {
      cwd: tmpdir(),
      env: { ...process.env, TYPES_DATABASE: address },
      maxBuffer: 50_000_000,
    },
  );
  const body = stdout.slice(stdout.indexOf("import "));
  return `// Made from the migrated database by \`npm run palermo -- types\`; not edited by hand.\n${body.trimEnd()}\n`;
}
