import { expect, test } from "vitest";
import { newResetCode, resetCodeHash } from "./reset-code.ts";

test("a code is twelve characters that are told apart, and never the same", () => {
  const codes = new Set(Array.from({ length: 200 }, newResetCode));
  expect(codes.size).toBe(200);
  for (const code of codes) expect(code).toMatch(/^[0-9A-HJKMNP-TV-Z]{4}(-[0-9A-HJKMNP-TV-Z]{4}){2}$/);
});

test("a code is read as it is heard", () => {
  const hash = resetCodeHash("0A1B-2C3D-4E5F");
  for (const heard of ["0a1b 2c3d 4e5f", "OAIB2C3D4E5F", "oalb-2c3d-4e5f", " 0A1B–2C3D–4E5F "])
    expect(resetCodeHash(heard).equals(hash), heard).toBe(true);
  expect(resetCodeHash("0A1B-2C3D-4E5G").equals(hash)).toBe(false);
});
