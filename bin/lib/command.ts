import type { ParseArgsConfig } from "node:util";
import type { Config } from "#kernel/config";

export type Values = Readonly<Record<string, string | boolean | readonly string[] | undefined>>;

/** What a command is given. */
export type Call = {
  readonly words: readonly string[];
  readonly values: Values;
  /** Read when the command needs it; throws `StartError`. */
  readonly config: () => Config;
  /** One sentence on the error channel. */
  readonly say: (sentence: string) => void;
};

export type Answer = {
  /** What `--json` prints. */
  readonly json: unknown;
  /** What a person reads. */
  readonly text: string;
  /** 0 unless said otherwise. */
  readonly code?: 0 | 1;
};

/** One command of `palermo`, in a file of its own name. */
export type Command = {
  /** The words and options after the name. */
  readonly usage: string;
  readonly options?: NonNullable<ParseArgsConfig["options"]>;
  readonly run: (call: Call) => Promise<Answer>;
};

/** A command in the list of them. */
export type CommandEntry = {
  readonly name: string;
  readonly about: string;
  readonly load: () => Promise<Command>;
};

/** The command was called wrongly: exit code 2, with its usage. */
export class UsageError extends Error {}

/** The command was refused or failed: exit code 1, with a sentence and what `--json` shows of it. */
export class Failure extends Error {
  readonly code: string;
  readonly detail: unknown;

  constructor(code: string, sentence: string, detail?: unknown) {
    super(sentence);
    this.code = code;
    this.detail = detail;
  }

  /** The same, with the thing that it is about before its sentence. */
  about(thing: string): Failure {
    return new Failure(this.code, `${thing}: ${this.message}`, this.detail);
  }
}

export function textOption(values: Values, name: string): string | undefined {
  const value = values[name];
  return typeof value === "string" ? value : undefined;
}

/** An option that may be given several times. */
export function listOption(values: Values, name: string): readonly string[] {
  const value = values[name];
  return Array.isArray(value) ? value.map(String) : [];
}

/** The only word of a command, e.g. its file. Throws `UsageError`. */
export function oneWord(call: Call, what: string): string {
  const [word, ...rest] = call.words;
  if (word === undefined || rest.length > 0) throw new UsageError(`Expected ${what}.`);
  return word;
}
