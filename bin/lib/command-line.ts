import { parseArgs } from "node:util";
import { errorText, readConfig, StartError } from "#kernel/config";
import { troubleOf } from "#kernel/database";
import { type Command, type CommandEntry, Failure, UsageError, type Values } from "./command.ts";
import { projectFolder } from "./folders.ts";
import { say } from "./say.ts";

const common = { json: { type: "boolean" }, as: { type: "string" }, help: { type: "boolean" } } as const;

/** Runs `palermo …` and gives its exit code: 0 done, 1 refused or failed, 2 called wrongly. */
export async function runCommandLine(
  words: readonly string[],
  commands: readonly CommandEntry[],
): Promise<number> {
  const [name, ...rest] = words;
  if (name === undefined || name === "--help" || name === "help") {
    process.stdout.write(`${helpText(commands)}\n`);
    return name === undefined ? 2 : 0;
  }
  const entry = commands.find((one) => one.name === name);
  if (entry === undefined) {
    say(`There is no command "${name}".\n\n${helpText(commands)}`);
    return 2;
  }
  return runCommand(entry, await entry.load(), rest);
}

async function runCommand(entry: CommandEntry, command: Command, words: readonly string[]): Promise<number> {
  const json = words.includes("--json");
  try {
    const { values, positionals } = parse(command, words);
    if (values.help === true) {
      process.stdout.write(`${entry.about}\n\n${usageOf(entry, command)}\n`);
      return 0;
    }
    const answer = await command.run({
      words: positionals,
      values,
      config: () => readConfig(process.env, projectFolder),
      say,
    });
    process.stdout.write(`${json ? JSON.stringify(answer.json) : answer.text}\n`);
    return answer.code ?? 0;
  } catch (error) {
    return report(error, usageOf(entry, command), json);
  }
}

function parse(command: Command, words: readonly string[]) {
  try {
    const options = { ...command.options, ...common };
    const { values, positionals } = parseArgs({
      args: [...words],
      options,
      allowPositionals: true,
      strict: true,
    });
    return { values: values as Values, positionals };
  } catch (error) {
    throw new UsageError(errorText(error));
  }
}

function report(error: unknown, usage: string, json: boolean): number {
  if (error instanceof UsageError) {
    say(`${error.message}\n\n${usage}`);
    return 2;
  }
  const { code, sentence, detail } = explain(error);
  if (json)
    process.stdout.write(
      `${JSON.stringify({ error: { code, sentence, ...(detail === undefined ? {} : { detail }) } })}\n`,
    );
  else say(sentence);
  return 1;
}

function explain(error: unknown): { code: string; sentence: string; detail?: unknown } {
  if (error instanceof Failure) return { code: error.code, sentence: error.message, detail: error.detail };
  if (error instanceof StartError) return { code: error.code, sentence: error.message };
  switch (troubleOf(error)) {
    case "gone":
      return {
        code: "database-gone",
        sentence: "The database went away in the middle; nothing of this command was kept.",
      };
    case "busy":
      return {
        code: "database-busy",
        sentence: "The database is busy; nothing of this command was kept. Try again in a moment.",
      };
    case "full":
      return {
        code: "disk-full",
        sentence: "The disk of the database is full; nothing of this command was kept.",
      };
    case null:
      return {
        code: "failed",
        sentence: `The command failed: ${error instanceof Error ? (error.stack ?? error.message) : errorText(error)}`,
      };
  }
}

function usageOf(entry: CommandEntry, command: Command): string {
  return `Usage: palermo ${entry.name} ${command.usage} [--json]`.replaceAll(/ +/g, " ");
}

function helpText(commands: readonly CommandEntry[]): string {
  const width = Math.max(...commands.map((command) => command.name.length));
  const lines = commands.map((command) => `  ${command.name.padEnd(width)}  ${command.about}`);
  return [
    "Usage: palermo COMMAND [WORDS] [--json]   (palermo COMMAND --help says more)",
    "",
    ...lines,
    "",
    "Acts as the operator of this machine, or as somebody with --as EMAIL. Exit codes: 0 done, 1 refused or failed, 2 called wrongly.",
  ].join("\n");
}
