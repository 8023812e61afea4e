import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { StartError } from "../config/index.ts";

/** One step of the database: `NNNN-name.sql` in `kernel/<part>/sql` or `modules/<module>/sql`. */
export type MigrationFile = {
  readonly number: number;
  readonly name: string;
  /** `kernel`, or the module's name. */
  readonly part: string;
  readonly sql: string;
  readonly checksum: string;
};

const root = fileURLToPath(new URL("../..", import.meta.url));

/** Every migration in the order of its number. Throws `StartError` (`bad-migration`) for a wrong name or a number used twice. */
export function collectMigrations(folder: string = root): MigrationFile[] {
  const files = [...migrationsOf(folder, "kernel"), ...migrationsOf(folder, "modules")].sort(
    (a, b) => a.number - b.number,
  );
  for (const [index, file] of files.entries()) {
    const before = files[index - 1];
    if (before?.number === file.number) {
      throw new StartError(
        "bad-migration",
        `Two migrations have the number of ${file.name}: ${before.name} and ${file.name}.`,
      );
    }
  }
  return files;
}

function migrationsOf(folder: string, side: "kernel" | "modules"): MigrationFile[] {
  const parts = existsSync(join(folder, side)) ? readdirSync(join(folder, side)).sort() : [];
  return parts.flatMap((part) => {
    const sqlFolder = join(folder, side, part, "sql");
    if (!existsSync(sqlFolder)) return [];
    const names = readdirSync(sqlFolder).filter((name) => name.endsWith(".sql"));
    return names.map((name) =>
      readMigration(join(sqlFolder, name), name, side === "kernel" ? "kernel" : part),
    );
  });
}

function readMigration(path: string, name: string, part: string): MigrationFile {
  const number = /^(\d{4})-[a-z0-9-]+\.sql$/.exec(name)?.[1];
  if (number === undefined) {
    throw new StartError("bad-migration", `The migration ${path} has a wrong name: expected NNNN-name.sql.`);
  }
  if (part === "kernel" && Number(number) > 199) {
    throw new StartError(
      "bad-migration",
      `The migration ${path} has a wrong number: the kernel has 0001 to 0199.`,
    );
  }
  if (part !== "kernel" && Number(number) < 200) {
    throw new StartError("bad-migration", `The migration ${path} has a wrong number: modules begin at 0200.`);
  }
  const sql = readFileSync(path, "utf8").replaceAll("\r\n", "\n");
  return {
    number: Number(number),
    name,
    part,
    sql,
    checksum: createHash("sha256").update(sql).digest("hex"),
  };
}
