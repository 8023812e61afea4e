import { readFileSync } from "node:fs";
import { errorText } from "#kernel/config";
import { type Command, oneWord, textOption, UsageError } from "../lib/command.ts";
import { fileOf } from "../lib/folders.ts";
import { openClient } from "../lib/kernel-client.ts";
import { answerText } from "../lib/table-text.ts";

export const call: Command = {
  usage: "MODULE.VERB-NOUN [--as EMAIL] [--input JSON | --input @FILE | --input -]",
  options: { input: { type: "string" } },
  async run(given) {
    const name = oneWord(given, "the name of one action or question, such as casefile.open-case");
    if (!/^[a-z]+(-[a-z]+)*\.[a-z]+(-[a-z0-9]+)*$/.test(name)) {
      throw new UsageError(`"${name}" is not a name: expected MODULE.VERB-NOUN, such as casefile.open-case.`);
    }
    const input = readInput(textOption(given.values, "input") ?? "{}");
    const client = await openClient(given.config(), textOption(given.values, "as"), given.say);
    try {
      const answer = await client.call(name, input);
      return { json: answer, text: answerText(answer) };
    } finally {
      await client.close();
    }
  },
};

function readInput(text: string): unknown {
  const source = text === "-" ? 0 : text.startsWith("@") ? fileOf(text.slice(1)) : null;
  let json = text;
  try {
    if (source !== null) json = readFileSync(source, "utf8");
    return JSON.parse(json);
  } catch (error) {
    throw new UsageError(`--input cannot be read as JSON: ${errorText(error)}.`);
  }
}
