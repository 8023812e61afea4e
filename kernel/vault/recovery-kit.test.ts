import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readRecoveryKit, recoveryKit } from "./recovery-kit.ts";
import { VaultError } from "./vault-error.ts";

const keys = fc.uint8Array({ minLength: 32, maxLength: 32 }).map((bytes) => Buffer.from(bytes));

function wrongLine(text: string): unknown {
  try {
    readRecoveryKit(text);
  } catch (error) {
    return error instanceof VaultError && error.code === "bad-recovery-kit" ? error.detail.line : error;
  }
  return "read";
}

describe("the recovery kit", () => {
  test("gives the key back", () => {
    fc.assert(fc.property(keys, (key) => readRecoveryKit(recoveryKit(key)).equals(key)));
  });

  test("is four numbered lines of three groups", () => {
    const lines = recoveryKit(Buffer.alloc(32, 7)).split("\n");
    expect(lines).toHaveLength(4);
    for (const [index, line] of lines.entries()) {
      expect(line).toMatch(new RegExp(`^${index + 1}: ([0-9A-HJKMNP-TV-Z]{5}-){2}[0-9A-HJKMNP-TV-Z]{5}$`));
    }
  });

  test("reads small letters, spaces, blank lines and look-alikes", () => {
    fc.assert(
      fc.property(keys, (key) => {
        const typed = recoveryKit(key)
          .replace(/^\d: /gm, "")
          .toLowerCase()
          .replaceAll("-", " ")
          .replaceAll("0", "o")
          .replaceAll("1", "l");
        return readRecoveryKit(`\n ${typed.replaceAll("\n", "\r\n\r\n")}\n`).equals(key);
      }),
    );
  });

  test("names the line in which a character was miscopied", () => {
    const kit = recoveryKit(Buffer.from(Array.from({ length: 32 }, (_, i) => i * 7)));
    const lines = kit.split("\n");
    let missed = 0;
    for (let line = 0; line < 4; line += 1) {
      for (let at = 3; at < 20; at += 1) {
        const original = lines[line] ?? "";
        if (original[at] === "-") continue;
        const changed = original.slice(0, at) + (original[at] === "7" ? "8" : "7") + original.slice(at + 1);
        const found = wrongLine(lines.with(line, changed).join("\n"));
        if (found !== line + 1) missed += 1;
      }
    }
    expect(missed).toBe(0);
  });

  test("refuses exchanged, missing and additional lines", () => {
    const lines = recoveryKit(Buffer.from(Array.from({ length: 32 }, (_, i) => 255 - i))).split("\n");
    const [one = "", two = "", three = "", four = ""] = lines.map((line) => line.slice(3));
    expect(wrongLine([two, one, three, four].join("\n"))).toBe(1);
    expect(wrongLine([one, two, three].join("\n"))).toBe(4);
    expect(wrongLine([one, two, three, four, one].join("\n"))).toBe(5);
    expect(wrongLine("")).toBe(1);
  });

  test("is made from 32 bytes only", () => {
    expect(() => recoveryKit(Buffer.alloc(16))).toThrow("32 bytes");
  });
});
