import { execFile } from "node:child_process";
import { randomBytes } from "node:crypto";
import { chownSync, existsSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import { errorText, type MasterKey, StartError } from "../../config/index.ts";
import { passwordOf } from "../place.ts";
import type { Binaries } from "./binaries.ts";
import type { PostgresFolder } from "./folder.ts";

export const adminLogin = "palermo_admin";

/** What the server's process finds around it: nothing of the caller's, so that no setting of another PostgreSQL leaks in. */
export const plainEnvironment = { PATH: "/usr/bin:/bin", LANG: "C", LC_ALL: "C", TZ: "UTC" };

/** Makes the cluster once: data checksums, scram passwords, UTF-8. Interrupted, it leaves nothing that counts. */
export async function makeCluster(
  binaries: Binaries,
  folder: PostgresFolder,
  masterKey: MasterKey,
): Promise<void> {
  if (existsSync(join(folder.cluster, "PG_VERSION"))) return refuseOtherVersion(binaries, folder);
  const draft = join(folder.base, `cluster.${randomBytes(4).toString("hex")}.new`);
  const passwordFile = `${draft}.password`;
  try {
    writeFileSync(passwordFile, `${passwordOf(masterKey, adminLogin)}\n`, { mode: 0o600, flag: "wx" });
    if (folder.user !== null) chownSync(passwordFile, folder.user.uid, folder.user.gid);
    const words = ["-D", draft, "-U", adminLogin, `--pwfile=${passwordFile}`, "--auth=scram-sha-256"];
    const shape = ["--encoding=UTF8", "--locale=C", "--data-checksums", "--no-instructions"];
    await promisify(execFile)(binaries.initdb, [...words, ...shape], {
      ...folder.user,
      cwd: folder.base,
      env: plainEnvironment,
    });
    writeFileSync(
      join(draft, "pg_hba.conf"),
      "# Unix socket and password only.\nlocal all all scram-sha-256\n",
    );
    renameSync(draft, folder.cluster);
  } catch (error) {
    rmSync(draft, { recursive: true, force: true });
    // Another process that started at the same moment has made it.
    if (existsSync(join(folder.cluster, "PG_VERSION"))) return;
    throw new StartError("no-postgres", `The database cannot be made in ${folder.base}: ${lastLine(error)}`, {
      cause: error,
    });
  } finally {
    rmSync(passwordFile, { force: true });
  }
}

function lastLine(error: unknown): string {
  const text = typeof error === "object" && error !== null && "stderr" in error ? String(error.stderr) : "";
  if (/No space left on device/.test(text)) return "the disk is full.";
  return text.trim().split("\n").at(-1) || errorText(error);
}

/** A new major version of PostgreSQL does not read the folder of an old one. */
function refuseOtherVersion(binaries: Binaries, folder: PostgresFolder): void {
  const made = readFileSync(join(folder.cluster, "PG_VERSION"), "utf8").trim();
  const programs = majorVersion;
  if (made === programs) return;
  throw new StartError(
    "other-version",
    `The database in ${folder.cluster} was made by PostgreSQL ${made}, and this Palermo brings PostgreSQL ${programs} (${binaries.postgres}). Make a backup with the Palermo that made it, and restore it with this one into a new data folder.`,
  );
}

const majorVersion = "18";
