import { openDatabase, prepareDatabase } from "#kernel/database";
import type { Command } from "../lib/command.ts";

export const migrate: Command = {
  usage: "",
  async run(call) {
    const database = await openDatabase(call.config(), { progress: call.say, beside: true });
    try {
      const applied = await prepareDatabase(database, { progress: call.say });
      const text = applied.length === 0 ? "The database was up to date." : `Applied: ${applied.join(", ")}.`;
      return { json: { applied }, text };
    } finally {
      await database.close();
    }
  },
};
