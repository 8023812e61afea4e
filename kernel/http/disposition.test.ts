import fc from "fast-check";
import { expect, test } from "vitest";
import { dispositionOf } from "./disposition.ts";

const ownName = (header: string) => decodeURIComponent(/filename\*=UTF-8''(.*)$/.exec(header)?.[1] ?? "");

test.each([
  ["../../etc/passwd", "_.._etc_passwd"],
  ["..\\..\\Windows\\run.exe", "_.._Windows_run.exe"],
  ['a"; filename="b.exe', "a_; filename=_b.exe"],
  ["invoice\r\nSet-Cookie: x=1", "invoice__Set-Cookie_ x=1"],
  // Shown as "statement-exe.pdf": the ending is turned round by a mark of direction.
  ["statement-\u202Efdp.exe", "statement-_fdp.exe"],
  ["CON.pdf", "_CON.pdf"],
  [" ...", "file"],
  ["\u0000", "_"],
  ["half\uD800.txt", "half\uFFFD.txt"],
  ["إفادة.pdf", "إفادة.pdf"],
])("a malicious or strange file name is made harmless: %j", (name, expected) => {
  expect(ownName(dispositionOf(name))).toBe(expected);
});

test("whatever a file is called, its header is one line of plain signs and names no other folder", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary", maxLength: 40 }), (name) => {
      const header = dispositionOf(name);
      expect(header).toMatch(/^attachment; filename="[\w .()-]*"; filename\*=UTF-8''[\w.!~%-]+$/);
      const own = ownName(header);
      expect(own).not.toMatch(/[\\/\p{Cc}\p{Cf}]/u);
      expect(own).not.toMatch(/^\.|^$/);
    }),
    { numRuns: 2_000 },
  );
});
