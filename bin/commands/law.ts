import { z } from "zod";
import { type Command, oneWord, textOption, UsageError } from "../lib/command.ts";
import { openClient } from "../lib/kernel-client.ts";
import { columnsText } from "../lib/table-text.ts";

const Treaties = z.looseObject({
  on: z.string(),
  items: z.array(
    z.looseObject({ treaty: z.string(), parties: z.number(), signatories: z.number(), said: z.string() }),
  ),
});
const Gaps = z.looseObject({
  agency: z.string(),
  on: z.string(),
  items: z.array(
    z.looseObject({ duty: z.string(), level: z.string(), standing: z.string(), description: z.string() }),
  ),
});

const asks = ["treaties", "gaps"] as const;

export const law: Command = {
  usage: "treaties [--on DAY] | gaps --country CODE [--on DAY] [--as EMAIL]",
  options: { on: { type: "string" }, country: { type: "string" } },
  async run(call) {
    const word = oneWord(call, "the word treaties or gaps");
    const ask = asks.find((one) => one === word);
    if (ask === undefined) throw new UsageError(`"${word}" is neither treaties nor gaps.`);
    const on = textOption(call.values, "on");
    const country = textOption(call.values, "country");
    if (ask === "gaps" && country === undefined) throw new UsageError("Expected --country, such as XV.");
    const day = on === undefined ? {} : { on };
    const client = await openClient(call.config(), textOption(call.values, "as"), call.say);
    try {
      const answer =
        ask === "treaties"
          ? await client.call("law.list-treaties", day)
          : await client.call("law.list-gaps", { country, ...day });
      return { json: answer, text: ask === "treaties" ? treatiesText(answer) : gapsText(answer) };
    } finally {
      await client.close();
    }
  },
};

function treatiesText(answer: unknown): string {
  const { on, items } = Treaties.parse(answer);
  const lines = items.map(({ treaty, parties, signatories, said }) => [
    treaty,
    String(parties),
    String(signatories),
    said,
  ]);
  return columnsText([["treaty", `parties on ${on}`, "signed only", "data"], ...lines]);
}

function gapsText(answer: unknown): string {
  const { agency, on, items } = Gaps.parse(answer);
  if (items.length === 0) return `No gap is known on ${on}.`;
  const lines = items.map(({ duty, level, standing, description }) => [duty, level, standing, description]);
  return `Assessed by ${agency}, as of ${on}\n\n${columnsText([["duty", "level", "standing", "what it asks"], ...lines])}`;
}
