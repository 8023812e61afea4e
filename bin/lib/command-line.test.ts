import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { StartError } from "#kernel/config";
import { type Command, Failure, oneWord, UsageError } from "./command.ts";
import { runCommandLine } from "./command-line.ts";

let out = "";
let err = "";
beforeEach(() => {
  out = "";
  err = "";
  vi.spyOn(process.stdout, "write").mockImplementation((text) => {
    out += String(text);
    return true;
  });
  vi.spyOn(process.stderr, "write").mockImplementation((text) => {
    err += String(text);
    return true;
  });
});
afterEach(() => vi.restoreAllMocks());

function run(words: string[], command: Partial<Command> = {}): Promise<number> {
  const whole: Command = {
    usage: "WORD",
    run: async (call) => ({ json: { word: oneWord(call, "a word") }, text: "done" }),
    ...command,
  };
  return runCommandLine(words, [{ name: "try", about: "Tries.", load: async () => whole }]);
}

describe("exit codes and channels", () => {
  test("0: the answer, as text or as JSON", async () => {
    expect(await run(["try", "a"])).toBe(0);
    expect(await run(["try", "a", "--json"])).toBe(0);
    expect([out, err]).toEqual(['done\n{"word":"a"}\n', ""]);
  });

  test.each([
    [new Failure("refused", "It was refused."), "refused", "It was refused."],
    [new StartError("wrong-key", "Another key."), "wrong-key", "Another key."],
    [Object.assign(new Error("x"), { code: "57P01" }), "database-gone", "went away"],
    [Object.assign(new Error("x"), { code: "53100" }), "disk-full", "is full"],
  ])("1: %s", async (error, code, words) => {
    const failing = { run: () => Promise.reject(error) };
    expect(await run(["try"], failing)).toBe(1);
    expect([out, err]).toEqual(["", expect.stringContaining(words)]);
    expect(await run(["try", "--json"], failing)).toBe(1);
    expect(JSON.parse(out)).toMatchObject({ error: { code, sentence: expect.stringContaining(words) } });
  });

  test("1: a command that ran and found something wrong", async () => {
    expect(await run(["try"], { run: async () => ({ json: {}, text: "broken", code: 1 }) })).toBe(1);
    expect(out).toBe("broken\n");
  });

  test.each([
    [[]],
    [["nonsense"]],
    [["try"]],
    [["try", "a", "b"]],
    [["try", "a", "--nonsense"]],
    [["try", "a", "--as"]],
  ])("2: %j", async (words) => {
    expect(await run(words)).toBe(2);
    expect(out + err).toContain("Usage: palermo");
  });

  test("2: the command itself says how it is called", async () => {
    expect(await run(["try"], { run: () => Promise.reject(new UsageError("Expected more.")) })).toBe(2);
    expect(err).toBe("Expected more.\n\nUsage: palermo try WORD [--json]\n");
  });

  test("--help", async () => {
    expect(await run(["--help"])).toBe(0);
    expect(await run(["try", "--help"])).toBe(0);
    expect(out).toContain("Tries.");
  });
});
