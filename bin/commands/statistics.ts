import { type Command, textOption, UsageError } from "../lib/command.ts";
import { openClient } from "../lib/kernel-client.ts";
import { statisticsText } from "../lib/statistics-text.ts";

export const statistics: Command = {
  usage: "table --dataset NAME --by FIELD[,FIELD …] [--where FILTER] [--measure NAME] [--as EMAIL]",
  options: {
    dataset: { type: "string" },
    by: { type: "string" },
    where: { type: "string" },
    measure: { type: "string" },
  },
  async run(call) {
    const dataset = textOption(call.values, "dataset");
    const by = textOption(call.values, "by");
    if (call.words.join(" ") !== "table" || dataset === undefined || by === undefined) {
      throw new UsageError("Expected the word table, --dataset and --by.");
    }
    const where = textOption(call.values, "where");
    const measure = textOption(call.values, "measure");
    const client = await openClient(call.config(), textOption(call.values, "as"), call.say);
    try {
      const answer = await client.call("statistics.make-table", {
        dataset,
        by: by.split(",").map((field) => field.trim()),
        ...(where === undefined ? {} : { where }),
        ...(measure === undefined ? {} : { measure }),
      });
      return { json: answer, text: statisticsText(answer) };
    } finally {
      await client.close();
    }
  },
};
