import { createHash } from "node:crypto";
import { expect, it } from "vitest";
import { codewords } from "./codewords.ts";
import { alignment, qrMatrix } from "./matrix.ts";

function digest(text: string): string {
  const rows = qrMatrix(text).map((row) => row.map(Number).join(""));
  return createHash("sha256").update(rows.join("\n")).digest("hex").slice(0, 16);
}

// Read back by an independent reader (jsQR 1.4.0) for 36 texts of all ten versions when this was written.
it("draws what an independent reader read", () => {
  expect(digest("Palermo")).toBe("1780d22519e32496");
  const uri =
    "otpauth://totp/Palermo:investigator%40demo.palermo.test?secret=JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP&issuer=Palermo&algorithm=SHA1&digits=6&period=30";
  expect(digest(uri)).toBe("ce8dfd0f35522dae");
});

it("takes the smallest version that holds the text, and says when none does", () => {
  expect(codewords("a".repeat(14)).version).toBe(1);
  expect(codewords("a".repeat(15)).version).toBe(2);
  expect(codewords("a".repeat(213)).version).toBe(10);
  expect(() => codewords("a".repeat(214))).toThrow(/213/);
});

it("puts the marks where the standard's table has them", () => {
  expect(alignment(1)).toEqual([]);
  expect(alignment(2)).toEqual([6, 18]);
  expect(alignment(7)).toEqual([6, 22, 38]);
  expect(alignment(10)).toEqual([6, 28, 50]);
});
