import { generateSync } from "otplib";
import { expect, test } from "vitest";
import { openSecret, sealSecret } from "./secret.ts";
import { newTotp, totpStep } from "./totp.ts";

const { secret } = newTotp("somebody@agency.test");
const now = new Date("2026-03-01T12:00:10Z");
const codeAt = (seconds: number) =>
  generateSync({ secret, epoch: Math.floor(now.getTime() / 1000) + seconds });
const step = Math.floor(now.getTime() / 30_000);

test("a code belongs to its step of thirty seconds, one to either side is tolerated", () => {
  expect(totpStep(secret, codeAt(0), now)).toBe(step);
  expect(totpStep(secret, codeAt(-30), now)).toBe(step - 1);
  expect(totpStep(secret, codeAt(30), now)).toBe(step + 1);
});

test("an older or later code, another length and letters belong to none", () => {
  for (const code of [codeAt(-120), codeAt(120), "12345", "1234567", "abcdef", ""])
    expect(totpStep(secret, code, now)).toBeNull();
});

test("a sealed secret opens with its key and for its account only", () => {
  const key = Buffer.alloc(32, 1);
  const sealed = sealSecret(key, "one", secret);
  expect(openSecret(key, "one", sealed)).toBe(secret);
  expect(() => openSecret(key, "other", sealed)).toThrow();
  expect(() => openSecret(Buffer.alloc(32, 2), "one", sealed)).toThrow();
  expect(sealed.toString("latin1")).not.toContain(secret);
});
