import { readFileSync } from "node:fs";
import { errorText } from "#kernel/config";
import { type Command, oneWord, textOption, UsageError } from "../lib/command.ts";
import { fileOf } from "../lib/folders.ts";
import { openClient } from "../lib/kernel-client.ts";
import { answerText } from "../lib/table-text.ts";

export const call: Command = {
  usage: "MODULE.VERB-NOUN [--as EMAIL | --token @FILE] [--input JSON | --input @FILE | --input -]",
  options: { input: { type: "string" }, token: { type: "string" } },
  async run(given) {
    const name = oneWord(given, "the name of one action or question, such as casefile.open-case");
    if (!/^[a-z]+(-[a-z]+)*\.[a-z]+(-[a-z0-9]+)*$/.test(name)) {
      throw new UsageError(`"${name}" is not a name: expected MODULE.VERB-NOUN, such as casefile.open-case.`);
    }
    const input = readInput(textOption(given.values, "input") ?? "{}");
    const who = { as: textOption(given.values, "as"), token: readToken(textOption(given.values, "token")) };
    if (who.as !== undefined && who.token !== undefined)
      throw new UsageError("--as and --token exclude each other: a token says whose it is.");
    const client = await openClient(given.config(), who, given.say);
    try {
      const answer = await client.call(name, input);
      return { json: answer, text: answerText(answer) };
    } finally {
      await client.close();
    }
  },
};

/** An access token, better from a file than among the words that every process of the machine can read. */
function readToken(text: string | undefined): string | undefined {
  if (text === undefined) return undefined;
  if (!text.startsWith("@")) return text;
  try {
    return readFileSync(fileOf(text.slice(1)), "utf8").trim();
  } catch (error) {
    throw new UsageError(`--token cannot be read: ${errorText(error)}.`);
  }
}

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
