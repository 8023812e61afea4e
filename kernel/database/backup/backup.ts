import { randomUUID } from "node:crypto";
import { existsSync } from "node:fs";
import type pg from "pg";
import { errorCode, StartError } from "../../config/index.ts";
import type { Database, Progress } from "../database.ts";
import { appliedMigrations } from "../migrate.ts";
import type { Manifest } from "./archive.ts";
import { copyOut } from "./copy.ts";
import { contentFiles, readContentFile } from "./folder-files.ts";
import { type BackedUpTable, backupRules, contentTables, sequences } from "./tables.ts";
import { type ArchiveWriter, writeArchive } from "./write-archive.ts";

export type BackupAsk = { readonly file: string; readonly dataFolder: string; readonly progress?: Progress };
export type BackupResult = {
  readonly file: string;
  readonly keysFile: string;
  readonly tables: readonly { table: string; rows: number }[];
  readonly files: number;
  readonly leftOut: readonly string[];
};

/**
 * Writes one consistent state of the database and its files into `file`, and the wrapped keys into `file.keys`. The server
 * goes on meanwhile. Throws `StartError` (`file-exists`, `not-written`, `no-backup-right`).
 */
export async function backUp(
  database: Database,
  { file, dataFolder, progress }: BackupAsk,
): Promise<BackupResult> {
  const keysFile = `${file}.keys`;
  for (const path of [file, keysFile]) {
    if (existsSync(path))
      throw new StartError("file-exists", `${path} exists already: name a file that does not.`);
  }
  const client = await database.backup();
  const writers: ArchiveWriter[] = [];
  try {
    await beginSnapshot(client);
    const manifest = await manifestOf(database, client);
    const content = await writeArchive(file);
    writers.push(content);
    const keys = await writeArchive(keysFile);
    writers.push(keys);
    await writeManifest(content, { ...manifest, part: "content" });
    await writeManifest(keys, { ...manifest, part: "keys" });

    const rules = new Map((await backupRules(client)).map((rule) => [rule.table, rule.rule]));
    const all = await contentTables(client);
    const tables: { table: string; rows: number }[] = [];
    for (const [index, table] of all.entries()) {
      const rule = rules.get(table.name);
      if (rule === "left-out") continue;
      progress?.(`Backing up: table ${index + 1} of ${all.length}, ${table.name}`);
      tables.push({
        table: table.name,
        rows: await writeTable(rule === "apart" ? keys : content, client, table),
      });
    }
    const files = await writeFiles(content, dataFolder, progress);
    await content.finish();
    await keys.finish();
    const leftOut = all.filter((table) => rules.get(table.name) === "left-out").map((table) => table.name);
    return { file, keysFile, tables, files, leftOut };
  } catch (error) {
    for (const writer of writers) await writer.abandon();
    throw error;
  } finally {
    await client.end();
  }
}

async function beginSnapshot(client: pg.Client): Promise<void> {
  // Fails instead of leaving rows out when the login may not read everything.
  await client.query(
    "set row_security = off; set search_path = pg_catalog; set datestyle = iso; set intervalstyle = iso_8601; set extra_float_digits = 3",
  );
  await client.query("begin isolation level repeatable read read only");
}

async function manifestOf(database: Database, client: pg.Client): Promise<Omit<Manifest, "part">> {
  const { rows } = await client.query<{ version: string; instanceId: string; keyCheck: string }>(
    `select current_setting('server_version') as version, instance_id as "instanceId", key_check as "keyCheck" from database.instance`,
  );
  const row = rows[0];
  if (row === undefined)
    throw new StartError("no-palermo", "The database holds no Palermo yet: start Palermo first.");
  const owner = await database.owner();
  try {
    const rules = await backupRules(client);
    return {
      backupId: randomUUID(),
      madeAt: new Date().toISOString(),
      instanceId: row.instanceId,
      keyCheck: row.keyCheck,
      postgres: row.version,
      migrations: await appliedMigrations(client),
      sequences: await sequences(owner),
      leftOut: rules.flatMap(({ table, rule, because }) => (rule === "left-out" ? [{ table, because }] : [])),
    };
  } finally {
    await owner.end();
  }
}

async function writeManifest(writer: ArchiveWriter, manifest: Manifest): Promise<void> {
  await writer.entry({ kind: "manifest", name: "manifest" }, async (take) => {
    await take(Buffer.from(JSON.stringify(manifest)));
    return null;
  });
}

async function writeTable(writer: ArchiveWriter, client: pg.Client, table: BackedUpTable): Promise<number> {
  const columns = table.columns.join(", ");
  try {
    const end = await writer.entry({ kind: "table", name: table.name, columns: [...table.columns] }, (take) =>
      copyOut(client, `copy (select ${columns} from ${table.name}) to stdout`, take),
    );
    return end.rows ?? 0;
  } catch (error) {
    if (errorCode(error) !== "42501") throw error;
    throw new StartError(
      "no-backup-right",
      `The login palermo_backup may not read all of ${table.name}. As the server's administrator run: alter role palermo_backup bypassrls`,
      { cause: error },
    );
  }
}

async function writeFiles(writer: ArchiveWriter, dataFolder: string, progress?: Progress): Promise<number> {
  const paths = contentFiles(dataFolder);
  let written = 0;
  for (const path of paths) {
    if (written % 100 === 0) progress?.(`Backing up: file ${written + 1} of ${paths.length}`);
    if (await writeFile(writer, dataFolder, path)) written += 1;
  }
  return written;
}

/** False when the file was deleted meanwhile, as erasing does. */
async function writeFile(writer: ArchiveWriter, dataFolder: string, path: string): Promise<boolean> {
  if (!existsSync(`${dataFolder}/${path}`)) return false;
  await writer.entry({ kind: "file", name: path }, async (take) => {
    for await (const chunk of readContentFile(dataFolder, path)) await take(chunk);
    return null;
  });
  return true;
}
