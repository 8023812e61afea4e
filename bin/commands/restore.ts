import { appendFileSync, existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type pg from "pg";
import {
  collectMigrations,
  migrationsOf,
  openDatabase,
  restore as restoreDatabase,
  type Summary,
  verifyArchive,
} from "#kernel/database";
import { noteRestore } from "#kernel/envelope";
import { rebuildTokens } from "#kernel/person";
import { readLedger, replayErasures, settleErasures } from "#kernel/vault";
import { type Call, type Command, Failure, oneWord, textOption, UsageError } from "../lib/command.ts";
import { fileOf } from "../lib/folders.ts";

export const restore: Command = {
  usage: "FILE (--erasures FILE | --without-erasures) [--keys FILE | --without-keys]",
  options: {
    keys: { type: "string" },
    erasures: { type: "string" },
    "without-keys": { type: "boolean" },
    "without-erasures": { type: "boolean" },
  },
  async run(call) {
    const file = fileOf(oneWord(call, "the archive to restore"));
    const erasures = erasuresOf(call);
    call.say("Checking the archive.");
    const archive = await verifyArchive(file);
    if (archive.manifest.part !== "content")
      throw new Failure("no-archive", `${file} holds only keys: name the archive beside it.`);
    const keysFile =
      call.values["without-keys"] === true ? null : fileOf(textOption(call.values, "keys") ?? `${file}.keys`);
    if (keysFile !== null) await checkKeys(keysFile, archive);
    migrationsOf(archive, collectMigrations());
    const config = call.config();
    const { instanceId, keyCheck } = archive.manifest;
    const database = await openDatabase(config, { progress: call.say, known: { instanceId, keyCheck } });
    try {
      const ledger = join(config.dataFolder, "erasures.jsonl");
      if (erasures !== null) await addToLedger(ledger, erasures);
      let replayed = 0;
      const result = await restoreDatabase(database, {
        file,
        keysFile,
        archive,
        dataFolder: config.dataFolder,
        migrations: collectMigrations(),
        progress: call.say,
        async beforeServing(owner: pg.Client) {
          ({ replayed } = await replayErasures(owner, ledger));
          await settleErasures(owner, ledger, new Date());
          await noteRestore(owner, new Date());
          if (keysFile === null) return;
          call.say("Making the search of names anew.");
          await rebuildTokens(owner, { masterKeys: [database.instance.masterKey.derive("vault")] });
          await owner.query("delete from database.rebuild where table_name = 'person.token'");
        },
      });
      const rows = result.tables.reduce((sum, table) => sum + table.rows, 0);
      return {
        json: { ...result, erasedAgain: replayed, madeAt: archive.manifest.madeAt },
        text: `Restored ${rows} rows of ${result.tables.length} tables and ${result.files} files, as of ${archive.manifest.madeAt}; erased again: ${replayed}.`,
      };
    } finally {
      await database.close();
    }
  },
};

/** The ledger of the old data folder; null only when it is said in so many words that there is none. */
function erasuresOf(call: Call): string | null {
  const named = textOption(call.values, "erasures");
  const without = call.values["without-erasures"] === true;
  if (named !== undefined && without)
    throw new UsageError("Expected --erasures or --without-erasures, not both.");
  if (named === undefined && !without) {
    throw new Failure(
      "no-erasures",
      "People who were erased after this backup would come back: name the ledger of the old data folder with --erasures (its file erasures.jsonl). When there is none, and nobody was erased since, say --without-erasures. Nothing was restored.",
    );
  }
  if (named === undefined) return null;
  if (!existsSync(fileOf(named))) throw new Failure("no-file", `There is no file ${fileOf(named)}.`);
  return fileOf(named);
}

async function checkKeys(keysFile: string, archive: Summary): Promise<void> {
  if (!existsSync(keysFile)) {
    throw new Failure(
      "no-keys",
      `The keys of this archive are not at ${keysFile}: name them with --keys. (--without-keys restores everything but the names, which then nobody can ever read.)`,
    );
  }
  const keys = await verifyArchive(keysFile);
  if (keys.manifest.part !== "keys" || keys.manifest.backupId !== archive.manifest.backupId) {
    throw new Failure("other-keys", `${keysFile} holds the keys of another backup.`);
  }
}

/** Lines that the new ledger does not have yet; reading first refuses a damaged one. */
async function addToLedger(ledger: string, from: string): Promise<void> {
  await readLedger(from);
  const known = new Set(existsSync(ledger) ? readFileSync(ledger, "utf8").split("\n") : []);
  const lines = readFileSync(from, "utf8")
    .split("\n")
    .filter((line) => line.trim() !== "" && !known.has(line));
  if (lines.length > 0) appendFileSync(ledger, `${lines.join("\n")}\n`, { mode: 0o600, flush: true });
}
