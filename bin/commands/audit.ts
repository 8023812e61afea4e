import { z } from "zod";
import { type Command, oneWord, textOption, UsageError } from "../lib/command.ts";
import { openClient } from "../lib/kernel-client.ts";
import { answerText } from "../lib/table-text.ts";

const Verdict = z.looseObject({ broken: z.unknown() });

export const audit: Command = {
  usage: "verify [--as EMAIL]",
  async run(call) {
    if (oneWord(call, "the word verify") !== "verify") throw new UsageError("Expected the word verify.");
    const client = await openClient(call.config(), textOption(call.values, "as"), call.say);
    try {
      const answer = await client.call("audit.verify-chain", {});
      const verdict = Verdict.safeParse(answer);
      return {
        json: answer,
        text: answerText(answer),
        code: verdict.success && verdict.data.broken === null ? 0 : 1,
      };
    } finally {
      await client.close();
    }
  },
};
