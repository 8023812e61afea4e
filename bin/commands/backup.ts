import { join } from "node:path";
import type { Client } from "pg";
import { backUp, type Database, openDatabase } from "#kernel/database";
import { recordBackup } from "#kernel/guide";
import { settleErasures } from "#kernel/vault";
import { type Command, oneWord } from "../lib/command.ts";
import { fileOf } from "../lib/folders.ts";

export const backup: Command = {
  usage: "FILE",
  async run(call) {
    const file = fileOf(oneWord(call, "the file to write"));
    const config = call.config();
    const database = await openDatabase(config, { progress: call.say, beside: true });
    try {
      await asOwner(database, (owner) =>
        settleErasures(owner, join(config.dataFolder, "erasures.jsonl"), new Date()),
      );
      const result = await backUp(database, { file, dataFolder: config.dataFolder, progress: call.say });
      await asOwner(database, (owner) => recordBackup(owner, new Date()));
      const rows = result.tables.reduce((sum, table) => sum + table.rows, 0);
      const text = [
        `${rows} rows of ${result.tables.length} tables and ${result.files} files: ${result.file}`,
        `The wrapped keys: ${result.keysFile}. Keep them apart, and 30 days at most, so that what is erased is gone everywhere by then.`,
        "Names, texts and files inside need the master key; codes, coded facts and accounts can be read by whoever holds the archive: keep it as safe as the database, and the recovery kit elsewhere.",
      ].join("\n");
      return { json: result, text };
    } finally {
      await database.close();
    }
  },
};

async function asOwner(database: Database, work: (owner: Client) => Promise<unknown>): Promise<void> {
  const owner = await database.owner();
  try {
    await work(owner);
  } finally {
    await owner.end();
  }
}
